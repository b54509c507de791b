// The proof of a declaration in Chromium: nothing cut, nothing asked for, axe clean.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { launch, observe, SA_LINT, scratch } from "./lib.mjs";

const require = createRequire(import.meta.url);
const AXE = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const END = "独立行政法人情報処理推進機構 (IPA)\nSECURITY ACTION 事務局\nsecurity-action-info@ipa.go.jp\n";
const HEAD = "株式会社サンプル\n見本 太郎 様\n\n";
const MAILS = `件名：【SECURITY ACTION】二つ星：自己宣言完了のお知らせ
差出人：<noreply@ipa.go.jp>
日時：2025年10月1日 10:05

${HEAD}手続きが完了しました。
利用者番号：987654321012
自己宣言ID：40012345678
<img src=https://tracker.example/x.gif><script>alert(1)</script>
${"長い本文です。".repeat(400)}
${END}

件名：【SECURITY ACTION】申込受理のご連絡
差出人：<noreply@ipa.go.jp>
日時：2025年10月15日

${HEAD}手続きが完了いたしました。
ロゴマークのダウンロード手順 https://www.example.co.jp/${"a".repeat(300)}
${END}`;

const folder = scratch();
let browser;

before(async () => {
  browser = await launch();
});
after(() => browser?.close());

for (const [name, text] of [["complete", MAILS], ["incomplete", MAILS.split("\n\n\n件名")[0]]]) {
  test(`the ${name} document holds`, async () => {
    const mails = join(folder, `${name}.txt`);
    const out = join(folder, `${name}.html`);
    writeFileSync(mails, text);
    const { status } = spawnSync(SA_LINT, ["proof", mails, "--out", out], { encoding: "utf8" });
    assert.equal(status, name === "complete" ? 0 : 1);
    for (const width of [320, 360, 1280]) {
      const page = await browser.newPage({ viewport: { width, height: 900 }, bypassCSP: true });
      const own = `file://${out}`;
      const seen = observe(page, own);
      await page.goto(own);
      const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(over <= 0, `${over} px too wide at ${width}`);
      await page.addScriptTag({ content: AXE });
      const { violations } = await page.evaluate(() => axe.run(document));
      assert.deepEqual(violations.map((one) => `${one.id}: ${one.nodes[0].html}`), []);
      assert.deepEqual(seen, []);
      await page.close();
    }
    // Printed, no block is wider than the sheet, and headers stay with the beginning of their mail.
    const page = await browser.newPage({ viewport: { width: 673, height: 900 } });
    await page.goto(`file://${out}`);
    await page.emulateMedia({ media: "print" });
    const cut = await page.evaluate(() =>
      [...document.querySelectorAll("main *")]
        .filter((one) => one.scrollWidth > one.clientWidth + 1 && one.clientWidth > 0)
        .map((one) => one.outerHTML.slice(0, 80)));
    assert.deepEqual(cut, []);
    const breaks = await page.evaluate(() => {
      const style = getComputedStyle(document.querySelector(".headers"));
      return [style.breakInside, style.breakAfter];
    });
    assert.deepEqual(breaks, ["avoid", "avoid"]);
    await page.close();
  });
}
