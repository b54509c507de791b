// The engine on a thread of its own: `{ id, call, args }` in, `{ id, value }` or `{ id, error }` out.
// It is given its WebAssembly by the page and asks the network for nothing.
import * as pages from "../engine/engine.js";
import * as full from "../engine/full.js";

let engine;
let maker;

const calls = {
  /** Takes a compiled engine; the full one replaces the smaller. */
  load(name, bytes) {
    const module = name === "full" ? full : pages;
    module.initSync({ module: bytes });
    engine = new module.Engine();
    if (name === "full") maker = module.makePages;
    return module.formats();
  },
  check: (name, bytes, lang) => engine.check(name, bytes, lang),
  findings: (name, bytes, lang) => engine.findings(name, bytes, lang),
  repair: (name, bytes, unsafe) => engine.repair(name, bytes, unsafe),
  repairOne: (name, bytes, finding) => engine.repairOne(name, bytes, finding),
  rules: (lang) => engine.rules(lang),
  makePages: (answers, today, lang) => maker(answers, today, lang),
};

addEventListener("message", ({ data: { id, call, args } }) => {
  try {
    postMessage({ id, value: calls[call](...args) });
  } catch (error) {
    postMessage({ id, error: String(error) });
  }
});
