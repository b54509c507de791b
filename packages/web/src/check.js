// 点検する: texts and files to findings, and their repair.
import { choose, receive } from "./drop.js";
import { attempt, engine, stop, Stopped, TooMuch } from "./engine.js";
import { card, marked, MOST, printed } from "./findings.js";
import { corrected, document as held, open, unread } from "./files.js";
import { $, copy, lang, make, save, say, settled } from "./page.js";

const encoder = new TextEncoder();
const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

/** The pasted text, or the files that were given; which of them is shown, which finding is looked at. */
const pasted = held("", new Uint8Array());
let documents = [pasted];
let current = pasted;
let chosen = -1;
let left = 0;
/** What was repaired together is undone together: documents and their bytes before. */
let steps = [];
/** Counts what was given; what comes after something newer counts no more. */
let turn = 0;

const text = $("text");
const status = $("status");

/** Reads a document anew; `false` where its bytes are others meanwhile. */
async function read(one) {
  const { bytes } = one;
  const checked = await engine.check(one.name, bytes, () => (status.textContent = say("loading-full"))).catch((error) => {
    if (error instanceof TooMuch) return unread("too-large");
    throw error;
  });
  if (one.bytes !== bytes) return false;
  one.checked = { ...checked, bytes };
  return true;
}

// ---- what is typed and pasted

let reading = false;

/** Reads the pasted text; what is typed meanwhile is read once, when that is done. */
async function readPasted() {
  if (reading) return;
  reading = true;
  let done = await attempt(status, () => read(pasted));
  while (!done && pasted.checked?.bytes !== pasted.bytes && current === pasted) {
    const { bytes } = pasted;
    done = await attempt(status, () => read(pasted));
    if (!done && bytes === pasted.bytes) break;
  }
  reading = false;
  if (done && current === pasted) show();
}

const soon = settled(100, readPasted);

text.addEventListener("input", ({ inputType }) => {
  if (current !== pasted) return;
  pasted.bytes = encoder.encode(text.value);
  steps = [];
  $("backdrop").replaceChildren();
  if (inputType === "insertFromPaste") readPasted();
  else soon();
});
text.addEventListener("scroll", () => ($("backdrop").scrollTop = text.scrollTop));

$("try").addEventListener("click", () => {
  backToText();
  text.value = say("example");
  text.dispatchEvent(new Event("input"));
  text.focus();
});

// ---- files

/** Reads files one after the other, with progress; newer ones or the button end it. */
async function take(given) {
  const mine = ++turn;
  const found = [];
  progress(0, 0);
  const skipped = await attempt(status, () =>
    open(given, async (one, part) => {
      progress(part, found.length);
      if (!one.checked) await read(one);
      if (turn !== mine) throw new Stopped();
      found.push(one);
    }),
  );
  if (turn !== mine) return;
  $("progress").hidden = true;
  if (skipped === undefined) return;
  if (found.length === 0) {
    show();
    status.textContent = say("nothing-readable");
    return;
  }
  left = skipped;
  shown(found);
}

function progress(part, count, key = "reading") {
  $("progress").hidden = false;
  $("bar").value = part;
  $("progress-text").textContent = say(key, { done: count, percent: Math.floor(part * 100) });
}

/** Shows these documents, the first with something to do in front. */
function shown(all) {
  documents = all;
  current = all.find(({ checked }) => checked.findings.length > 0 || checked.unreadable) ?? all[0];
  chosen = -1;
  steps = [];
  show();
}

$("cancel").addEventListener("click", () => {
  turn += 1;
  stop();
  $("progress").hidden = true;
  show();
  status.textContent = say("cancelled");
  ($("back").hidden ? text : $("back")).focus();
});

// Not in the standard, and in every browser.
$("folder").setAttribute("webkitdirectory", "");
choose("choose-files", "files", take);
choose("choose-folder", "folder", take);
receive("check", take);

function backToText() {
  turn += 1;
  left = 0;
  $("progress").hidden = true;
  text.value = decoder.decode(pasted.bytes);
  shown([pasted]);
}
pasted.checked = { findings: [], text: "", suppressed: 0, bytes: pasted.bytes };
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
  mark();
  const notes = [];
  if (checked.unreadable) {
    const { unreadable, save_as } = checked;
    notes.push(make("li", { className: "notice" }, say(`unreadable-${unreadable}`, { save_as })));
  }
  if (checked.malformed) notes.push(make("li", { className: "notice" }, say("malformed")));
  const cards = checked.findings.slice(0, MOST).map((finding, at) =>
    card(finding, { replace: () => replace(at, finding.fix), show: () => reveal(at) }),
  );
  const more = checked.findings.length - cards.length;
  if (more > 0) cards.push(make("li", { className: "soft" }, say("more", { count: more })));
  if (checked.suppressed) cards.push(make("li", { className: "soft" }, say("suppressed", { count: checked.suppressed })));
  $("findings").replaceChildren(...notes, ...cards);
  const safe = documents.flatMap((one) => one.checked.findings).filter(({ fix }) => fix?.safety === "safe").length;
  $("fix-all").hidden = safe === 0;
  $("fix-all").textContent = say("fix-all", { count: safe });
  $("undo").hidden = steps.length === 0;
  $("copy").hidden = !isText || text.value === "";
  $("download").hidden = !documents.some((one) => one !== pasted && one.bytes !== one.original) && steps.length === 0;
  $("acts").hidden = isText && text.value === "";
}

function summary() {
  const count = documents.reduce((sum, one) => sum + one.checked.findings.length, 0);
  if (current === pasted) {
    if (pasted.bytes.length === 0) return say("status-empty");
    return count === 0 ? say("status-none") : say("status-found", { count });
  }
  const files = documents.filter((one) => !one.checked.unreadable).length;
  if (files === 0) return say("nothing-readable");
  return say(count === 0 ? "status-files-none" : "status-files", { files, count });
}

function list() {
  $("read").hidden = current === pasted;
  if (current === pasted) return;
  $("list").replaceChildren(
    ...documents.map((one) => {
      const count = one.checked.findings.length;
      const number = one.checked.unreadable ? say("not-read") : say("count", { count });
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
  $("skipped").hidden = left === 0;
  $("skipped").textContent = say("files-skipped", { count: left });
}

function mark() {
  $("backdrop").replaceChildren(...marked(text.value, current.checked.findings, chosen));
  $("backdrop").scrollTop = text.scrollTop;
}

/** Selects the phrase in the text. */
function reveal(at) {
  if (current.checked.bytes !== current.bytes) return;
  const { from, to } = current.checked.findings[at];
  chosen = at;
  mark();
  text.focus();
  text.setSelectionRange(from, to);
  const spot = $("backdrop").querySelector(".at");
  if (spot) text.scrollTop = spot.offsetTop - text.clientHeight / 3;
  for (const [index, element] of [...$("findings").querySelectorAll(".finding")].entries()) {
    element.classList.toggle("at", index === at);
  }
}

// ---- repair

/** Gives documents new bytes, by `repaired`, as one step; those that are typed in meanwhile are left alone. */
async function change(all, repaired) {
  const step = [];
  const mine = turn;
  for (const [at, one] of all.entries()) {
    if (turn !== mine) break;
    if (all.length > 1) progress(at / all.length, at, "repairing");
    const { bytes, checked } = one;
    if (checked.bytes !== bytes) continue;
    const better = await attempt(status, () => repaired(one));
    if (!better || one.bytes !== bytes) continue;
    set(one, better);
    if (!(await attempt(status, () => read(one))) && turn !== mine) {
      set(one, bytes);
      break;
    }
    step.push([one, bytes]);
  }
  if (step.length > 0) steps.push(step);
  chosen = -1;
  $("progress").hidden = true;
  show();
  if (turn !== mine) status.textContent = say("cancelled");
  return step.length > 0;
}

function set(one, bytes) {
  one.bytes = bytes;
  if (one === pasted) text.value = decoder.decode(bytes);
}

async function replace(at, fix) {
  if (!(await change([current], (one) => engine.repairOne(one.name, one.bytes, at)))) return;
  status.textContent = `${say("replaced", { after: fix.after || say("delete") })} ${summary()}`;
  ($("findings").querySelector(".strong") ?? $("undo")).focus();
}

$("fix-all").addEventListener("click", async () => {
  const all = documents.filter((one) => one.checked.findings.some(({ fix }) => fix?.safety === "safe"));
  await change(all, (one) => engine.repair(one.name, one.bytes, false));
  $("undo").focus();
});

$("undo").addEventListener("click", async () => {
  for (const [one, bytes] of steps.pop() ?? []) {
    set(one, bytes);
    await attempt(status, () => read(one));
  }
  show();
  status.textContent = `${say("undone")} ${summary()}`;
  if ($("undo").hidden) $("findings-title").focus();
});

$("copy").addEventListener("click", async () => {
  status.textContent = say((await copy(text.value)) ? "copied" : "copy-failed");
});

$("download").addEventListener("click", async () => {
  if (current === pasted) {
    return save(/^\s*</.test(text.value) ? "text.html" : "text.txt", pasted.bytes);
  }
  const saved = await attempt(status, () => corrected(documents));
  if (saved) save(saved.name, saved.bytes);
});

$("print").addEventListener("click", () => print());

// Also when the browser's own menu prints.
addEventListener("beforeprint", () => {
  const sections = documents.flatMap((one) => {
    const { findings } = one.checked;
    return findings.length === 0 ? [] : [make("h2", {}, one.name), ...findings.map(printed)];
  });
  const today = new Date().toLocaleDateString(lang, { dateStyle: "long" });
  $("report").replaceChildren(make("h1", {}, say("report-title")), make("p", {}, `${today}　${summary()}`), ...sections);
});

show();
