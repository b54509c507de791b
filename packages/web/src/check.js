// 点検する: texts and files to findings, and their repair.
import { engine, load } from "./engine.js";
import { expand, zipped } from "./files.js";
import { $, copy, lang, make, save, say, settled, source } from "./page.js";

const encoder = new TextEncoder();
const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

/** The pasted text, or the files that were dropped: bytes, what they were, what was found. */
const pasted = { name: "", bytes: new Uint8Array(), history: [], checked: null, pasted: true };
let documents = [pasted];
let current = pasted;
let chosen = -1;
let skipped = [];
let turn = 0;
let archive = null;

const text = $("text");
const status = $("status");

/** Reads a document anew; `false` where something newer has come meanwhile. */
async function read(one) {
  const mine = (one.turn = (one.turn ?? 0) + 1);
  const part = await partFor(one.name);
  await load(part);
  const checked = await engine.check(one.name, one.bytes, lang);
  if (one.turn !== mine) return false;
  one.checked = checked;
  return true;
}

/** The larger part of the engine is loaded when a file needs it. */
async function partFor(name) {
  const { documents: packed } = await load("engine");
  return packed.includes(ending(name)) ? "full" : "engine";
}

const ending = (name) => name.split("/").pop().split(".").slice(1).pop()?.toLowerCase() ?? "";

// ---- what is typed and pasted

const typed = settled(120, async () => {
  pasted.bytes = encoder.encode(text.value);
  if (await attempt(() => read(pasted))) show();
});

text.addEventListener("input", () => {
  if (current !== pasted) return;
  pasted.history.length = 0;
  mark([]);
  typed();
});
text.addEventListener("scroll", () => ($("backdrop").scrollTop = text.scrollTop));

async function attempt(run) {
  try {
    return await run();
  } catch (error) {
    console.error(error);
    status.textContent = say("engine-failed");
    return false;
  }
}

$("try").addEventListener("click", () => {
  backToText();
  text.value = say("example");
  text.dispatchEvent(new Event("input"));
  text.focus();
});

// ---- files

/** Reads files one after the other, with progress; a newer drop or the button ends it. */
async function take(given) {
  const mine = ++turn;
  const formats = await attempt(() => load("engine"));
  if (!formats || given.length === 0) return;
  const known = new Set([...formats.text, ...formats.documents, "doc", "ppt", "xls", "rtf", "jtd", "pages"]);
  const { entries, zip, faults } = await expand(given);
  archive = zip;
  const wanted = entries.filter(({ name }) => known.has(ending(name)));
  skipped = entries.filter((entry) => !wanted.includes(entry));
  documents = faults.map((fault) => ({ ...fault, bytes: new Uint8Array(), history: [], checked: unreadable(fault.reason) }));
  chosen = -1;
  if (wanted.some(({ name }) => formats.documents.includes(ending(name)))) {
    status.textContent = say("loading-full");
  }
  $("progress").hidden = false;
  $("bar").max = wanted.length;
  for (const [at, entry] of wanted.entries()) {
    $("bar").value = at;
    $("progress-text").textContent = say("reading", { done: at, all: wanted.length });
    const one = { name: entry.name, bytes: new Uint8Array(), history: [], checked: null };
    if (entry.size > 50 * 2 ** 20) {
      one.checked = unreadable("size");
      skipped.push(entry);
    } else {
      one.bytes = await entry.bytes();
      if (!(await attempt(() => read(one)))) break;
    }
    if (turn !== mine) return;
    documents.push(one);
  }
  $("progress").hidden = true;
  if (documents.length === 0) {
    documents = [pasted];
    current = pasted;
    show();
    status.textContent = say("nothing-readable");
    return;
  }
  current = documents.find(worst) ?? documents[0];
  show();
}

const worst = (one) => one.checked.findings.length > 0 || one.checked.unreadable;

function unreadable(reason) {
  return { unreadable: reason, findings: [], text: "", suppressed: 0 };
}

$("cancel").addEventListener("click", () => {
  turn += 1;
  $("progress").hidden = true;
  if (documents.length === 0) backToText();
  current = documents[0];
  show();
  status.textContent = say("cancelled");
});

// Not in the standard, and in every browser.
$("folder").setAttribute("webkitdirectory", "");
for (const [button, input] of [["choose-files", "files"], ["choose-folder", "folder"]]) {
  $(button).addEventListener("click", () => $(input).click());
  $(input).addEventListener("change", async ({ target }) => {
    const given = [...target.files].map((file) => ({ name: file.webkitRelativePath || file.name, file }));
    target.value = "";
    await take(given);
  });
}

addEventListener("dragover", (event) => {
  if (![...event.dataTransfer.types].includes("Files")) return;
  event.preventDefault();
  document.body.classList.add("over");
});
addEventListener("dragleave", ({ relatedTarget }) => {
  if (!relatedTarget) document.body.classList.remove("over");
});
addEventListener("drop", async (event) => {
  document.body.classList.remove("over");
  if (![...event.dataTransfer.types].includes("Files")) return;
  event.preventDefault();
  location.hash = "#check";
  const entries = [...event.dataTransfer.items].map((item) => item.webkitGetAsEntry?.()).filter(Boolean);
  const files = [...event.dataTransfer.files].map((file) => ({ name: file.name, file }));
  await take(entries.length > 0 ? (await Promise.all(entries.map(walk))).flat() : files);
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

function backToText() {
  turn += 1;
  documents = [pasted];
  current = pasted;
  skipped = [];
  archive = null;
  chosen = -1;
  text.value = decoder.decode(pasted.bytes);
  show();
}
$("back").addEventListener("click", () => {
  backToText();
  text.focus();
});

// ---- what is shown

function show() {
  const { checked } = current;
  const isText = current === pasted;
  if (!isText) text.value = checked.text;
  text.readOnly = !isText;
  $("back").hidden = isText;
  $("try").hidden = !isText;
  $("text-label").textContent = isText ? say("input-label") : current.name;
  list();
  status.textContent = summary();
  const findings = checked?.findings ?? [];
  mark(findings);
  const notes = [];
  if (checked?.unreadable) {
    const key = checked.unreadable === "size" ? "too-large" : `unreadable-${checked.unreadable}`;
    notes.push(make("li", { className: "notice" }, say(key, { save_as: checked.save_as })));
  }
  if (checked?.malformed) notes.push(make("li", { className: "notice" }, say("malformed")));
  $("findings").replaceChildren(...notes, ...findings.map((finding, at) => card(finding, at, true)));
  if (checked?.suppressed) {
    $("findings").append(make("li", { className: "soft" }, say("suppressed", { count: checked.suppressed })));
  }
  const safe = documents.flatMap((one) => one.checked?.findings ?? []).filter(({ fix }) => fix?.safety === "safe");
  const changed = documents.some((one) => one.history.length > 0);
  $("fix-all").hidden = safe.length === 0;
  $("fix-all").textContent = say("fix-all", { count: safe.length });
  $("undo").hidden = !changed;
  $("copy").hidden = !isText || text.value === "";
  $("download").hidden = !changed;
  $("acts").hidden = isText ? text.value === "" : false;
}

function summary() {
  const count = documents.reduce((sum, one) => sum + (one.checked?.findings.length ?? 0), 0);
  if (current === pasted) {
    if (pasted.bytes.length === 0) return say("status-empty");
    return count === 0 ? say("status-none") : say("status-found", { count });
  }
  const files = documents.filter((one) => !one.checked.unreadable).length;
  return say(count === 0 ? "status-files-none" : "status-files", { files, count });
}

function list() {
  $("read").hidden = current === pasted;
  if (current === pasted) return;
  $("list").replaceChildren(
    ...documents.map((one) => {
      const count = one.checked.findings.length;
      const number = one.checked.unreadable ? "–" : String(count);
      const button = make(
        "button",
        { type: "button", data: one === current ? { "aria-current": "true" } : {} },
        make("span", {}, one.name),
        make("span", { className: count > 0 ? "n some" : "n" }, number),
      );
      button.addEventListener("click", () => {
        current = one;
        chosen = -1;
        show();
        $("list").querySelector("[aria-current]").focus();
      });
      return make("li", {}, button);
    }),
  );
  $("skipped").hidden = skipped.length === 0;
  $("skipped").textContent = say("files-skipped", { count: skipped.length });
}

/** The text once more behind the text, as text: marks where the phrases are. */
function mark(findings) {
  const all = text.value;
  const pieces = [];
  let at = 0;
  for (const [index, { from, to }] of findings.entries()) {
    if (to <= at) continue;
    const start = Math.max(from, at);
    pieces.push(all.slice(at, start), make("mark", { className: index === chosen ? "at" : "" }, all.slice(start, to)));
    at = to;
  }
  // A last line break has no height of its own.
  pieces.push(`${all.slice(at)}\n`);
  $("backdrop").replaceChildren(...pieces);
  $("backdrop").scrollTop = text.scrollTop;
}

function place({ location, line }) {
  if (!location) return say("place", { line });
  const { page, slide, sheet, cell, paragraph } = location;
  const parts = [
    page && say("page", { n: page }),
    slide && say("slide", { n: slide }),
    sheet,
    cell,
    !cell && paragraph && say("paragraph", { n: paragraph }),
  ];
  return parts.filter(Boolean).join(" ");
}

/** A finding as it is read; on the screen with its buttons. */
function card(finding, at, acting) {
  const { severity, fix, message, help, why, url } = finding;
  const what = make("p", { className: "what" }, make("b", {}, say(severity)), make("span", {}, place(finding)));
  const before = fix?.before ?? finding.matched;
  const rows = [make("dt", {}, say("before")), make("dd", {}, make(fix ? "del" : "span", { className: fix ? "" : "words" }, before))];
  if (fix) {
    rows.push(make("dt", {}, say("after")), make("dd", {}, make("ins", {}, fix.after || say("delete"))));
  }
  const parts = [what, make("dl", { className: "change" }, ...rows), make("p", {}, message), make("p", {}, help)];
  if (fix?.safety === "unsafe") parts.push(make("p", { className: "soft" }, say("unsafe")));
  if (!acting) return make("div", { className: `finding ${severity}` }, ...parts, make("p", { className: "soft" }, why), make("p", { className: "soft" }, url));
  const actions = make("div", { className: "row" });
  if (fix) {
    const button = make("button", { type: "button", className: "strong", data: { "aria-label": say("replace-label", fix) } }, say("replace"));
    button.addEventListener("click", () => repairOne(at, fix));
    actions.append(button);
  }
  const spot = make("button", { type: "button" }, say("show"));
  spot.addEventListener("click", () => reveal(at));
  actions.append(spot);
  const reasons = make("details", {}, make("summary", {}, say("why")), make("p", { className: "why" }, why));
  if (url) reasons.append(source(url));
  return make("li", { className: `finding ${severity}` }, ...parts, actions, reasons);
}

/** Selects the phrase in the text. */
function reveal(at) {
  const { from, to } = current.checked.findings[at];
  chosen = at;
  mark(current.checked.findings);
  text.focus();
  text.setSelectionRange(from, to);
  const spot = $("backdrop").querySelector(".at");
  if (spot) text.scrollTop = spot.offsetTop - text.clientHeight / 3;
  for (const [index, element] of [...$("findings").querySelectorAll(".finding")].entries()) {
    element.classList.toggle("at", index === at);
  }
}

// ---- repair

function change(one, bytes) {
  one.history.push(one.bytes);
  one.bytes = bytes;
  if (one === pasted) text.value = decoder.decode(bytes);
}

async function repairOne(at, fix) {
  const one = current;
  const bytes = await attempt(() => engine.repairOne(one.name, one.bytes, at));
  if (!bytes) return;
  change(one, bytes);
  chosen = -1;
  if (!(await attempt(() => read(one)))) return;
  steps.push([one]);
  show();
  status.textContent = `${say("replaced", { after: fix.after || say("delete") })} ${summary()}`;
  const next = $("findings").querySelectorAll(".finding .strong")[0] ?? $("undo");
  next.focus();
}

/** What was repaired together is undone together. */
const steps = [];

$("fix-all").addEventListener("click", async () => {
  const done = [];
  for (const one of documents) {
    if (!one.checked?.findings.some(({ fix }) => fix?.safety === "safe")) continue;
    const bytes = await attempt(() => engine.repair(one.name, one.bytes, false));
    if (!bytes) continue;
    change(one, bytes);
    await attempt(() => read(one));
    done.push(one);
  }
  if (done.length > 0) steps.push(done);
  chosen = -1;
  show();
  $("undo").focus();
});

$("undo").addEventListener("click", async () => {
  const step = steps.pop()?.filter((one) => one.history.length > 0) ?? [];
  for (const one of step.length > 0 ? step : documents.filter((one) => one.history.length > 0)) {
    one.bytes = one.history.pop();
    if (one === pasted) text.value = decoder.decode(one.bytes);
    await attempt(() => read(one));
  }
  show();
  status.textContent = `${say("undone")} ${summary()}`;
});

$("copy").addEventListener("click", async () => {
  status.textContent = say((await copy(text.value)) ? "copied" : "copy-failed");
});

$("download").addEventListener("click", async () => {
  if (current === pasted) {
    const isPage = /^\s*</.test(text.value);
    return save(isPage ? "text.html" : "text.txt", pasted.bytes);
  }
  const files = documents.filter(({ bytes }) => bytes.length > 0);
  if (files.length === 1 && !archive) return save(files[0].name.split("/").pop(), files[0].bytes);
  // An archive comes back whole, with what was not read in it.
  const others = archive ? await Promise.all(skipped.map(async (entry) => [entry.name, await entry.bytes()])) : [];
  const all = [...files.map(({ name, bytes }) => [name, bytes]), ...others];
  save(archive ?? "corrected.zip", zipped(all), "application/zip");
});

$("print").addEventListener("click", () => {
  const sections = documents.flatMap((one) => {
    const findings = one.checked?.findings ?? [];
    if (findings.length === 0) return [];
    return [make("h2", {}, one.name), ...findings.map((finding, at) => card(finding, at, false))];
  });
  const today = new Date().toLocaleDateString(lang, { dateStyle: "long" });
  $("report").replaceChildren(make("h1", {}, say("report-title")), make("p", {}, `${today}　${summary()}`), ...sections);
  print();
});

show();
