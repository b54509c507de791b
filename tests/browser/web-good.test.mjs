// The page for browsers for everybody: axe-core, narrow and large, keyboard, forced colours, valid HTML.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { test } from "node:test";
import { DIST, findings, MAILS, open, ready, stage, WRONG } from "./web.mjs";

const require = createRequire(import.meta.url);
const AXE = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const VNU = join(import.meta.dirname, "node_modules/vnu-jar/build/dist/vnu.jar");

const site = stage();

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
      await page.getByRole("link", { name: "書面の写し" }).click();
      await page.locator("#purpose option").nth(1).waitFor({ state: "attached" });
    },
    async () => {
      await page.locator("#pasting summary").click();
      await page.fill("#paste-1", MAILS[0]);
      await page.locator(".point.bad").first().waitFor();
    },
    async () => {
      await page.fill("#paste-2", MAILS[1]);
      await page.getByText("そろっています。印刷").waitFor();
    },
    async () => {
      await page.getByRole("link", { name: "調べる" }).click();
      await page.locator("#rule-list .entry").first().waitFor();
    },
  ];
}

test("axe-core finds no violation in any state; nothing is wider than 320 px", async () => {
  const { context, page } = await open(site, { bypassCSP: true, viewport: { width: 320, height: 800 } });
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

test("what is shown in a frame holds by itself: axe-core, 360 px, both schemes", async () => {
  const { context, page } = await open(site, { bypassCSP: true });
  const all = await states(page);
  for (const reach of all) await reach();
  const frames = await page.evaluate(() => ["frame", "paper"].map((id) => document.getElementById(id).srcdoc));
  for (const [at, html] of frames.entries()) {
    for (const [colorScheme, width] of [["light", 1280], ["dark", 360]]) {
      const own = await context.newPage();
      await own.emulateMedia({ colorScheme });
      await own.setViewportSize({ width, height: 740 });
      await own.setContent(html);
      await own.evaluate(AXE);
      const { violations } = await own.evaluate("axe.run()");
      assert.deepEqual(violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`), [], `frame ${at}, ${width} px`);
      const wide = await own.evaluate("document.scrollingElement.scrollWidth");
      assert.ok(wide <= width, `frame ${at} is ${wide} px wide`);
      await own.close();
    }
  }
  await context.close();
});

test("on a phone what was found stands under the text, before all that is about files", async () => {
  const { context, page } = await open(site, { viewport: { width: 360, height: 740 } });
  await ready(page);
  const bottom = (selector) => page.locator(selector).evaluate((one) => one.getBoundingClientRect().bottom + scrollY);
  assert.ok((await bottom("#findings-title")) < 800, `${await bottom("#findings-title")}`);
  assert.ok((await bottom("#status")) < (await bottom("#choose-files")));
  await context.close();
});

test("at 200 % nothing is lost, and no text is cut", async () => {
  const { context, page } = await open(site, { viewport: { width: 640, height: 400 }, deviceScaleFactor: 2 });
  for (const reach of await states(page)) {
    await reach();
    const wide = await page.evaluate(() => document.scrollingElement.scrollWidth - innerWidth);
    assert.ok(wide <= 0, `${wide} px too wide`);
    const small = await page.evaluate(() => [...document.querySelectorAll("button, .top a, select")].filter((one) => one.checkVisibility()).map((one) => [one.textContent, one.getBoundingClientRect().height]).filter(([, height]) => height < 43.5));
    assert.deepEqual(small, [], "targets are 44 px high");
  }
  await context.close();
});

test("with the keyboard alone: every task is reached, a phrase put right, and focus is seen and kept", async () => {
  const { context, page } = await open(site);
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.className), "skip");
  const order = [];
  for (let at = 0; at < 8; at += 1) {
    await page.keyboard.press("Tab");
    order.push(await page.evaluate(() => document.activeElement.textContent.trim()));
    const outline = await page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle);
    assert.notEqual(outline, "none", order.at(-1));
  }
  assert.deepEqual(order, ["sa-lint", "点検する", "ページを作る", "文例", "書面の写し", "調べる", "English", "例文で試す"]);
  await page.locator("#try").focus();
  await page.keyboard.press("Enter");
  await findings(page).nth(1).waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.id), "text");
  for (let at = 0; at < 12; at += 1) {
    await page.keyboard.press("Tab");
    if (await page.evaluate(() => document.activeElement.matches(".finding .strong"))) break;
  }
  await page.keyboard.press("Enter");
  await page.getByText("に直しました。").waitFor();
  assert.ok(await page.evaluate(() => document.activeElement.matches(".finding .strong, #undo")));
  await page.getByRole("link", { name: "調べる" }).focus();
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.activeElement.id === "main");
  assert.match(await page.title(), /^どんな書き方を見るのか/);
  await context.close();
});

test("with the keyboard alone: a page is made and saved, files are asked for, mails are pasted", async () => {
  const { context, page } = await open(site, {}, "#pages");
  const press = async (key, wanted) => {
    for (let at = 0; at < 40; at += 1) {
      if (await page.evaluate((wanted) => document.activeElement.matches(wanted), wanted)) return;
      await page.keyboard.press(key);
    }
    throw new Error(`${wanted} is not reached`);
  };
  for (const [field, text] of [["#company", "株式会社サンプル"], ["#declared", "04012026"], ["#url", "https://www.example.co.jp/"], ["#representative", "代表取締役　見本 太郎"]]) {
    await press("Tab", field);
    if (field === "#declared") await page.keyboard.type(text);
    else await page.keyboard.insertText(text);
  }
  await page.getByText("ページができました。").waitFor();
  await press("Tab", "#site-zip");
  const [download] = await Promise.all([page.waitForEvent("download"), page.keyboard.press("Enter")]);
  assert.equal(download.suggestedFilename(), "security-action.zip");
  await press("Tab", "#narrow");
  await page.keyboard.press("Space");
  assert.equal(await page.locator("#narrow").getAttribute("aria-pressed"), "true");
  await page.goto(`${site.host.url}#proof`);
  await page.locator("#proof h1").waitFor();
  await press("Tab", "#pasting summary");
  await page.keyboard.press("Enter");
  for (const [at, mail] of MAILS.entries()) {
    await press("Tab", `#paste-${at + 1}`);
    await page.keyboard.insertText(mail);
  }
  await page.getByText("そろっています。印刷").waitFor();
  await press("Tab", "#save-proof");
  const [saved] = await Promise.all([page.waitForEvent("download"), page.keyboard.press("Enter")]);
  assert.equal(saved.suggestedFilename(), "宣言の書面の写し.html");
  await page.goto(`${site.host.url}#check`);
  await page.locator("#check h1").waitFor();
  await press("Tab", "#choose-files");
  // Whether a browser without a screen shows its dialogue in time is its own affair.
  await page.evaluate(() => document.getElementById("files").addEventListener("click", (event) => {
    event.preventDefault();
    document.body.dataset.asked = "yes";
  }));
  await page.keyboard.press("Enter");
  await page.locator("body[data-asked]").waitFor({ timeout: 5000 });
  await context.close();
});

test("the number of findings is said; colours that are forced keep the marks; nobody sees a motion", async () => {
  const { context, page } = await open(site, { forcedColors: "active", reducedMotion: "reduce" });
  await ready(page);
  const status = page.locator("#status");
  assert.equal(await status.getAttribute("role"), "status");
  assert.equal(await status.textContent(), "1 か所見つかりました。");
  const seen = () => page.locator("#editor").screenshot({ caret: "hide" });
  const marked = await seen();
  assert.ok(marked.equals(await seen()), "a picture is the same twice");
  await page.locator("#backdrop").evaluate((one) => (one.style.visibility = "hidden"));
  assert.ok(!marked.equals(await seen()), "marks are seen");
  assert.equal(await page.evaluate(() => getComputedStyle(document.documentElement).scrollBehavior), "auto");
  assert.deepEqual(await page.evaluate(() => document.getAnimations().length), 0);
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

test("both languages have the same words, and the page uses each of them", () => {
  const source = join(DIST, "../src");
  const code = readdirSync(source).map((name) => readFileSync(join(source, name), "utf8")).join("\n");
  const [ja, en] = ["ja", "en"].map((lang) => JSON.parse(readFileSync(join(DIST, `../words/${lang}.json`), "utf8")));
  assert.deepEqual(Object.keys(ja).sort(), Object.keys(en).sort());
  // Some are named in parts: `unreadable-${reason}`; severities are named by the engine.
  const made = /^(unreadable|state)-|^(error|warning|hint|lang)$/;
  const unused = Object.keys(ja).filter((key) => !made.test(key) && !code.includes(`{{${key}}}`) && !code.includes(`"${key}"`));
  assert.deepEqual(unused, []);
});
