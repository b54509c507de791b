// The engine in a browser judges as the program does: every case in the file that SA_LINT_CASES names, through
// both parts of the engine that are published, findings and repairs byte for byte.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { DIST, stage } from "./web.mjs";

const site = stage({ extra: { "blank.html": "<!doctype html><title>a</title>" } });
const cases = readFileSync(process.env.SA_LINT_CASES, "utf8").trimEnd().split("\n").map((line) => JSON.parse(line));

const part = (name) => site.host.url + readdirSync(DIST).find((file) => file.startsWith(`${name}-`));

/** Runs in the browser: what is judged otherwise, and how many cases this part leaves to the other. */
async function judge({ cases, worker, name, engine }) {
  const thread = new Worker(worker);
  const call = (call, ...args) =>
    new Promise((resolve, reject) => {
      thread.onmessage = ({ data }) => (data.error === undefined ? resolve(data.value) : reject(new Error(data.error)));
      thread.postMessage({ id: 1, call, args });
    });
  const stream = (await fetch(engine)).body.pipeThrough(new DecompressionStream("gzip"));
  await call("load", name, await WebAssembly.compile(await new Response(stream).arrayBuffer()));
  const bytes = (base64) => Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
  const packed = (data) => (data ? btoa(Array.from(data, (byte) => String.fromCharCode(byte)).join("")) : null);
  const others = [];
  let left = 0;
  for (const one of cases) {
    const data = bytes(one.bytes);
    if (JSON.parse(await call("check", one.name, data, "ja")).unreadable === "not-built") {
      left += 1;
      continue;
    }
    const own = {
      findings: await call("findings", one.name, data, "ja"),
      safe: packed(await call("repair", one.name, data, false)),
      all: packed(await call("repair", one.name, data, true)),
    };
    for (const key of Object.keys(own)) {
      if (own[key] !== one[key]) others.push({ name: one.name, key, own: own[key], program: one[key] });
    }
  }
  return { others, left };
}

for (const name of ["engine", "full"]) {
  test(`the part ${name} judges as the program`, async () => {
    const page = await site.browser.newPage();
    await page.goto(`${site.host.url}blank.html`);
    const { others, left } = await page.evaluate(judge, { cases, worker: part("worker"), name, engine: part(name) });
    assert.deepEqual(others.slice(0, 3), [], `${others.length} of ${cases.length}`);
    const share = name === "full" ? 0 : 0.5;
    assert.ok(left <= cases.length * share, `${left} of ${cases.length} are not read`);
    await page.close();
  });
}
