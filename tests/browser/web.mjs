// What the tests of the page for browsers share: the page in a context of its own, and files to give it.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { after, before } from "node:test";
import { launch, observe, serve } from "./lib.mjs";

const WEB = join(import.meta.dirname, "../../packages/web");
export const DIST = join(WEB, "dist");
export const { strFromU8, strToU8, unzipSync, zipSync } = createRequire(join(WEB, "package.json"))("fflate");

export const WRONG = "SECURITY ACTION 二つ星を取得しました。";
export const RIGHT = "SECURITY ACTION 二つ星を宣言しました。";

/** A host with the page (and with `extra` pages by their paths) and a browser, for all tests of a file. */
export function stage({ extra = {}, start = launch } = {}) {
  const all = {};
  before(async () => {
    all.host = await serve(DIST, "", extra);
    all.browser = await start();
  });
  after(async () => {
    await all.browser?.close();
    await all.host?.close();
  });
  return all;
}

/** A page in a context of its own; `unexpected` is what it must not have done. */
export async function open({ browser, host }, options = {}, path = "") {
  const context = await browser.newContext({ permissions: ["clipboard-read", "clipboard-write"], ...options });
  const page = await context.newPage();
  const seen = observe(page, host.url);
  const requests = [];
  page.on("request", (request) => requests.push(request.url()));
  await page.goto(host.url + path);
  const unexpected = () => seen.filter((line) => !line.startsWith(`request: blob:${host.url}`));
  return { context, page, requests, unexpected };
}

export const findings = (page) => page.locator("#findings .finding");

export async function ready(page) {
  await page.locator("#text").fill(WRONG);
  await findings(page).first().waitFor();
}

export const file = (name, bytes, mimeType = "") => ({ name, mimeType, buffer: Buffer.from(bytes) });

export async function downloaded(page, button) {
  const [download] = await Promise.all([page.waitForEvent("download"), page.locator(button).click()]);
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

export function docx(sentence) {
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

const END = "独立行政法人情報処理推進機構 (IPA)\nSECURITY ACTION 事務局\nsecurity-action-info@ipa.go.jp\n";
const HEAD = "株式会社サンプル\n見本 太郎 様\n\n";
export const USER = "987654321012";

/** The two mails of a declaration, as text that was copied whole. */
export const MAILS = [
  `件名：【SECURITY ACTION】二つ星：自己宣言完了のお知らせ\n差出人：<noreply@ipa.go.jp>\n日時：2025年10月1日 10:05\n\n${HEAD}手続きが完了しました。\n利用者番号：${USER}\n自己宣言ID：40012345678\n<img src=https://tracker.example/x.gif><script>alert(1)</script>\n${END}`,
  `件名：【SECURITY ACTION】申込受理のご連絡\n差出人：<noreply@ipa.go.jp>\n日時：2025年10月15日 9:00\n\n${HEAD}手続きが完了いたしました。\nロゴマークのダウンロード手順\n${END}`,
];

/** The first of them as a mail program saves it. */
export const EML = [
  "From: noreply@ipa.go.jp", "To: taro@example.co.jp", "Date: Wed, 1 Oct 2025 10:05:00 +0900",
  `Subject: =?utf-8?B?${Buffer.from("【SECURITY ACTION】二つ星：自己宣言完了のお知らせ").toString("base64")}?=`,
  "MIME-Version: 1.0", "Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: base64", "",
  Buffer.from(MAILS[0].slice(MAILS[0].indexOf(HEAD))).toString("base64"),
].join("\r\n");
