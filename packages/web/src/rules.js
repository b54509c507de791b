// 調べる: the rules with their reasons and examples.
import { attempt, engine } from "./engine.js";
import { $, make, say, source } from "./page.js";

let rules;

export async function showRules() {
  if (rules) return;
  rules = await attempt($("rules-status"), engine.rules);
  if (rules) list();
}

const plain = (text) => text.normalize("NFKC").toLowerCase();

function list() {
  const wanted = plain($("search").value).split(/\s+/).filter(Boolean);
  const found = rules.filter((rule) => {
    const all = plain(JSON.stringify(rule));
    return wanted.every((word) => all.includes(word));
  });
  $("rules-status").textContent = say("rules-count", { count: found.length });
  $("rule-list").replaceChildren(...found.map(entry));
}

$("search").addEventListener("input", () => rules && list());

function entry({ id, severity, title, judges, why, url, bad, good }) {
  const wrong = bad.map(({ text, fixed }) =>
    make("li", {}, make("span", {}, text), fixed ? make("span", { className: "to" }, ` → ${fixed}`) : null),
  );
  const right = good.map((text) => make("li", {}, text));
  const examples = (heading, items) =>
    items.length === 0 ? [] : [make("h3", {}, say(heading)), make("ul", { lang: "ja" }, ...items)];
  return make(
    "section",
    { className: "entry" },
    make("div", {}, make("h2", {}, title), make("p", { className: "soft" }, `${say(severity)} · ${id}`)),
    make("div", { className: "side" }, make("p", {}, judges), make("p", {}, why), ...examples("bad", wrong), ...examples("good", right), url ? source(url) : null),
  );
}
