// The page for browsers (`packages/web/build.sh` makes it) in Chromium and the Nu HTML Checker.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { launch, observe, serve } from "./lib.mjs";

const require = createRequire(import.meta.url);
const AXE = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const VNU = join(import.meta.dirname, "node_modules/vnu-jar/build/dist/vnu.jar");
const WEB = join(import.meta.dirname, "../../packages/web");
const DIST = join(WEB, "dist");
const { strFromU8, strToU8, unzipSync, zipSync } = createRequire(join(WEB, "package.json"))("fflate");

const WRONG = "SECURITY ACTION 二つ星を取得しました。";
const RIGHT = "SECURITY ACTION 二つ星を宣言しました。";

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

/** A page in a context of its own; `seen` is what it must not do. */
async function open(options = {}, path = "") {
  const context = await browser.newContext({ permissions: ["clipboard-read", "clipboard-write"], ...options });
  const page = await context.newPage();
  const seen = observe(page, host.url);
  const requests = [];
  page.on("request", (request) => requests.push(request.url()));
  await page.goto(host.url + path);
  const unexpected = () => seen.filter((line) => !line.startsWith(`request: blob:${host.url}`));
  return { context, page, requests, unexpected };
}

const findings = (page) => page.locator("#findings .finding");

async function ready(page) {
  await page.locator("#text").fill(WRONG);
  await findings(page).first().waitFor();
}

async function downloaded(page, button) {
  const [download] = await Promise.all([page.waitForEvent("download"), page.locator(button).click()]);
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

function docx(sentence) {
  const xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
  const types = "http://schemas.openxmlformats.org/package/2006/content-types";
  const relations = "http://schemas.openxmlformats.org/package/2006/relationships";
  const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument";
  const main = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
  const word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
  return zipSync({
    "[Content_Types].xml": strToU8(
      `${xml}<Types xmlns="${types}"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="${main}"/></Types>`,
    ),
    "_rels/.rels": strToU8(
      `${xml}<Relationships xmlns="${relations}"><Relationship Id="r1" Type="${office}" Target="word/document.xml"/></Relationships>`,
    ),
    "word/document.xml": strToU8(
      `${xml}<w:document xmlns:w="${word}"><w:body><w:p><w:r><w:t>${sentence}</w:t></w:r></w:p></w:body></w:document>`,
    ),
  });
}

test("typed text is checked, repaired by a click, undone, copied; nothing is requested meanwhile", async () => {
  const { context, page, requests, unexpected } = await open();
  await ready(page);
  const before = requests.length;
  await page.locator("#text").fill(`${WRONG}ISMS認証も取得しています。`);
  await page.getByText("1 か所見つかりました。").waitFor();
  assert.equal(await page.locator("#backdrop mark").textContent(), "二つ星を取得しました");
  await page.locator("summary").click();
  assert.match(await page.locator(".why").textContent(), /IPA/);
  await page.getByRole("button", { name: "「二つ星を取得しました」を「二つ星を宣言しました」に直す" }).click();
  await page.getByText("直すところは見つかりませんでした。").waitFor();
  assert.equal(await page.locator("#text").inputValue(), `${RIGHT}ISMS認証も取得しています。`);
  await page.locator("#copy").click();
  await page.getByText("コピーしました。").waitFor();
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), `${RIGHT}ISMS認証も取得しています。`);
  await page.locator("#undo").click();
  await findings(page).first().waitFor();
  assert.equal(await page.locator("#text").inputValue(), `${WRONG}ISMS認証も取得しています。`);
  await page.locator("#fix-all").click();
  await page.getByText("直すところは見つかりませんでした。").waitFor();
  assert.equal(requests.length, before, "nothing is requested after the page has loaded");
  assert.deepEqual(unexpected(), []);
  await context.close();
});

test("files and archives come back repaired, all other bytes as they were", async () => {
  const { context, page, unexpected } = await open();
  // 会社 in Shift_JIS, with a byte pair (ED 40) that a re-encoder would change.
  const head = Buffer.concat([Buffer.from("<p>"), Buffer.from([0xed, 0x40]), Buffer.from("</p><p>SECURITY ACTION ")]);
  const sjis = (last) => Buffer.concat([head, Buffer.from([0x93, 0xf1, 0x82, 0xc2, 0x90, 0xaf, 0x82, 0xf0, ...last, 0x82, 0xb5, 0x82, 0xdc, 0x82, 0xb5, 0x82, 0xbd]), Buffer.from("</p>")]);
  const wrong = sjis([0x8e, 0xe6, 0x93, 0xbe]);
  const picture = readFileSync(join(import.meta.dirname, "../fixtures/plain.png"));
  const archive = zipSync({ "site/index.html": strToU8(`<p>${WRONG}</p>`), "site/old.html": wrong, "site/a.png": picture });
  await page.locator("#files").setInputFiles({ name: "site.zip", mimeType: "application/zip", buffer: Buffer.from(archive) });
  await page.getByText("2 件のファイルに、2 か所見つかりました。").waitFor();
  await page.getByText("読まなかったファイル: 1 件").waitFor();
  await page.locator("#fix-all").click();
  await page.getByText("2 件のファイルに、直すところは見つかりませんでした。").waitFor();
  const { name, bytes } = await downloaded(page, "#download");
  const files = unzipSync(bytes);
  assert.equal(name, "site.zip");
  assert.equal(strFromU8(files["site/index.html"]), `<p>${RIGHT}</p>`);
  assert.deepEqual(Buffer.from(files["site/old.html"]), sjis([0x90, 0xe9, 0x8c, 0xbe]));
  assert.deepEqual(Buffer.from(files["site/a.png"]), picture);
  assert.deepEqual(unexpected(), []);
  await context.close();
});

test("Word is read by the part that is loaded for it, and repaired; then no host can be reached", async () => {
  const { context, page, requests } = await open();
  await ready(page);
  assert.ok(!requests.some((url) => /\/full-/.test(url)), "not before it is needed");
  await page.locator("#files").setInputFiles({ name: "会社案内.docx", mimeType: "", buffer: Buffer.from(docx(WRONG)) });
  await page.getByText("1 件のファイルに、1 か所見つかりました。").waitFor();
  assert.ok(requests.some((url) => /\/full-/.test(url)));
  await findings(page).getByRole("button", { name: "に直す" }).click();
  await page.getByText("直すところは見つかりませんでした。").waitFor();
  const { name, bytes } = await downloaded(page, "#download");
  assert.equal(name, "会社案内.docx");
  assert.match(strFromU8(unzipSync(bytes)["word/document.xml"]), new RegExp(RIGHT));
  assert.equal(await page.evaluate(() => fetch("favicon.svg").then(() => "sent", () => "refused")), "refused");
  await context.close();
});

test("what cannot be read says what to do", async () => {
  const { context, page } = await open();
  const files = [
    { name: "old.doc", mimeType: "", buffer: Buffer.from([0xd0, 0xcf, 0x11, 0xe0]) },
    { name: "broken.docx", mimeType: "", buffer: Buffer.from("no zip") },
    { name: "broken.zip", mimeType: "", buffer: Buffer.from("no zip") },
  ];
  await page.locator("#files").setInputFiles(files);
  for (const [name, told] of [["old.doc", "古い形式です。元のソフトで .docx として"], ["broken.docx", "壊れているか"], ["broken.zip", "zip を開けませんでした"]]) {
    await page.locator("#list button", { hasText: name }).click();
    await page.locator("#findings", { hasText: told }).waitFor();
  }
  await page.locator("#files").setInputFiles({ name: "a.png", mimeType: "", buffer: Buffer.from("x") });
  await page.getByText("読めるファイルがありませんでした。").waitFor();
  await context.close();
});

test("pasted markup stays text", async () => {
  const { context, page, unexpected, requests } = await open();
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
  const { context, page } = await open();
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

test("rules are found by their words", async () => {
  const { context, page } = await open({}, "#rules");
  await page.locator("#rule-list .entry").first().waitFor();
  const all = await page.locator("#rule-list .entry").count();
  await page.locator("#search").fill("ロゴ");
  await page.waitForFunction((all) => document.querySelectorAll("#rule-list .entry").length < all, all);
  assert.ok((await page.locator("#rule-list .entry").count()) > 0);
  await context.close();
});

/** Each task in a state that shows all it has. */
async function states(page) {
  await page.evaluate(() => (location.hash = "#check"));
  await page.locator("#text").fill(`${WRONG}当社はIPAの認定を受けた企業です。`);
  await findings(page).nth(1).waitFor();
  return [
    async () => {},
    async () => {
      await page.locator("#files").setInputFiles([
        { name: "a.html", mimeType: "", buffer: Buffer.from(`<p>${WRONG}</p>`) },
        { name: "b.doc", mimeType: "", buffer: Buffer.from("x") },
      ]);
      await page.locator("#list button").nth(1).waitFor();
    },
    async () => {
      await page.getByRole("link", { name: "ページを作る" }).click();
      await page.fill("#company", "株式会社サンプル");
      await page.fill("#url", "x");
      await page.fill("#declared", "2026-04-01");
      await page.locator("#url-fault").waitFor();
    },
    async () => {
      await page.fill("#representative", "代表取締役　見本 太郎");
      await page.fill("#url", "https://www.example.co.jp/");
      await page.locator("#previews").waitFor();
    },
    async () => {
      await page.getByRole("link", { name: "文例" }).click();
      await page.locator("#wordings .entry").first().waitFor();
    },
    async () => {
      await page.getByRole("link", { name: "調べる" }).click();
      await page.locator("#rule-list .entry").first().waitFor();
    },
  ];
}

test("axe-core finds no violation in any state; nothing is wider than 320 px", async () => {
  const { context, page } = await open({ bypassCSP: true, viewport: { width: 320, height: 800 } });
  await page.evaluate(AXE);
  for (const [at, reach] of (await states(page)).entries()) {
    await reach();
    for (const [colorScheme, width] of [["light", 1280], ["dark", 320]]) {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 800 });
      const { violations } = await page.evaluate("axe.run(document, { iframes: false })");
      const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html)}`);
      assert.deepEqual(found, [], `state ${at}, ${colorScheme}, ${width} px`);
    }
    const wide = await page.evaluate("document.scrollingElement.scrollWidth");
    assert.ok(wide <= 320, `state ${at} is ${wide} px wide`);
  }
  await context.close();
});

test("the pages are valid HTML", () => {
  const pages = ["index.html", "en/index.html"].map((path) => join(DIST, path));
  const { stderr } = spawnSync("java", ["-Xss4m", "-jar", VNU, "--format", "json", ...pages], { encoding: "utf8" });
  const found = JSON.parse(stderr)
    .messages.map(({ url, lastLine, message }) => `${url}:${lastLine}: ${message}`)
    // From a disk nothing is 'self'; that the policy lets the page work is what all other tests show.
    .filter((line) => !line.includes("violates Content Security Policy"));
  assert.deepEqual(found, []);
});

test("after the first visit no network is needed", async () => {
  const { context, page } = await open();
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

test("the page that is one file works from a disk", async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  const seen = observe(page, "file://");
  await page.goto(`file://${DIST}/sa-lint.html`);
  await ready(page);
  await page.locator("#files").setInputFiles({ name: "a.docx", mimeType: "", buffer: Buffer.from(docx(WRONG)) });
  await page.getByText("1 件のファイルに、1 か所見つかりました。").waitFor();
  assert.deepEqual(seen.filter((line) => !line.startsWith("request: blob:")), []);
  await context.close();
});
