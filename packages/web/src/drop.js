// Files and folders that are chosen or dropped, to `[{ name, file }]` for the task that is open.
import { $ } from "./page.js";

const takers = {};

/** Files that are dropped while `task` is shown go to `take`; those on any other to the first task. */
export function receive(task, take) {
  takers[task] = take;
}

/** A button that opens the file dialogue of its input. */
export function choose(button, input, take) {
  $(button).addEventListener("click", () => $(input).click());
  $(input).addEventListener("change", async ({ target }) => {
    const given = [...target.files].map((file) => ({ name: file.webkitRelativePath || file.name, file }));
    target.value = "";
    if (given.length > 0) await take(given);
  });
}

const holdsFiles = (event) => [...(event.dataTransfer?.types ?? [])].includes("Files");

addEventListener("dragover", (event) => {
  if (!holdsFiles(event)) return;
  event.preventDefault();
  document.body.classList.add("over");
});
addEventListener("dragleave", ({ relatedTarget }) => {
  if (!relatedTarget) document.body.classList.remove("over");
});
addEventListener("drop", async (event) => {
  document.body.classList.remove("over");
  if (!holdsFiles(event)) return;
  event.preventDefault();
  let task = Object.keys(takers).find((id) => !$(id).hidden);
  if (!task) {
    task = "check";
    location.hash = "#check";
  }
  // Both are gone when the event is over.
  const entries = [...event.dataTransfer.items].map((item) => item.webkitGetAsEntry?.()).filter(Boolean);
  const files = [...event.dataTransfer.files].map((file) => ({ name: file.name, file }));
  takers[task](entries.length > 0 ? (await Promise.all(entries.map(walk))).flat() : files);
});

/** The files below a dropped folder. */
async function walk(entry) {
  if (entry.isFile) {
    const file = await new Promise((resolve, reject) => entry.file(resolve, reject));
    return [{ name: entry.fullPath.replace(/^\//, ""), file }];
  }
  const reader = entry.createReader();
  const found = [];
  for (;;) {
    const some = await new Promise((resolve, reject) => reader.readEntries(resolve, reject));
    if (some.length === 0) return found;
    for (const inside of some) found.push(...(await walk(inside)));
  }
}
