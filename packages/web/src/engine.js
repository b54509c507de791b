// The engine as the page knows it: promises over the worker, its parts loaded when needed.
// The parts (`parts` on the page) are addresses with their hashes, or, in the page that is one file,
// ids of elements that hold them.
const parts = JSON.parse(document.getElementById("parts").textContent);
const waiting = new Map();
const loaded = {};
let worker;
let last = 0;

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

async function unpacked(part) {
  const stream = new Blob([await bytes(part)]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** A worker of a blob has the policy of the page: it cannot connect to anything else either. */
async function start() {
  const code = new Blob([await bytes("worker")], { type: "text/javascript" });
  const address = URL.createObjectURL(code);
  worker = new Worker(address);
  worker.addEventListener("message", ({ data: { id, value, error } }) => {
    const { resolve, reject } = waiting.get(id);
    waiting.delete(id);
    if (error === undefined) resolve(value);
    else reject(new Error(error));
  });
}

function call(name, ...args) {
  return new Promise((resolve, reject) => {
    last += 1;
    waiting.set(last, { resolve, reject });
    worker.postMessage({ id: last, call: name, args });
  });
}

let started;

/** Loads `engine` or `full`, once; the ends of file names it reads. */
export function load(part) {
  loaded[part] ??= (async () => {
    started ??= start();
    await started;
    const formats = JSON.parse(await call("load", part, await unpacked(part)));
    if (part === "full") closeNetwork();
    return formats;
  })();
  return loaded[part];
}

/** Whatever there was to load is here: from now on nothing can be asked of any host. */
function closeNetwork() {
  const policy = document.createElement("meta");
  policy.httpEquiv = "Content-Security-Policy";
  policy.content = "connect-src 'none'";
  document.head.append(policy);
}

export const engine = {
  check: async (name, data, lang) => JSON.parse(await call("check", name, data, lang)),
  findings: (name, data, lang) => call("findings", name, data, lang),
  repair: (name, data, unsafe) => call("repair", name, data, unsafe),
  repairOne: (name, data, finding) => call("repairOne", name, data, finding),
  rules: async (lang) => JSON.parse(await call("rules", lang)),
  makePages: async (answers, today, lang) =>
    JSON.parse(await call("makePages", JSON.stringify(answers), today, lang)),
};
