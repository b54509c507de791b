// The HTML report in Chromium and the Nu HTML Checker.
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { launch, observe, SA_LINT, scratch } from "./lib.mjs";

const require = createRequire(import.meta.url);
const AXE = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const VNU = join(import.meta.dirname, "node_modules/vnu-jar/build/dist/vnu.jar");
const DEMO = join(import.meta.dirname, "../../demo/public");

const folder = scratch();
/** Addresses of the reports by name. */
const reports = {};
let browser;

process.setMaxListeners(30);

/** Reports on files below a folder of their own; an exit code of 2 says that some could not be read. */
function report(name, lang, files, ...args) {
  const site = join(scratch(), "site");
  mkdirSync(site);
  if (typeof files === "string") cpSync(files, site, { recursive: true });
  else for (const [path, text] of Object.entries(files)) writeFileSync(join(site, path), text);
  if (name.startsWith("fixed")) symlinkSync("nowhere.html", join(site, "gone.html"));
  const call = ["--format", "html", "--lang", lang, ...args, "site"];
  const { stdout } = spawnSync(SA_LINT, call, { encoding: "utf8", cwd: join(site, ".."), maxBuffer: 1 << 27 });
  const path = join(folder, `${name}.html`);
  writeFileSync(path, stdout);
  reports[name] = `file://${path}`;
}

const HOSTILE = {
  "<img src=x onerror=alert(1)>&'\".html":
    "<p>&lt;/samp>&lt;script>alert(1)&lt;/script>、SECURITY ACTION 二つ星を取得しました。",
  "\u{1b}[31m\u{202e}lmth.txt": "{{ 7*7 }}\u{1b}\u{202e}、SECURITY ACTION 二つ星を取得しました。",
  [`${"a".repeat(200)}.html`]: `<p>SECURITY ACTION 二つ星を取得しました${"w".repeat(300)}。`,
  "title.html": "<title>SECURITY ACTION 二つ星取得企業</title><img alt='SECURITY ACTION 二つ星を取得' src=a.png>",
};

before(async () => {
  execFileSync("java", ["-version"], { stdio: "ignore" });
  for (const lang of ["ja", "en"]) {
    report(`demo-${lang}`, lang, DEMO);
    report(`fixed-${lang}`, lang, DEMO, "--fix", "--follow", "missing.html");
    report(`clean-${lang}`, lang, { "index.html": "<p>SECURITY ACTION 一つ星を宣言しました。" });
    report(`hostile-${lang}`, lang, HOSTILE);
  }
  report("none", "ja", {});
  const phrases = ["を取得しました", "の認定を受けました", "に認定されています", "を獲得しました"];
  const pages = Array.from({ length: 500 }, (_, i) => [
    `page${i}.html`,
    phrases.map((words) => `<p>株式会社サンプル${i}は、SECURITY ACTION 一つ星${words}。`).join("\n"),
  ]);
  report("large", "ja", Object.fromEntries(pages));
  browser = await launch();
});

after(() => browser?.close());

/** The names of all reports that are not large. */
const small = () => Object.keys(reports).filter((name) => name !== "large");

const VIEWS = [["light", 360], ["dark", 1280], ["light", 1280], ["dark", 360]];

const visible = (page) => page.locator(".finding:visible").count();

test("axe-core finds no violation: both languages, light and dark, 360 and 1280 px", async () => {
  const context = await browser.newContext({ bypassCSP: true });
  const page = await context.newPage();
  for (const name of small()) {
    await page.goto(reports[name]);
    await page.evaluate(AXE);
    if (name.startsWith("demo")) await page.locator(".finding button").first().click();
    // What is not on the screen is to be looked at too.
    await page.addStyleTag({ content: ".page { content-visibility: visible !important }" });
    for (const [colorScheme, width] of VIEWS) {
      if (!name.startsWith("demo") && (colorScheme === "dark") !== name.endsWith("en")) continue;
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 900 });
      const { violations } = await page.evaluate("axe.run(document)");
      const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html)}`);
      assert.deepEqual(found, [], `${name}, ${colorScheme}, ${width} px`);
    }
  }
  await context.close();
});

test("with the policy in force: no error, no request, nothing wider than 320 px", async () => {
  const page = await browser.newPage({ viewport: { width: 320, height: 700 } });
  const requests = [];
  page.on("request", (request) => requests.push(request.url()));
  page.on("dialog", (dialog) => requests.push(dialog.message()));
  const seen = observe(page, "file://");
  for (const [name, url] of Object.entries(reports)) {
    await page.goto(url);
    assert.deepEqual(seen, [], name);
    const width = await page.evaluate("document.scrollingElement.scrollWidth");
    assert.ok(width <= 320, `${name} is ${width} px wide`);
  }
  assert.deepEqual(requests, Object.values(reports));
  await page.close();
});

test("what files hold is shown as it is and runs nowhere", async () => {
  const page = await browser.newPage();
  await page.goto(reports["hostile-ja"]);
  assert.equal(await page.locator("main img, main script").count(), 0);
  const text = (await page.locator("main").textContent()).replace(/\s+/g, " ");
  for (const words of ["<img src=x onerror=alert(1)>&'\".html", "</samp><script>alert(1)</script>",
    "\\u{1b}[31m\\u{202e}lmth.txt", "{{ 7*7 }}␛、SECURITY"]) {
    assert.ok(text.includes(words), `${words} in ${text}`);
  }
  assert.match(text, /ページの題名/);
  assert.match(text, /画面には出ない説明 alt/);
  await page.close();
});

test("filters work by click", async () => {
  const page = await browser.newPage();
  await page.goto(reports["demo-ja"]);
  const all = await visible(page);
  const status = page.locator("#status");
  const reset = page.getByRole("button", { name: "絞り込みをやめる" });
  const shows = async (count) => {
    assert.equal(await visible(page), count);
    assert.equal((await status.textContent()).replaceAll("\u{a0}", " "),
      `${all} 件のうち ${count} 件を表示しています`);
    assert.equal(await reset.isVisible(), count < all);
    for (const heading of await page.locator("details.page:visible").all()) {
      assert.ok((await heading.locator(".finding:visible").count()) > 0, "an empty page is shown");
    }
  };
  assert.ok(all > 20);
  await shows(all);
  const errors = await page.locator('.finding[data-s="error"]').count();
  await page.getByLabel("注意").uncheck();
  await page.getByLabel("提案").uncheck();
  await shows(errors);
  await page.getByLabel("直し方", { exact: true }).selectOption("人が書き直す");
  await shows(await page.locator('.finding[data-s="error"][data-f="person"]').count());
  await reset.click();
  await shows(all);
  await page.getByLabel("種類", { exact: true }).selectOption("星の表記");
  await shows(await page.locator('.finding[data-r="star-notation"]').count());
  await reset.click();
  await page.getByLabel("ページ", { exact: true }).selectOption("site/old/profile.html");
  const old = page.locator("details.page", { hasText: "site/old/profile.html" });
  await shows(await old.locator(".finding").count());
  await reset.click();
  // Full-width capitals find what is written otherwise; all words must be there.
  await page.getByLabel("言葉やファイル名で探す").fill("ＯＬＤ/ 認定");
  await page.locator("#p1").waitFor({ state: "hidden" });
  const found = await page.locator(".finding:visible").evaluateAll((items) =>
    items.map((item) => item.closest("details").querySelector("samp").textContent + item.textContent));
  assert.ok(found.length > 0 && found.length < all);
  for (const text of found) assert.ok(text.includes("old/") && text.includes("認定"), text);
  await page.getByLabel("言葉やファイル名で探す").fill("そのような言葉はない");
  await page.getByText("条件に合う指摘はありません。").waitFor();
  await shows(0);
  // A page in the table is led to although it was filtered away.
  await page.locator(".counts a").first().click();
  await shows(all);
  await page.close();
});

test("filters work by keyboard, and the reason opens and closes", async () => {
  const page = await browser.newPage();
  await page.goto(reports["demo-en"]);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  assert.equal(await page.evaluate("document.activeElement.id"), "findings");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Space");
  const left = await page.locator('.finding:not([data-s="error"])').count();
  assert.equal(await visible(page), left);
  await page.keyboard.press("Space");
  for (let i = 0; i < 3; i += 1) await page.keyboard.press("Tab");
  await page.keyboard.type("certified");
  await page.locator("#reset").waitFor();
  assert.ok((await visible(page)) < left);
  await page.locator("#reset").focus();
  await page.keyboard.press("Enter");
  assert.equal(await page.evaluate("document.activeElement.id"), "words");
  const why = page.locator(".finding button").first();
  await why.focus();
  await page.keyboard.press("Enter");
  const reason = page.getByRole("dialog", { name: "Reason and ground" });
  await reason.waitFor();
  assert.match(await reason.textContent(), /IPA/);
  await page.keyboard.press("Escape");
  await reason.waitFor({ state: "hidden" });
  assert.ok(await why.evaluate((button) => button === document.activeElement));
  const summary = page.locator("#p1 summary");
  await summary.focus();
  await page.keyboard.press("Enter");
  assert.equal(await page.locator("#p1 .finding:visible").count(), 0);
  await page.close();
});

test("what is tapped is at least 44 px high", async () => {
  const page = await browser.newPage({ viewport: { width: 360, height: 800 } });
  await page.goto(reports["demo-ja"]);
  await page.locator("#words").fill("星");
  await page.locator("#reset").waitFor();
  for (const target of await page.locator("#filters :is(.chip, input[type=search], select, button), summary, .finding .links > *, .counts a").all()) {
    if (!(await target.isVisible())) continue;
    const { height } = await target.boundingBox();
    assert.ok(height >= 44, `${await target.textContent()} is ${height} px high`);
  }
  await page.close();
});

test("without JavaScript everything can be read, and no dead control is shown", async () => {
  const script = await browser.newPage();
  await script.goto(reports["demo-ja"]);
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(reports["demo-ja"]);
  assert.equal(await visible(page), await visible(script));
  assert.equal(await page.locator(":is(#filters, select, input, #filters button):visible").count(), 0);
  await page.locator(".finding button").first().click();
  await page.getByRole("dialog").getByText("根拠").waitFor();
  await context.close();
  await script.close();
});

test("print shows all, on A4, black on white, whatever is closed", async () => {
  const sheets = async (page) => {
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
    const boxes = [...pdf.matchAll(/\/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]/g)];
    for (const [, width, height] of boxes) {
      assert.deepEqual([Math.round(width), Math.round(height)], [595, 842]);
    }
    return boxes.length;
  };
  const page = await browser.newPage({ colorScheme: "dark" });
  await page.goto(reports["demo-ja"]);
  const whole = await sheets(page);
  assert.ok(whole > 5 && whole < 16, `${whole} sheets`);
  await page.getByRole("button", { name: "すべて閉じる" }).click();
  assert.equal(await visible(page), 0);
  assert.equal(await sheets(page), whole);
  assert.equal(await visible(page), 0);
  await page.getByRole("button", { name: "すべて開く" }).click();
  await page.emulateMedia({ media: "print" });
  assert.equal(await page.evaluate("getComputedStyle(document.body).backgroundColor"), "rgb(255, 255, 255)");
  // 210 mm less twice the 15 mm of the margin.
  await page.setViewportSize({ width: 680, height: 900 });
  assert.ok((await page.evaluate("document.scrollingElement.scrollWidth")) <= 680);
  assert.equal(await page.locator(":is(select, button, input):visible").count(), 0);
  await page.close();

  const context = await browser.newContext({ javaScriptEnabled: false });
  const still = await context.newPage();
  await still.goto(reports["demo-ja"]);
  await still.locator("#p1 summary").click();
  assert.equal(await sheets(still), whole);
  await context.close();
});

test("what --fix changed is shown, and what could not be read", async () => {
  const page = await browser.newPage();
  await page.goto(reports["fixed-ja"]);
  const changes = page.locator(".changes");
  assert.ok((await changes.locator("tbody tr").count()) > 5);
  const words = await changes.locator("del, ins").allTextContents();
  assert.ok(words.includes("二つ星を取得し") && words.includes("二つ星を宣言し"), words.join(" "));
  const unreadable = (await page.locator(".problems").allInnerTexts()).join();
  assert.match(unreadable, /missing\.html：見つかりません/);
  assert.match(unreadable, /site\/gone\.html：リンク先が見つかりません/);
  await page.goto(reports["clean-ja"]);
  assert.match(await page.locator("body").innerText(), /問題は見つかりませんでした[^]*調べたファイル（1\s個）/);
  await page.goto(reports.none);
  assert.match(await page.locator("body").innerText(), /調べたファイルがありません/);
  await page.close();
});

test("2,000 findings on 500 pages can be filtered", async () => {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  await page.goto(reports.large);
  assert.equal(await page.locator(".finding").count(), 2000);
  await page.locator("#words").fill("サンプル123は");
  await page.locator("#reset").waitFor();
  assert.equal(await page.locator(".finding:not([hidden])").count(), 4);
  assert.ok(readFileSync(join(folder, "large.html")).length < 3.5e6);
  await page.close();
});

test("the Nu HTML Checker has nothing to say", () => {
  const check = (names) => {
    const paths = names.map((name) => join(folder, `${name}.html`));
    const { stderr } = spawnSync("java", ["-Xss4m", "-jar", VNU, "--format", "json", ...paths],
      { encoding: "utf8", maxBuffer: 1 << 26 });
    return JSON.parse(stderr).messages;
  };
  const told = check(small());
  assert.deepEqual(
    told.map(({ type, url, lastLine, message }) => `${type} ${url}:${lastLine} ${message}`),
    [],
  );
  // It does see mistakes.
  const text = readFileSync(join(folder, "clean-ja.html"), "utf8");
  writeFileSync(join(folder, "wrong.html"), text.replace(/<title>.*<\/title>/, ""));
  assert.equal(check(["wrong"]).filter(({ type }) => type === "error").length, 1);
});
