// The built sites in Chromium and the Nu HTML Checker.
import assert from "node:assert/strict";
import { execFileSync, spawn, spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { build, launch, observe, run, SA_LINT, scratch, serve } from "./lib.mjs";

const require = createRequire(import.meta.url);
const AXE = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const VNU = join(import.meta.dirname, "node_modules/vnu-jar/build/dist/vnu.jar");

/** Both levels; every optional part; names that are hard to set. */
const sites = {};
let browser;

before(async () => {
  execFileSync("java", ["-version"], { stdio: "ignore" });
  const logo = join(scratch(), "security_action_futatsuboshi-small_color.png");
  writeFileSync(logo, readFileSync(join(import.meta.dirname, "../fixtures/plain.png")));
  const about =
    "# 会社案内\n\n[方針](policy.md)\n\n## 会社概要\n\n| 項目 | 内容 |\n|:--|--:|\n" +
    "| 商号 | 株式会社サンプル |\n| 情報セキュリティへの取組み | SECURITY ACTION 二つ星を宣言 |\n\n" +
    "![外観](photo.png)\n\n```\n二つ星\n```\n";
  const two = build(
    ["--company", "株式会社サンプル", "--company-en", "Sample Co., Ltd.", "--stars", "2",
     "--declared", "2026-04-01", "--url", "https://www.example.co.jp/security/",
     "--make-policy", "--representative", "代表取締役　見本 太郎", "--logo", logo,
     "--email", "info@example.co.jp"],
    {
      "content/about.md": about,
      "static/photo.png": readFileSync(join(import.meta.dirname, "../fixtures/plain.png")),
      "sa-lint.toml": (text) => text.replace("# tel =", "tel ="),
    },
  );
  const one = build(
    ["--company", "㈱A&B <\"𠮷野家𠮷野家𠮷野家\"> Extraordinarilylongcompanynamewithoutanybreak 😀",
     "--stars", "1", "--declared", "2025-12-24", "--url", "https://mihon.example.jp/"],
    { "sa-lint.toml": (text) => text.replace("# one_star_material", "one_star_material") },
  );
  sites.two = { ...two, host: await serve([two.public, two.internal], "security/") };
  sites.one = { ...one, host: await serve([one.public, one.internal]) };
  browser = await launch();
});

after(async () => {
  await browser?.close();
  for (const site of Object.values(sites)) await site.host.close();
});

/** Every page of both sites, in one tab each. */
async function everyPage(options, visit) {
  for (const { host } of Object.values(sites)) {
    const context = await browser.newContext(options);
    const page = await context.newPage();
    const seen = observe(page, host.url);
    for (const path of host.pages) {
      await page.goto(host.url + path);
      await visit(page, path);
    }
    assert.deepEqual(seen, []);
    await context.close();
  }
}

test("axe-core finds no violation: light and dark, 360 and 1280 px", async () => {
  await everyPage({ bypassCSP: true }, async (page, path) => {
    await page.evaluate(AXE);
    for (const colorScheme of ["light", "dark"]) {
      for (const width of [360, 1280]) {
        await page.emulateMedia({ colorScheme });
        await page.setViewportSize({ width, height: 800 });
        const { violations } = await page.evaluate("axe.run(document)");
        const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html)}`);
        assert.deepEqual(found, [], `${path}, ${colorScheme}, ${width} px`);
      }
    }
  });
});

test("with the policy in force: no error, no foreign request, nothing wider than 320 px", async () => {
  await everyPage({ viewport: { width: 320, height: 700 } }, async (page, path) => {
    const width = await page.evaluate("document.scrollingElement.scrollWidth");
    assert.ok(width <= 320, `${path} is ${width} px wide`);
  });
});

test("what is tapped is at least 44 px high", async () => {
  await everyPage({ viewport: { width: 360, height: 700 } }, async (page, path) => {
    for (const target of await page.locator("header a:not(.skip), button:visible, .out").all()) {
      const { height } = await target.boundingBox();
      assert.ok(height >= 44, `${path}: ${await target.textContent()} is ${height} px high`);
    }
  });
});

test("二つ星 and 宣言しました never break", async () => {
  const page = await browser.newPage();
  for (const path of ["index.html", "about.html", "wording.html"]) {
    await page.goto(sites.two.host.url + path);
    for (let width = 240; width <= 640; width += 7) {
      await page.setViewportSize({ width, height: 800 });
      const broken = await page.evaluate(() => {
        const walker = document.createTreeWalker(document.querySelector("main"), 4);
        const found = [];
        while (walker.nextNode()) {
          const { data, parentElement } = walker.currentNode;
          if (parentElement.closest("pre, script")) continue;
          for (const { 0: word, index } of data.matchAll(/二つ星|宣言しました/g)) {
            const range = document.createRange();
            range.setStart(walker.currentNode, index);
            range.setEnd(walker.currentNode, index + word.length);
            const lines = new Set([...range.getClientRects()].map((rect) => Math.round(rect.top)));
            if (lines.size > 1) found.push(data);
          }
        }
        return found;
      });
      assert.deepEqual(broken, [], `${path} at ${width} px`);
    }
  }
  await page.close();
});

test("the copy button copies, from a server and from a disk", async () => {
  const { host, internal: folder } = sites.two;
  const context = await browser.newContext({ permissions: ["clipboard-read", "clipboard-write"] });
  const page = await context.newPage();
  const reader = await context.newPage();
  await reader.goto(host.url);
  for (const url of [host.url + "wording.html", `file://${folder}/wording.html`]) {
    await reader.bringToFront();
    await reader.evaluate(() => navigator.clipboard.writeText("before"));
    await page.bringToFront();
    await page.goto(url);
    const section = page.locator("section", { has: page.locator("#press") });
    await section.getByRole("button", { name: "コピー" }).click();
    await section.getByText("コピーしました").waitFor();
    const wanted = await section.locator("pre").textContent();
    await reader.bringToFront();
    assert.equal(await reader.evaluate(() => navigator.clipboard.readText()), wanted);
  }
  // Where the browser offers no clipboard, the old way is taken.
  await page.bringToFront();
  await page.addInitScript(() => Object.defineProperty(navigator, "clipboard", { value: undefined }));
  await page.goto(host.url + "wording.html");
  await page.getByRole("button", { name: "コピー" }).nth(4).click();
  await page.getByText("コピーしました").waitFor();
  const wanted = await page.locator("pre").nth(4).textContent();
  await reader.bringToFront();
  assert.equal(await reader.evaluate(() => navigator.clipboard.readText()), wanted);
  await context.close();
});

test("a page opened from a disk has its style and its logo", async () => {
  const page = await browser.newPage();
  const seen = observe(page, "file://");
  await page.goto(`file://${sites.two.public}/index.html`);
  const size = await page.locator("h1").evaluate((h1) => parseFloat(getComputedStyle(h1).fontSize));
  assert.ok(size > 30, `${size}`);
  assert.equal(await page.locator(".logo").evaluate((logo) => logo.naturalWidth), 120);
  await page.getByRole("link", { name: "English" }).click();
  assert.match(await page.locator("h1").textContent(), /We have declared two stars/);
  assert.deepEqual(seen, []);
  await page.close();
});

test("without JavaScript everything can be read and no dead button is shown", async () => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(sites.two.host.url + "wording.html");
  assert.equal(await page.locator("button:visible").count(), 0);
  assert.equal(await page.locator("pre:visible").count(), 8);
  await context.close();
});

test("print fits A4: the badge page and the policy on one sheet each", async () => {
  const page = await browser.newPage();
  for (const [path, sheets] of [["index.html", 1], ["en/index.html", 1], ["policy.html", 1],
    ["en/policy.html", 1], ["about.html", 1], ["wording.html", 4]]) {
    await page.goto(sites.two.host.url + path);
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
    const boxes = [...pdf.matchAll(/\/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]/g)];
    assert.ok(boxes.length >= 1 && boxes.length <= sheets, `${path}: ${boxes.length} sheets`);
    for (const [, width, height] of boxes) {
      assert.deepEqual([Math.round(width), Math.round(height)], [595, 842]);
    }
    // 210 mm less twice the 18 mm of the margin.
    await page.emulateMedia({ media: "print", colorScheme: "dark" });
    await page.setViewportSize({ width: 657, height: 900 });
    assert.ok((await page.evaluate("document.scrollingElement.scrollWidth")) <= 657, path);
    const ground = await page.evaluate("getComputedStyle(document.body).backgroundColor");
    assert.equal(ground, "rgb(255, 255, 255)", path);
    assert.equal(await page.locator("nav").isVisible(), false);
    await page.emulateMedia({ media: null, colorScheme: null });
  }
  await page.close();
});

test("JSON-LD is read as it was meant", async () => {
  await everyPage({}, async (page, path) => {
    const texts = await page.locator('script[type="application/ld+json"]').allTextContents();
    assert.equal(texts.length, /wording|404/.test(path) ? 0 : 1, path);
    for (const text of texts) {
      const { "@context": context, "@graph": graph } = JSON.parse(text);
      assert.equal(context, "https://schema.org");
      assert.deepEqual(graph.map((node) => node["@type"]), ["Organization", "WebPage"]);
      assert.doesNotMatch(text, /hasCredential|award/);
    }
  });
});

test("the fragment holds in a hostile page and changes nothing there", async () => {
  const html = run("build", sites.two.project, "--fragment");
  const hostile = `<!doctype html><html lang="ja"><title>a</title><style>
    * { letter-spacing: 9px !important; float: right; text-transform: uppercase }
    div { position: absolute; font-size: 60px !important; width: 900px; padding: 99px; color: red }
    div div { display: none; background: url(x.png) } a { display: none !important; color: #eee }
    body { width: 200px; margin: 0; background: #111; color: #eee; font: 13px serif }</style>
    <body><p id="own">本文</p>`;
  const host = await serve(sites.two.public, "", {
    "hostile.html": `${hostile}${html}`,
    "before.html": hostile,
  });
  const context = await browser.newContext({ bypassCSP: true });
  const page = await context.newPage();
  await page.goto(host.url + "hostile.html");
  const styles = () => page.locator("#own").evaluate((own) => getComputedStyle(own).cssText);
  const own = await styles();
  const root = page.locator('[role="group"]');
  assert.ok((await root.boundingBox()).width <= 200);
  const link = root.getByRole("link", { name: "宣言の内容を見る" });
  assert.ok(await link.isVisible());
  for (const text of await root.locator("div").all()) {
    const style = await text.evaluate((element) => {
      const { fontSize, position, float, letterSpacing, color } = getComputedStyle(element);
      return { fontSize, position, float, letterSpacing, color };
    });
    assert.deepEqual(style, {
      fontSize: "16px", position: "static", float: "none", letterSpacing: "normal",
      color: "rgb(238, 238, 238)",
    });
    assert.ok(await text.isVisible());
  }
  await page.evaluate(AXE);
  const { violations } = await page.evaluate("axe.run('[role=group]')");
  assert.deepEqual(violations.map(({ id }) => id), []);
  await page.goto(host.url + "before.html");
  assert.equal(await styles(), own);
  await context.close();
  await host.close();
});

test("the preview reloads, lays errors over the page and takes them away", async () => {
  const { project } = build(
    ["--company", "株式会社サンプル", "--stars", "1", "--declared", "2026-04-01",
     "--url", "https://www.example.co.jp/security/"],
    { "content/a.md": "# 一\n" },
  );
  const server = spawn(SA_LINT, ["serve", project, "--port", "0"], { stdio: ["ignore", "pipe", "ignore"] });
  try {
    const line = await new Promise((resolve) => server.stdout.once("data", resolve));
    const url = line.toString().split(" ")[0];
    const page = await browser.newPage();
    const seen = observe(page, new URL(url).origin);
    await page.goto(url + "a.html");
    assert.equal(await page.locator("h1").textContent(), "一");
    writeFileSync(join(project, "content/a.md"), "# 二\n");
    await page.locator("h1", { hasText: "二" }).waitFor();

    const config = readFileSync(join(project, "sa-lint.toml"), "utf8");
    writeFileSync(join(project, "sa-lint.toml"), config.replace("stars = 1", "stars = 3"));
    const overlay = page.locator("#sa-lint-overlay section");
    await overlay.waitFor();
    assert.match(await overlay.textContent(), /sa-lint\.toml:\d+:9.*3 という段階はありません/);
    assert.equal(await page.locator("h1").textContent(), "二");
    // A page opened now still shows the last good site, with the overlay.
    await page.reload();
    await overlay.waitFor();
    await overlay.getByRole("button", { name: "閉じる" }).click();
    await overlay.waitFor({ state: "detached" });
    writeFileSync(join(project, "sa-lint.toml"), config);
    await page.waitForLoadState();
    writeFileSync(join(project, "content/a.md"), "# 三\n");
    await page.locator("h1", { hasText: "三" }).waitFor();
    assert.equal(await overlay.count(), 0);

    // A wrong claim is shown on the page that holds it, with its place and the right words.
    writeFileSync(join(project, "content/a.md"), "# 四\n\n当社は二つ星を取得しました。SECURITY ACTION の二つ星です。\n");
    await page.locator("h1", { hasText: "四" }).waitFor();
    await overlay.waitFor();
    assert.match(await overlay.textContent(), /content\/a\.md:3:4/);
    await page.keyboard.press("Escape");
    await overlay.waitFor({ state: "detached" });
    writeFileSync(join(project, "content/a.md"), "# 五\n");
    await page.locator("h1", { hasText: "五" }).waitFor();
    assert.equal(await overlay.count(), 0);
    assert.deepEqual(seen, []);
    await page.close();
  } finally {
    server.kill();
  }
});

test("the Nu HTML Checker has nothing to say", async () => {
  const folder = scratch();
  const fragment = run("build", sites.two.project, "--fragment=en");
  const page = `<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>a</title></head><body>${fragment}</body></html>\n`;
  writeFileSync(join(folder, "fragment.html"), page);
  const check = () => {
    const args = ["-Xss4m", "-jar", VNU, "--format", "json", "--skip-non-html", folder,
      sites.one.public, sites.two.public];
    const { stderr } = spawnSync("java", args, { encoding: "utf8", maxBuffer: 1 << 26 });
    return JSON.parse(stderr).messages;
  };
  // On a disk the checker can resolve no picture's address against the page's security policy,
  // whatever that allows. That pictures are shown is seen in the browser above.
  const limit = /^Resource violates Content Security Policy \(meta tag\): image “(\.\.\/)?(photo|security_action_futatsuboshi-small_color)\.png” blocked by “img-src” directive\.$/;
  const told = check().filter(({ message }) => !limit.test(message));
  assert.deepEqual(
    told.map(({ type, url, lastLine, message }) => `${type} ${url}:${lastLine} ${message}`),
    [],
  );
  // It does see mistakes.
  writeFileSync(join(folder, "fragment.html"), page.replace("<title>a</title>", ""));
  assert.equal(check().filter(({ type }) => type === "error").length, 1);
});
