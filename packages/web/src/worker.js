// The engine on a thread of its own: `{ id, call, args }` in, `{ id, value }` or `{ id, error, isBroken }` out.
// It is given its WebAssembly by the page and asks the network for nothing.
import { strToU8, zipSync } from "fflate";
import * as pages from "../engine/engine.js";
import * as full from "../engine/full.js";

let module;
let engine;

function held(files) {
  const all = new full.Files();
  for (const [name, bytes] of files) all.add(name, bytes);
  return all;
}

const calls = {
  /** Takes a compiled engine; the full one replaces the smaller, also if that comes later. */
  load(name, compiled) {
    if (module === full) return;
    module = name === "full" ? full : pages;
    module.initSync({ module: compiled });
    engine = new module.Engine();
  },
  reads: (names) => names.map((name) => module.reads(name)),
  check: (name, bytes, lang) => engine.check(name, bytes, lang),
  findings: (name, bytes, lang) => engine.findings(name, bytes, lang),
  repair: (name, bytes, unsafe) => engine.repair(name, bytes, unsafe),
  repairOne: (name, bytes, finding) => engine.repairOne(name, bytes, finding),
  rules: (lang) => engine.rules(lang),
  makePages: (answers, today, lang) => full.makePages(answers, today, lang),
  purposes: (lang) => full.purposes(lang),
  makeProof: (files, purpose, policy, today, lang) => full.makeProof(held(files), purpose, policy, today, lang),
  /** An archive of `[path, bytes or text]`. */
  zip: (files) => zipSync(Object.fromEntries(files.map(([path, data]) => [path, typeof data === "string" ? strToU8(data) : data]))),
  /** The files in an archive: `{ name, wanted, unreadable, bytes }`. */
  unzip(bytes) {
    const archive = new full.Archive(bytes);
    const files = JSON.parse(archive.list()).map((one, at) => ({ ...one, bytes: archive.take(at) }));
    archive.free();
    return files;
  },
  repack: (archive, files) => held(files).repacked(archive),
};

addEventListener("message", ({ data: { id, call, args } }) => {
  try {
    postMessage({ id, value: calls[call](...args) });
  } catch (error) {
    // What the engine refuses it says in a string; anything else left it in the middle of something.
    postMessage({ id, error: String(error), isBroken: typeof error !== "string" });
  }
});
