// The engine as the page knows it: promises over the worker, its parts loaded when needed.
// The parts (`parts` on the page) are addresses with their hashes, or, in the page that is one file,
// ids of elements that hold them.
import { lang, say } from "./page.js";

const parts = JSON.parse(document.getElementById("parts").textContent);
const waiting = new Map();
const kept = {};
let loaded = {};
let worker;
let last = 0;

/** What ends all that was asked of a worker that was stopped. */
export class Stopped extends Error {}

/** What ends a call that was too much for the engine: no stack or no memory was left. */
export class TooMuch extends Error {}

/** The bytes of a part: what the page holds, or what its host has, if it is what it was. */
async function bytes(part) {
  const held = document.getElementById(`part-${part}`);
  if (held) {
    return Uint8Array.from(atob(held.textContent), (c) => c.charCodeAt(0));
  }
  const { href, integrity } = parts[part];
  const response = await fetch(new URL(href, document.baseURI), { integrity });
  return new Uint8Array(await response.arrayBuffer());
}

async function compiled(part) {
  const stream = new Blob([await bytes(part)]).stream().pipeThrough(new DecompressionStream("gzip"));
  return WebAssembly.compile(await new Response(stream).arrayBuffer());
}

/** What was loaded once is asked for no more, also after a failure of something else. */
function keep(name, make) {
  kept[name] ??= make().catch((error) => {
    delete kept[name];
    throw error;
  });
  return kept[name];
}

/** A worker of a blob has the policy of the page: it cannot connect to anything else either. */
async function start() {
  const address = await keep("worker", async () =>
    URL.createObjectURL(new Blob([await bytes("worker")], { type: "text/javascript" })),
  );
  worker = new Worker(address);
  worker.addEventListener("message", ({ data: { id, value, error, isBroken } }) => {
    const { resolve, reject } = waiting.get(id);
    waiting.delete(id);
    if (error === undefined) resolve(value);
    else reject(isBroken ? new TooMuch(error) : new Error(error));
    // It can be relied on no more; what others asked of it ends too.
    if (isBroken) stop();
  });
}

/** Ends whatever is being done; the next call starts anew, with what is loaded already. */
export function stop() {
  worker?.terminate();
  worker = undefined;
  loaded = {};
  for (const { reject } of waiting.values()) reject(new Stopped());
  waiting.clear();
}

/** Runs; where that fails, `status` says what to do and nothing is returned. */
export async function attempt(status, run) {
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof Stopped)) {
      console.error(error);
      status.textContent = say("engine-failed");
    }
    return undefined;
  }
}

function call(name, ...args) {
  return new Promise((resolve, reject) => {
    last += 1;
    waiting.set(last, { resolve, reject });
    worker.postMessage({ id: last, call: name, args });
  });
}

/** Loads `engine` or `full`, once. */
export function load(part) {
  const mine = loaded;
  mine[part] ??= (async () => {
    const module = await keep(part, () => compiled(part));
    mine.worker ??= start();
    await mine.worker;
    if (mine !== loaded) throw new Stopped();
    await call("load", part, module);
    if (part === "full") closeNetwork();
  })();
  mine[part].catch(() => delete mine[part]);
  return mine[part];
}

let closed = false;

/** Whatever there was to load is here: from now on nothing can be asked of any host. */
function closeNetwork() {
  if (closed) return;
  closed = true;
  const policy = document.createElement("meta");
  policy.httpEquiv = "Content-Security-Policy";
  policy.content = "connect-src 'none'";
  document.head.append(policy);
}

/** Calls what one of the parts does; the result is JSON where `parse`. */
const does = (part, name, parse) => async (...args) => {
  await load(part);
  const value = await call(name, ...args);
  return parse ? JSON.parse(value) : value;
};

export const engine = {
  /** `waits` is called before the larger part is loaded. */
  async check(file, data, waits) {
    const checked = await does("engine", "check", true)(file, data, lang);
    if (checked.unreadable !== "not-built") return checked;
    waits?.();
    return does("full", "check", true)(file, data, lang);
  },
  repair: does("engine", "repair", false),
  repairOne: does("engine", "repairOne", false),
  reads: does("engine", "reads", false),
  rules: () => does("engine", "rules", true)(lang),
  zip: does("engine", "zip", false),
  unzip: does("full", "unzip", false),
  repack: does("full", "repack", false),
  makePages: (answers, today) => does("full", "makePages", true)(JSON.stringify(answers), today, lang),
  purposes: () => does("full", "purposes", true)(lang),
  makeProof: (files, purpose, policy, today) =>
    does("full", "makeProof", true)(files, purpose, policy, today, lang),
};
