// 書面の写しをつくる: IPA's two mails to a document that an office accepts.
import { choose, receive } from "./drop.js";
import { attempt, engine } from "./engine.js";
import { read } from "./files.js";
import { $, make, save, say, settled, today } from "./page.js";

/** The mails: files, and what is pasted in the two fields. */
let files = [];
let html = null;
let turn = 0;

const status = $("proof-status");
const fields = ["paste-1", "paste-2"].map($);

async function take(given) {
  const unread = [];
  for (const { name, file } of given) {
    const { bytes, reason } = await read(file);
    if (bytes) files.push({ name: free(name.split("/").pop()), bytes });
    else unread.push(`${name}: ${say(`unreadable-${reason}`)}`);
  }
  list();
  await prove();
  if (unread.length > 0) status.textContent = [...unread, status.textContent].join(" ");
}

/** The name, with a number where it is taken. */
function free(name) {
  const taken = (wanted) => files.some((one) => one.name === wanted);
  let wanted = name;
  for (let n = 2; taken(wanted); n += 1) wanted = name.replace(/(\.[^.]*)?$/, ` (${n})$1`);
  return wanted;
}

function list() {
  $("mails").replaceChildren(
    ...files.map((one, at) => {
      const button = make("button", { type: "button", className: "quiet", data: { "aria-label": say("remove-label", { name: one.name }) } }, say("remove"));
      button.addEventListener("click", () => {
        files = files.filter((other) => other !== one);
        list();
        prove();
        ($("mails").querySelectorAll("button")[at] ?? $("choose-mails")).focus();
      });
      return make("li", {}, make("span", {}, one.name), button);
    }),
  );
}

function given() {
  const pasted = fields.flatMap((field, at) =>
    field.value.trim() === "" ? [] : [[`${say("pasted-mail", { n: at + 1 })}.txt`, new TextEncoder().encode(field.value)]],
  );
  return [...files.map(({ name, bytes }) => [name, bytes]), ...pasted];
}

const POLICY = { yes: true, no: false };

async function prove() {
  const mine = ++turn;
  const all = given();
  let proved = { points: [], steps: [], html: null };
  if (all.length > 0) {
    status.textContent = say("loading");
    const { purpose = "general", policy } = Object.fromEntries(new FormData($("proof-form")));
    proved = await attempt(status, () => engine.makeProof(all, purpose, POLICY[policy], today()));
    if (!proved || turn !== mine) return;
  }
  show(all, proved);
}

function show(all, proved) {
  html = proved.html;
  const isReady = html && proved.bad === 0;
  if (all.length === 0) status.textContent = say("proof-empty");
  else if (!html) status.textContent = say("proof-unread");
  else status.textContent = isReady ? say("proof-ready") : say("proof-bad", { count: proved.bad });
  $("points").replaceChildren(...proved.points.map(point));
  $("stages").hidden = proved.steps.length === 0;
  $("stages").replaceChildren(
    ...proved.steps.map(({ name, reached }) => make("li", reached ? { data: { "aria-current": "step" } } : {}, name)),
  );
  $("next").textContent = proved.next ? say("next", { next: proved.next }) : "";
  $("masked").hidden = !proved.masked;
  $("proof-acts").hidden = !html;
  $("proof-preview").hidden = !html;
  $("paper").srcdoc = html ?? "";
}

function point({ state, message, help, source }) {
  return make(
    "li",
    { className: `point ${state}` },
    make("b", { className: "sign" }, say(`state-${state}`)),
    make("div", {}, make("p", {}, message), help ? make("p", { className: "soft" }, help) : null, source ? make("p", { className: "soft" }, say("point-source", { source })) : null),
  );
}

choose("choose-mails", "mail-files", take);
receive("proof", take);
for (const field of fields) field.addEventListener("input", settled(200, prove));
$("proof-form").addEventListener("submit", (event) => event.preventDefault());
$("proof-form").addEventListener("change", ({ target }) => {
  if (["purpose", "policy"].includes(target.name)) prove();
});

$("save-proof").addEventListener("click", () => save(say("proof-file"), html, "text/html"));
$("print-proof").addEventListener("click", () => {
  $("paper").contentWindow.focus();
  $("paper").contentWindow.print();
});

let offered;

export async function showProof() {
  offered ??= await attempt(status, offer);
}

async function offer() {
  const purposes = await engine.purposes();
  $("purpose").replaceChildren(...purposes.map(({ id, title }) => make("option", { value: id }, title)));
  const note = () => ($("purpose-note").textContent = purposes.find(({ id }) => id === $("purpose").value)?.note ?? "");
  $("purpose").addEventListener("change", note);
  note();
  return purposes;
}
