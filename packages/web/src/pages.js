// ページを作る and 文例: the answers of one form to the badge page and to ready-made wording.
import { engine, load } from "./engine.js";
import { $, copy, lang, make, save, say, settled, today } from "./page.js";

const form = $("form");
let made = null;
let touched = new Set();

/** What the wording shows before anything is filled in. */
const SAMPLE = {
  company: "株式会社サンプル",
  stars: "2",
  declared: "2026-04-01",
  url: "https://www.example.co.jp/security/",
  policy: "none",
};

function answers() {
  const data = Object.fromEntries(new FormData(form));
  return { ...data, english: data.english === "on" };
}

const build = settled(150, async () => {
  try {
    made = await engine.makePages(answers(), today());
  } catch (error) {
    console.error(error);
    $("pages-status").textContent = say("engine-failed");
    return;
  }
  showFaults();
  const ready = made.problems.length === 0;
  $("pages-acts").hidden = !ready;
  $("previews").hidden = !ready;
  if (ready) {
    $("frame").srcdoc = made.files["index.html"];
    $("pages-status").textContent = say("pages-ready");
  } else {
    const shown = made.problems.filter(({ field }) => !field || touched.has(field));
    const other = made.problems.filter(({ field }) => !field).map(sentence);
    $("pages-status").textContent =
      shown.length === 0 ? say("preview-empty") : [say("pages-wrong", { count: shown.length }), ...other].join(" ");
  }
});

const sentence = ({ message, help }) => [message, help].filter(Boolean).join(" ");

/** Each fault at its field, once the field has been left. */
function showFaults() {
  for (const input of form.querySelectorAll("input:not([type=radio], [type=checkbox])")) {
    const id = `${input.name}-fault`;
    $(id)?.remove();
    const hint = $(`${input.name}-hint`) ? `${input.name}-hint` : "";
    const fault = touched.has(input.name) && made.problems.find(({ field }) => field === input.name);
    input.toggleAttribute("aria-invalid", false);
    if (fault) {
      input.setAttribute("aria-invalid", "true");
      input.after(make("p", { className: "fault", id }, sentence(fault)));
    }
    const described = [fault && id, hint].filter(Boolean).join(" ");
    if (described) input.setAttribute("aria-describedby", described);
    else input.removeAttribute("aria-describedby");
  }
}

function shape() {
  const { policy, english } = answers();
  $("field-policy_url").hidden = policy !== "url";
  $("field-representative").hidden = policy !== "make";
  $("field-company_en").hidden = !english;
}

form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("input", () => {
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
  const status = $("wording-status");
  try {
    const own = made?.problems.length === 0 ? made : await engine.makePages(SAMPLE, today());
    const page = Object.entries(own.internal).find(([path]) => path === "wording.html")?.[1] ?? "";
    const parsed = new DOMParser().parseFromString(page, "text/html");
    const entries = [...parsed.querySelectorAll("section")].filter((one) => one.querySelector("pre"));
    $("wordings").replaceChildren(...entries.map(entry));
  } catch (error) {
    console.error(error);
    status.textContent = say("engine-failed");
  }
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
  load("full").catch(() => ($("pages-status").textContent = say("engine-failed")));
}
