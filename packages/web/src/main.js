// The tasks of the page, one at a time, by the address's `#…`.
import "./check.js";
import { attempt, load } from "./engine.js";
import { $, say } from "./page.js";
import { showForm, showWording } from "./pages.js";
import { showProof } from "./proof.js";
import { showRules } from "./rules.js";

const TASKS = { check: () => {}, pages: showForm, wording: showWording, proof: showProof, rules: showRules };

function route() {
  const wanted = location.hash.slice(1);
  if (wanted && !Object.hasOwn(TASKS, wanted)) return;
  const task = wanted || "check";
  for (const id of Object.keys(TASKS)) $(id).hidden = id !== task;
  for (const link of document.querySelectorAll(".top nav a")) {
    if (link.hash === `#${task}`) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
  document.title = `${$(task).querySelector("h1").textContent} – ${say("name")}`;
  TASKS[task]();
}

addEventListener("hashchange", () => {
  if (location.hash === "#main") return;
  route();
  scrollTo(0, 0);
  $("main").focus({ preventScroll: true });
});
route();

attempt($("status"), () => load("engine"));

const offline = document.querySelector("script[data-offline]")?.dataset.offline;
if (offline && "serviceWorker" in navigator) {
  navigator.serviceWorker.register(offline).catch(() => {});
}
