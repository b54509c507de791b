// Findings to what is seen of them: marks in the text, cards beside it, the printed report.
import { make, say, source } from "./page.js";

/** More cards than this on one screen help nobody, and make the page slow. */
export const MOST = 200;

/** The text once more, as text, with marks where the phrases are. */
export function marked(text, findings, chosen) {
  const pieces = [];
  let at = 0;
  for (const [index, { from, to }] of findings.entries()) {
    if (to <= at) continue;
    const start = Math.max(from, at);
    pieces.push(text.slice(at, start), make("mark", { className: index === chosen ? "at" : "" }, text.slice(start, to)));
    at = to;
  }
  // A last line break has no height of its own.
  pieces.push(`${text.slice(at)}\n`);
  return pieces;
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

function parts(finding) {
  const { severity, fix, message, help } = finding;
  const what = make("p", { className: "what" }, make("b", {}, say(severity)), make("span", {}, place(finding)));
  const before = fix?.before ?? finding.matched;
  const rows = [make("dt", {}, say("before")), make("dd", {}, make(fix ? "del" : "span", { className: fix ? "" : "words" }, before))];
  if (fix) {
    rows.push(make("dt", {}, say("after")), make("dd", {}, make("ins", {}, fix.after || say("delete"))));
  }
  const all = [what, make("dl", { className: "change" }, ...rows), make("p", {}, message), make("p", {}, help)];
  if (fix?.safety === "unsafe") all.push(make("p", { className: "soft" }, say("unsafe")));
  return all;
}

/** A finding on the screen, with its buttons. */
export function card(finding, { replace, show }) {
  const { severity, fix, why, url } = finding;
  const actions = make("div", { className: "row" });
  if (fix) {
    const button = make("button", { type: "button", className: "strong", data: { "aria-label": say("replace-label", { before: fix.before, after: fix.after || say("delete") }) } }, say("replace"));
    button.addEventListener("click", replace);
    actions.append(button);
  }
  const spot = make("button", { type: "button", data: { "aria-label": say("show-label", { words: finding.matched }) } }, say("show"));
  spot.addEventListener("click", show);
  actions.append(spot);
  const reasons = make("details", {}, make("summary", {}, say("why")), make("p", { className: "why" }, why));
  if (url) reasons.append(source(url));
  return make("li", { className: `finding ${severity}` }, ...parts(finding), actions, reasons);
}

/** A finding on paper. */
export function printed(finding) {
  const { severity, why, url } = finding;
  return make("div", { className: `finding ${severity}` }, ...parts(finding), make("p", { className: "soft" }, why), make("p", { className: "soft" }, url));
}
