// What the page for browsers promises of texts: inert, not sent, not kept, without a network.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { launch, observe, serve } from "./lib.mjs";
import { DIST, docx, open, ready, WRONG } from "./web.mjs";

let host;
let browser;

before(async () => {
  host = await serve(DIST);
  browser = await launch();
});

after(async () => {
  await browser?.close();
  await host?.close();
});

test("pasted markup stays text", async () => {
  const { context, page, unexpected, requests } = await open(browser, host);
  await ready(page);
  const before = requests.length;
  let opened = false;
  page.on("dialog", (dialog) => {
    opened = true;
    return dialog.dismiss();
  });
  const hostile = [
    "<script>alert(1)</script>", '<img src=x onerror="alert(1)">', "<svg onload=alert(1)>",
    '<iframe src="javascript:alert(1)"></iframe>', '<a href="javascript:alert(1)">x</a>',
    '"><script>alert(1)</script>', "</textarea><script>alert(1)</script>", "<math><mi//xlink:href=\"data:x,<script>alert(1)</script>\">",
    '<link rel="stylesheet" href="https://example.com/x.css">', '<img src="https://example.com/x.png">',
    "<details open ontoggle=alert(1)>", "<style>@import 'https://example.com/x.css'</style>", "<base href='https://example.com/'>",
  ];
  for (const markup of hostile) {
    await page.locator("#text").fill(`${markup}<p>SECURITY ACTION 二つ星${markup}を取得しました。</p><p>${WRONG}</p>`);
    await page.waitForTimeout(250);
  }
  await page.locator("#files").setInputFiles({ name: "<img src=x onerror=alert(1)>.html", mimeType: "", buffer: Buffer.from(`<p>${WRONG}</p>`) });
  await page.getByText("1 件のファイルに、1 か所見つかりました。").waitFor();
  assert.equal(opened, false);
  assert.equal(requests.length, before);
  assert.deepEqual(unexpected(), []);
  await context.close();
});

test("nothing of a text is kept", async () => {
  const { context, page } = await open(browser, host);
  await ready(page);
  const kept = await page.evaluate(async () => {
    const found = [document.cookie, ...Object.keys(localStorage), ...Object.keys(sessionStorage)];
    for (const { name } of await indexedDB.databases()) found.push(name);
    for (const name of await caches.keys()) {
      for (const { url, method } of await (await caches.open(name)).keys()) found.push(`${method} ${new URL(url).pathname}`);
    }
    return found.filter((entry) => entry && !/^GET \/(en\/)?(index\.html|favicon\.svg|\w+-[0-9a-f]{10}\.(js|css|bin))?$/.test(entry));
  });
  assert.deepEqual(kept, []);
  await context.close();
});

test("after the first visit no network is needed", async () => {
  const { context, page } = await open(browser, host);
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.waitForFunction(() => navigator.serviceWorker.controller);
  await host.close();
  try {
    await page.reload();
    await ready(page);
    await page.locator("#files").setInputFiles({ name: "a.docx", mimeType: "", buffer: Buffer.from(docx(WRONG)) });
    await page.getByText("1 件のファイルに、1 か所見つかりました。").waitFor();
  } finally {
    host = await serve(DIST);
    await context.close();
  }
});

for (const name of ["index.html", "sa-lint.html"]) test(`${name} works from a disk, without any host`, async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  const seen = observe(page, "file://");
  await page.goto(`file://${DIST}/${name}`);
  await page.waitForURL(/sa-lint\.html$/);
  await ready(page);
  await page.locator("#files").setInputFiles({ name: "a.docx", mimeType: "", buffer: Buffer.from(docx(WRONG)) });
  await page.getByText("1 件のファイルに、1 か所見つかりました。").waitFor();
  assert.deepEqual(seen.filter((line) => !line.startsWith("request: blob:")), []);
  await context.close();
});

test("what the page may load is named, with its hash", async () => {
  for (const path of ["index.html", "en/index.html"]) {
    const text = readFileSync(join(DIST, path), "utf8");
    const policy = /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(text)[1];
    assert.match(policy, /^default-src &#39;none&#39;|^default-src 'none'/);
    assert.doesNotMatch(policy, /unsafe-inline|unsafe-eval(?<!wasm-unsafe-eval)|https?:|\*/);
    for (const tag of text.match(/<(?:script src|link rel="stylesheet")[^>]*>/g)) {
      const [, address] = /(?:src|href)="([^"]+)"/.exec(tag);
      const bytes = readFileSync(join(DIST, path, "..", address));
      assert.ok(tag.includes(`sha384-${createHash("sha384").update(bytes).digest("base64")}`), tag);
    }
    const parts = JSON.parse(/id="parts">([^<]+)</.exec(text)[1]);
    assert.deepEqual(Object.keys(parts), ["worker", "engine", "full"]);
    for (const { href, integrity } of Object.values(parts)) {
      const bytes = readFileSync(join(DIST, path, "..", href));
      assert.equal(integrity, `sha384-${createHash("sha384").update(bytes).digest("base64")}`);
    }
  }
});

test("an engine that somebody changed is not run, and the page says what to do", async () => {
  const context = await browser.newContext({ serviceWorkers: "block" });
  const page = await context.newPage();
  await page.route(/engine-.*\.bin/, (route) => route.fulfill({ body: "changed" }));
  await page.goto(host.url);
  await page.getByText("ページを読み込み直してください。").waitFor();
  await context.close();
});
