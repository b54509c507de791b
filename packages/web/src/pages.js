// ページを作る and 文例: the answers of one form to the badge page and to ready-made wording.
import { attempt, engine, load } from "./engine.js";
import { $, copy, lang, make, save, say, settled, today } from "./page.js";

const form = $("form");
let made = null;
const touched = new Set();

/** What the wording shows before anything is filled in. */
const SAMPLE = {
  company: "株式会社サンプル",
  stars: "2",
  declared: "2026-04-01",
  url: "https://www.example.co.jp/security/",
  policy: "url",
  policy_url: "https://www.example.co.jp/policy/",
};

function answers() {
  const data = Object.fromEntries(new FormData(form));
  return { ...data, english: data.english === "on" };
}

/** The answers that the page was last made and said to be ready with. */
let readyWith;

const build = settled(150, async () => {
  const given = answers();
  const next = await attempt($("pages-status"), () => engine.makePages(given, today()));
  if (!next) return;
  made = next;
  showFaults();
  const ready = made.problems.length === 0;
  $("pages-acts").hidden = !ready;
  $("previews").hidden = !ready;
  if (ready) {
    // Leaving a field changes no answer: what was said since stays, such as that something was copied.
    if (JSON.stringify(given) === readyWith) return;
    readyWith = JSON.stringify(given);
    $("frame").srcdoc = made.files["index.html"];
    $("pages-status").textContent = say("pages-ready");
  } else {
    readyWith = undefined;
    const shown = made.problems.filter(({ field }) => !field || touched.has(field));
    const other = made.problems.filter(({ field }) => !field).map(sentence);
    $("pages-status").textContent =
      shown.length === 0 ? say("preview-empty") : [say("pages-wrong", { count: shown.length }), ...other].join(" ");
  }
});

const sentence = ({ message, help }) => [message, help].filter(Boolean).join(" ");

/** Each fault at its field, once the field has been left or chosen in. */
function showFaults() {
  for (const field of form.querySelectorAll(".field")) {
    const input = field.querySelector("input");
    const isGroup = field.tagName === "FIELDSET";
    const id = `${input.name}-fault`;
    $(id)?.remove();
    const hint = $(`${input.name}-hint`);
    const fault = touched.has(input.name) && made.problems.find((one) => one.field === input.name);
    if (fault) (isGroup ? hint : input).after(make("p", { className: "fault", id }, sentence(fault)));
    if (fault && !isGroup) input.setAttribute("aria-invalid", "true");
    else input.removeAttribute("aria-invalid");
    const told = isGroup ? field : input;
    const described = [fault && id, hint?.id].filter(Boolean).join(" ");
    if (described) told.setAttribute("aria-describedby", described);
    else told.removeAttribute("aria-describedby");
  }
}

function shape() {
  const { policy, english } = answers();
  $("field-policy_url").hidden = policy !== "url";
  $("field-representative").hidden = policy !== "make";
  $("field-company_en").hidden = !english;
}

form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("input", ({ target }) => {
  // Which policy there is, two stars ask for.
  if (["stars", "policy"].includes(target.name)) touched.add("policy");
  shape();
  build();
});
form.addEventListener("focusout", ({ target }) => {
  if (!target.name) return;
  touched.add(target.name);
  build();
});

$("site-zip").addEventListener("click", async () => {
  const files = Object.entries(made.files).map(([path, data]) => [`public/${path}`, data]);
  const inside = Object.entries(made.internal).map(([path, data]) => [`wording/${path}`, data]);
  const project = Object.entries(made.project);
  save("security-action.zip", await engine.zip([...files, ...inside, ...project]), "application/zip");
});

$("copy-fragment").addEventListener("click", async () => {
  const done = await copy(made.fragments[lang] ?? made.fragments.ja);
  $("pages-status").textContent = say(done ? "fragment-copied" : "copy-failed");
});

/** The page as a desktop or a phone shows it, made as small as there is room for. */
const WIDTHS = { wide: 1280, narrow: 360 };
let width;

function fit() {
  const scale = Math.min(1, $("screen").clientWidth / width);
  const { style } = $("frame");
  style.width = `${width}px`;
  style.height = `${$("screen").clientHeight / scale}px`;
  style.transform = `scale(${scale})`;
}
new ResizeObserver(fit).observe($("screen"));

function showAs(id) {
  width = WIDTHS[id];
  for (const other of Object.keys(WIDTHS)) $(other).setAttribute("aria-pressed", String(other === id));
  fit();
}

for (const id of Object.keys(WIDTHS)) $(id).addEventListener("click", () => showAs(id));
showAs(matchMedia("(min-width: 48rem)").matches ? "wide" : "narrow");

/** The pieces of the page of ready-made wording, which stays in the company. */
export async function showWording() {
  const isOwn = made?.problems.length === 0;
  const filled = isOwn ? made : await attempt($("wording-status"), () => engine.makePages(SAMPLE, today()));
  if (!filled) return;
  const parsed = new DOMParser().parseFromString(filled.internal["wording.html"], "text/html");
  const entries = [...parsed.querySelectorAll("section")].filter((one) => one.querySelector("pre"));
  $("wordings").replaceChildren(...entries.map(entry));
}

function entry(section) {
  const text = section.querySelector("pre").textContent;
  const button = make("button", { type: "button" }, say("copy-this"));
  const told = make("span", { className: "soft", data: { role: "status" } });
  const title = section.querySelector("h2").textContent.trim();
  button.setAttribute("aria-label", `${say("copy-this")}: ${title}`);
  button.addEventListener("click", async () => {
    told.textContent = say((await copy(text)) ? "copied" : "copy-failed");
  });
  const hint = section.querySelector(".label p")?.textContent ?? "";
  return make(
    "section",
    { className: "entry", lang: "ja" },
    make("div", {}, make("h2", {}, title), make("p", { className: "soft" }, hint)),
    make("div", {}, make("pre", { tabIndex: 0 }, text), make("div", { className: "row", lang }, button, told)),
  );
}

export function showForm() {
  shape();
  attempt($("pages-status"), () => load("full"));
}
