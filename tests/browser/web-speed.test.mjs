// How large and how fast the page for browsers is.
import assert from "node:assert/strict";
import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { DIST, file, open, ready, stage, strToU8, WRONG, zipSync } from "./web.mjs";

const site = stage();

const MB = 2 ** 20;
const filler = "<p>当社は、お客様の情報を大切に扱い、毎日の業務の中で安全のための取組みを続けています。ISMS認証も取得しています。</p>\n";

// Stops what is going on as soon as it shows progress, from within the page: from outside it may be over before the
// click comes. What the page said then.
async function stopUnderWay(page) {
  const told = await page.waitForFunction(() => {
    if (document.getElementById("bar").value <= 0.02) return "";
    const told = document.getElementById("progress-text").textContent;
    document.getElementById("cancel").click();
    return told;
  });
  return told.jsonValue();
}

test("the engine for text and pages is at most 1.5 MB, compressed", () => {
  const [engine] = readdirSync(DIST).filter((name) => name.startsWith("engine-"));
  assert.ok(statSync(join(DIST, engine)).size <= 1.5e6, `${statSync(join(DIST, engine)).size}`);
});

test("20 KB are judged within 300 ms, and typing goes on", async () => {
  const { context, page } = await open(site);
  await ready(page);
  const body = filler.repeat(Math.floor(20_000 / Buffer.byteLength(filler)));
  const taken = [];
  for (let round = 0; round < 3; round += 1) {
    await page.fill("#text", "");
    await page.getByText("文章を入れると").waitFor();
    const begun = await page.evaluate((value) => {
      const text = document.getElementById("text");
      const seen = new Promise((resolve) => {
        const watch = new MutationObserver(() => {
          if (!document.querySelector("#findings .finding")) return;
          watch.disconnect();
          resolve(performance.now());
        });
        watch.observe(document.getElementById("findings"), { childList: true });
      });
      const start = performance.now();
      text.value = value;
      text.dispatchEvent(new InputEvent("input", { inputType: "insertFromPaste" }));
      return seen.then((end) => end - start);
    }, `${body}<p>${WRONG}</p>`);
    taken.push(begun);
  }
  assert.ok(Math.min(...taken) < 300, `${taken}`);
  await context.close();
});

test("20 MB of files: progress, no long pause for who types, an end at once when it is stopped", async () => {
  const { context, page, requests } = await open(site);
  await ready(page);
  const page1 = filler.repeat(Math.ceil(40_000 / Buffer.byteLength(filler)));
  const count = Math.ceil((20 * MB) / Buffer.byteLength(page1));
  const files = Object.fromEntries(Array.from({ length: count }, (_, at) => [`${at}.html`, strToU8(page1)]));
  files["last.html"] = strToU8(`<p>${WRONG}</p>`);
  const archive = zipSync(files, { level: 1 });
  await page.evaluate(() => {
    window.longest = 0;
    let before = performance.now();
    setInterval(() => {
      const now = performance.now();
      window.longest = Math.max(window.longest, now - before);
      before = now;
    }, 20);
  });
  await page.locator("#files").setInputFiles(file("site.zip", archive));
  await page.waitForFunction(() => document.getElementById("bar").value > 0.02);
  assert.match(await page.locator("#progress-text").textContent(), /\d+%/);
  const asked = requests.length;
  await page.locator("#cancel").click();
  await page.getByText("中止しました。").waitFor({ timeout: 1000 });
  await page.fill("#text", `${WRONG}${WRONG}`);
  await page.getByText("2 か所見つかりました。").waitFor({ timeout: 5000 });
  assert.deepEqual(requests.slice(asked).filter((url) => !url.startsWith("blob:")), [], "starting again asks for nothing");
  await page.locator("#files").setInputFiles(file("site.zip", archive));
  await page.getByText(`${count + 1} 件のファイルに、1 か所見つかりました。`).waitFor({ timeout: 120_000 });
  assert.ok((await page.evaluate(() => window.longest)) < 500, `a pause of ${await page.evaluate(() => window.longest)} ms`);
  await context.close();
});

test("many files are put right with progress; what was done before an end is undone in one step", async () => {
  const { context, page } = await open(site);
  await ready(page);
  const count = 300;
  const text = strToU8(`${filler.repeat(40)}<p>${WRONG}</p>`);
  const files = Object.fromEntries(Array.from({ length: count }, (_, at) => [`${at}.html`, text]));
  await page.locator("#files").setInputFiles(file("site.zip", zipSync(files, { level: 1 })));
  await page.getByText(`${count} 件のファイルに、${count} か所見つかりました。`).waitFor();
  await page.locator("#fix-all").click();
  assert.match(await stopUnderWay(page), /直しています… \d+%/);
  await page.getByText("中止しました。").waitFor({ timeout: 1000 });
  assert.equal(await page.locator("#progress").isVisible(), false);
  const left = await page.locator("#list .some").count();
  assert.ok(left > 0 && left < count, `${left}`);
  assert.equal(await page.locator("#fix-all").textContent(), `まとめて直す（${left} か所）`);
  await page.locator("#undo").click();
  await page.getByText(`元に戻しました。 ${count} 件のファイルに、${count} か所見つかりました。`).waitFor();
  await page.locator("#fix-all").click();
  await page.getByText(`${count} 件のファイルに、直すところは見つかりませんでした。`).waitFor();
  await context.close();
});
