"use strict";
// Reloads the page after a build and lays what is wrong over it.
(() => {
  const built = Number(document.currentScript.dataset.built);

  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    section { position: fixed; inset: auto 0 0 0; z-index: 2147483647; max-height: 70vh;
      overflow: auto; padding: 1.25rem 1.5rem 1.5rem; background: #1d1f23; color: #f2f3f5;
      font: 1rem/1.6 system-ui, "Hiragino Sans", "Noto Sans CJK JP", sans-serif;
      border-top: 4px solid #e5695e; box-shadow: 0 -4px 24px #0006; }
    section.warning { border-top-color: #d9a441; }
    ul { margin: 0; padding: 0; max-width: 60rem; list-style: none; }
    li + li { margin-top: 1.25rem; padding-top: 1.25rem; border-top: 1px solid #444a52; }
    p { margin: 0; white-space: pre-wrap; overflow-wrap: anywhere; }
    .message { font-weight: 700; }
    .place, .line { font-family: ui-monospace, monospace; font-size: .875rem; color: #b9c0c8; }
    .line { margin: .35rem 0; padding: .35rem .6rem; background: #2a2e34; color: #f2f3f5; }
    button { float: right; min-height: 2.75rem; padding: 0 1rem; font: inherit; color: inherit;
      background: none; border: 1px solid #8a929b; border-radius: 4px; cursor: pointer; }
    button:focus-visible { outline: 3px solid #9cc3ea; outline-offset: 2px; }`);

  const host = document.createElement("div");
  host.id = "sa-lint-overlay";
  const root = host.attachShadow({ mode: "open" });
  root.adoptedStyleSheets = [sheet];
  const close = () => host.remove();
  addEventListener("keydown", (event) => event.key === "Escape" && close());

  const add = (parent, name, className, text) => {
    const element = document.createElement(name);
    if (className) element.className = className;
    if (text) element.textContent = text;
    parent.append(element);
    return element;
  };

  function show({ problems, close: label }) {
    close();
    root.replaceChildren();
    if (problems.length === 0) return;
    const worst = problems.some((problem) => problem.level === "error") ? "error" : "warning";
    const section = add(root, "section", worst);
    section.setAttribute("role", "alert");
    add(section, "button", "", label).addEventListener("click", close);
    const list = add(section, "ul");
    for (const problem of problems) {
      const item = add(list, "li");
      if (problem.place) add(item, "p", "place", problem.place);
      add(item, "p", "message", problem.message);
      if (problem.line) add(item, "p", "line", problem.line);
      if (problem.help) add(item, "p", "", problem.help);
    }
    document.body.append(host);
  }

  async function follow() {
    for (let after = 0; ; ) {
      try {
        const state = await (await fetch(`/__sa-lint/state?after=${after}`)).json();
        if (state.built !== built) return location.reload();
        if (state.attempt !== after) show(state);
        after = state.attempt;
      } catch {
        await new Promise((resolve) => setTimeout(resolve, 1000));
      }
    }
  }
  follow();
})();
