"use strict";
const at = (id) => document.getElementById(id);
const filters = at("filters");
const boxes = [...filters.querySelectorAll("[name=severity]")];
const choices = ["repair", "rule", "page"].map(at);
const words = at("words");
const pages = [...document.querySelectorAll("details.page")].map((page) => {
  const count = page.querySelector("summary .count");
  const path = page.querySelector(".path").textContent;
  const findings = [...page.querySelectorAll(".finding")].map((item) => ({ item, ...item.dataset }));
  return { page, path, count, whole: count.textContent, findings };
});
// What can be chosen stands on the page already.
for (const { dataset, firstElementChild } of document.querySelectorAll(".kinds article")) {
  at("rule").add(new Option(firstElementChild.querySelector("samp").textContent, dataset.r));
}
for (const { page, path } of pages) at("page").add(new Option(path, page.id));
const total = pages.reduce((sum, { findings }) => sum + findings.length, 0);

// Full-width and half-width forms, capitals and small letters are the same to who searches.
const plain = (text) => text.normalize("NFKC").toLowerCase().replace(/\s+/g, " ").trim();
let read = false;
function readAll() {
  for (const { path, findings } of pages) {
    for (const finding of findings) finding.text = plain(`${path} ${finding.item.textContent}`);
  }
  read = true;
}

function show() {
  const [repair, rule, chosen] = choices.map((choice) => choice.value);
  const severities = new Set(boxes.filter((box) => box.checked).map((box) => box.value));
  const wanted = plain(words.value).split(" ").filter(Boolean);
  if (wanted.length && !read) readAll();
  let shown = 0;
  for (const { page, count, whole, findings } of pages) {
    let here = 0;
    for (const finding of findings) {
      const fits = (!chosen || page.id === chosen) && severities.has(finding.s) &&
        (!repair || finding.f === repair) && (!rule || finding.r === rule) &&
        wanted.every((word) => finding.text.includes(word));
      finding.item.hidden = !fits;
      if (fits) here += 1;
    }
    page.hidden = here === 0;
    count.textContent = here === findings.length ? whole : `${here} / ${whole}`;
    shown += here;
  }
  const all = { shown, total };
  at("status").textContent = filters.dataset.shown.replace(/\{(shown|total)\}/g, (_, name) => all[name]);
  at("nothing").hidden = shown > 0;
  at("reset").hidden = !wanted.length && !repair && !rule && !chosen && severities.size === boxes.length;
}

let timer;
words.addEventListener("input", () => {
  clearTimeout(timer);
  timer = setTimeout(show, 150);
});
filters.addEventListener("change", show);
at("reset").addEventListener("click", () => {
  for (const box of boxes) box.checked = true;
  for (const choice of choices) choice.value = "";
  words.value = "";
  show();
  words.focus();
});
const openAll = (open) => {
  for (const details of document.querySelectorAll("details.page")) details.open = open;
};
at("open").addEventListener("click", () => openAll(true));
at("close").addEventListener("click", () => openAll(false));

// A link to a page that is closed or filtered away leads to it all the same.
addEventListener("click", (event) => {
  const link = event.target.closest(".counts a");
  if (!link) return;
  const page = document.querySelector(link.getAttribute("href"));
  if (page.hidden) at("reset").click();
  page.open = true;
});

// Paper cannot be unfolded: what is closed is printed too. What is filtered away is not, and the
// line above the list, which is printed with it, says how much that is.
let closed = [];
addEventListener("beforeprint", () => {
  closed = [...document.querySelectorAll("details:not([open])")];
  for (const details of closed) details.open = true;
});
addEventListener("afterprint", () => {
  for (const details of closed) details.open = false;
});

filters.hidden = false;
show();
