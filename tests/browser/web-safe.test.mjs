// What the page for browsers promises of texts: inert, not sent, not kept, without a network.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { request } from "node:http";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { test } from "node:test";
import { files, observe, SA_LINT, serve } from "./lib.mjs";
import { DIST, docx, open, ready, stage, WRONG } from "./web.mjs";

const site = stage();

test("pasted markup stays text", async () => {
  const { context, page, unexpected, requests } = await open(site);
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
    '<input autofocus onfocus="alert(1)">', "<body onload=alert(1)>", '<meta http-equiv="refresh" content="0;url=https://example.com/">',
    '<object data="https://example.com/x"></object><embed src="https://example.com/x">', '<video><source onerror="alert(1)"></video>',
    '<form action="https://example.com/"><button formaction="javascript:alert(1)">', "<svg><animate onbegin=alert(1) attributeName=x dur=1s>",
    "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">", "<template><img src=x onerror=alert(1)></template>", "&lt;img src=x onerror=alert(1)&gt;",
    "<div style=\"background:url(https://example.com/x.png)\">", "<img srcset='https://example.com/x.png 1x'>", "<mark onmouseover=alert(1)>",
  ];
  for (const markup of hostile) {
    await page.locator("#text").fill(`${markup}<p>SECURITY ACTION 二つ星${markup}を取得しました。</p><p>${WRONG}</p>`);
    await page.waitForTimeout(250);
    assert.equal(await page.locator("#check :is(img, svg, iframe, object, embed, script, style, link, form, video)").count(), 0, markup);
  }
  await page.locator("#files").setInputFiles({ name: "<img src=x onerror=alert(1)>.html", mimeType: "", buffer: Buffer.from(`<p>${WRONG}</p>`) });
  await page.getByText("1 件のファイルに、1 か所見つかりました。").waitFor();
  assert.equal(opened, false);
  assert.equal(requests.length, before);
  assert.deepEqual(unexpected(), []);
  await context.close();
});

test("nothing of a text is kept", async () => {
  const { context, page } = await open(site);
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
  const { context, page } = await open(site);
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.waitForFunction(() => navigator.serviceWorker.controller);
  await site.host.close();
  try {
    await page.reload();
    await ready(page);
    await page.locator("#files").setInputFiles({ name: "a.docx", mimeType: "", buffer: Buffer.from(docx(WRONG)) });
    await page.getByText("1 件のファイルに、1 か所見つかりました。").waitFor();
    await page.locator(".tongue").click();
    await page.locator("#text").fill(WRONG);
    await page.getByText("Places found: 1.").waitFor();
    for (const [task, held] of [["proof", "#purpose option"], ["wording", "#wordings .entry"], ["rules", "#rule-list .entry"]]) {
      await page.locator(`.top a[href='#${task}']`).click();
      await page.locator(held).first().waitFor({ state: "attached" });
    }
  } finally {
    site.host = await serve(DIST);
    await context.close();
  }
});

for (const name of ["index.html", "sa-lint.html"]) test(`${name} works from a disk, without any host`, async () => {
  const context = await site.browser.newContext();
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
  const context = await site.browser.newContext({ serviceWorkers: "block" });
  const page = await context.newPage();
  await page.route(/engine-.*\.bin/, (route) => route.fulfill({ body: "changed" }));
  await page.goto(site.host.url);
  await page.getByText("ページを読み込み直してください。").waitFor();
  await context.close();
});

test("the program shows the same page, to this machine alone", async () => {
  const program = spawn(SA_LINT, ["app", "--no-open", "--lang", "ja"], { stdio: ["ignore", "pipe", "inherit"] });
  try {
    const [line] = await once(createInterface(program.stdout), "line");
    const url = /http:\/\/127\.0\.0\.1:\d+\//.exec(line)[0];
    // What is for disks and for hosts far away stays out of it.
    for (const path of (await files(DIST)).filter((path) => !/^(sa-lint\.|sw\.js)/.test(path))) {
      const answer = await fetch(url + path);
      assert.ok(Buffer.from(await answer.arrayBuffer()).equals(readFileSync(join(DIST, path))), `${path} is of another build`);
    }
    const foreign = request(url, { headers: { host: "www.example.com" } }).end();
    assert.equal((await once(foreign, "response"))[0].statusCode, 403);
    foreign.destroy();
    const { context, page, unexpected } = await open({ ...site, host: { url } });
    await ready(page);
    await page.locator("#files").setInputFiles({ name: "a.docx", mimeType: "", buffer: Buffer.from(docx(WRONG)) });
    await page.getByText("1 件のファイルに、1 か所見つかりました。").waitFor();
    // It asks for the worker that keeps the page, which a program at hand need not have.
    assert.deepEqual(unexpected().filter((line) => !/\(404\)|sw\.js/.test(line)), []);
    await context.close();
  } finally {
    program.kill();
  }
});
