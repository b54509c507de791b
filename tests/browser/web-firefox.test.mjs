// The page for browsers in Firefox: each task once to its end, from a host and from a disk.
import assert from "node:assert/strict";
import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import puppeteer from "puppeteer-core";
import { scratch } from "./lib.mjs";
import { DIST, docx, EML, MAILS, stage, WRONG } from "./web.mjs";

const PLACES = ["/usr/bin/firefox-esr", "/usr/bin/firefox"];
const folder = scratch();
const executablePath = process.env.FIREFOX ?? PLACES.find(existsSync);
const site = stage({ start: () => puppeteer.launch({ browser: "firefox", executablePath, headless: true }) });

/** Waits until an element holds these words. */
const says = (page, selector, words) =>
  page.waitForFunction((selector, words) => document.querySelector(selector)?.textContent.includes(words), { timeout: 30_000 }, selector, words);

async function give(page, input, name, bytes) {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  await (await page.$(input)).uploadFile(path);
}

for (const from of ["host", "disk"]) {
  test(`Firefox does every task, from a ${from}`, async () => {
    const page = await site.browser.newPage();
    const faults = [];
    page.on("pageerror", (error) => faults.push(String(error)));
    await page.goto(from === "host" ? site.host.url : `file://${DIST}/sa-lint.html`);
    await page.type("#text", WRONG);
    await says(page, "#status", "1 か所見つかりました。");
    await page.click("#fix-all");
    await says(page, "#status", "直すところは見つかりませんでした。");
    await give(page, "#files", `${from}.docx`, docx(WRONG));
    await says(page, "#status", "1 件のファイルに、1 か所見つかりました。");
    await page.click(".top a[href='#pages']");
    await page.type("#company", "株式会社サンプル");
    await page.$eval("#declared", (field) => {
      field.value = "2026-04-01";
      field.dispatchEvent(new Event("input", { bubbles: true }));
    });
    await page.type("#url", "https://www.example.co.jp/");
    await page.type("#representative", "代表取締役　見本 太郎");
    await says(page, "#pages-status", "ページができました。");
    await page.click(".top a[href='#wording']");
    await says(page, "#wordings", "株式会社サンプル");
    await page.click(".top a[href='#proof']");
    await give(page, "#mail-files", `${from}-1.eml`, EML);
    await give(page, "#mail-files", `${from}-2.txt`, MAILS[1]);
    await says(page, "#proof-status", "そろっています。");
    await page.click(".top a[href='#rules']");
    await says(page, "#rule-list", "取得");
    assert.deepEqual(faults, []);
    await page.close();
  });
}
