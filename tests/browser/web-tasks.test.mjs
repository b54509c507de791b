// ページを作る, 文例, 書面の写し, 調べる in Chromium: each to its end, downloads opened and read back.
import assert from "node:assert/strict";
import { test } from "node:test";
import { downloaded, EML, file, MAILS, open, stage, strFromU8, unzipSync, USER } from "./web.mjs";

const site = stage();

/** Fills in the form of the pages. */
async function fill(page) {
  await page.fill("#company", "株式会社サンプル");
  await page.fill("#declared", "2026-04-01");
  await page.fill("#url", "https://www.example.co.jp/security/");
  await page.fill("#representative", "代表取締役　見本 太郎");
  await page.getByText("ページができました。").waitFor();
}

test("the form becomes a page: faults at their fields, a preview at two widths, a zip, a fragment", async () => {
  const { context, page, unexpected } = await open(site, {}, "#pages");
  await page.fill("#company", "株式会社サンプル");
  await page.fill("#declared", "2026-04-01");
  await page.fill("#url", "example");
  await page.locator("#representative").focus();
  await page.locator("#url-fault").waitFor();
  assert.equal(await page.locator("#url").getAttribute("aria-invalid"), "true");
  assert.match(await page.locator("#url").getAttribute("aria-describedby"), /url-fault/);
  await fill(page);
  assert.equal(await page.locator("#url-fault").count(), 0);
  const preview = page.frameLocator("#frame");
  await preview.getByText("株式会社サンプル").first().waitFor();
  const width = () => preview.locator("html").evaluate((html) => html.ownerDocument.defaultView.innerWidth);
  assert.equal(await width(), 1280);
  await page.locator("#narrow").click();
  assert.equal(await width(), 360);
  const { name, bytes } = await downloaded(page, "#site-zip");
  assert.equal(name, "security-action.zip");
  const files = unzipSync(bytes);
  assert.match(strFromU8(files["public/index.html"]), /株式会社サンプル[^]*二つ星/);
  assert.match(strFromU8(files["sa-lint.toml"]), /株式会社サンプル/);
  assert.ok(Object.keys(files).some((path) => path.startsWith("wording/")));
  await page.locator("#copy-fragment").click();
  await page.getByText("HTML をコピーしました。").waitFor();
  const fragment = await page.evaluate(() => navigator.clipboard.readText());
  assert.match(fragment, /二つ星/);
  for (const service of ["WordPress", "Wix", "Jimdo"]) {
    await page.locator("summary", { hasText: service }).click();
    assert.equal(await page.locator(".how", { hasText: service }).locator("li:visible").count(), 3);
  }
  // What is made is clean by the same engine.
  await page.getByRole("link", { name: "点検する" }).click();
  await page.fill("#text", strFromU8(files["public/index.html"]));
  await page.getByText("直すところは見つかりませんでした。").waitFor();
  assert.deepEqual(unexpected(), []);
  await context.close();
});

test("two stars ask for a policy, in words at that question", async () => {
  const { context, page } = await open(site, {}, "#pages");
  await fill(page);
  await page.getByLabel("まだない（一つ星）").check();
  await page.locator("#policy-fault").waitFor();
  const group = page.getByRole("group", { name: "情報セキュリティ基本方針" });
  assert.match(await group.textContent(), /二つ星には、.*が必要です。.*「一緒に作る」を選んでください。/);
  assert.match(await group.getAttribute("aria-describedby"), /policy-fault/);
  await page.getByLabel("一つ星", { exact: true }).check();
  await page.getByText("ページができました。").waitFor();
  assert.equal(await page.locator("#policy-fault").count(), 0);
  await context.close();
});

test("markup in an answer is text in all that is made of it", async () => {
  const { context, page, unexpected } = await open(site, {}, "#pages");
  const name = "<img src=x onerror=alert(1)>&\"'</style><script>alert(1)</script>";
  await fill(page);
  await page.fill("#company", name);
  await page.frameLocator("#frame").getByText(name).first().waitFor();
  const { bytes } = await downloaded(page, "#site-zip");
  assert.doesNotMatch(strFromU8(unzipSync(bytes)["public/index.html"]), /<img src=x|<script>alert/);
  await page.locator("#copy-fragment").click();
  await page.getByText("HTML をコピーしました。").waitFor();
  assert.doesNotMatch(await page.evaluate(() => navigator.clipboard.readText()), /<img src=x|<script>alert/);
  await page.getByRole("link", { name: "文例" }).click();
  await page.locator("#wordings pre", { hasText: name }).first().waitFor();
  assert.equal(await page.locator("#wordings img, #wordings script").count(), 0);
  assert.deepEqual(unexpected(), []);
  await context.close();
});

test("ready-made wording is there before any form is filled in", async () => {
  for (const path of ["#wording", "en/index.html#wording"]) {
    const { context, page } = await open(site, {}, path);
    await page.locator("#wordings .entry").first().waitFor();
    assert.match(await page.locator("#wordings").textContent(), /株式会社サンプル[^]*二つ星を宣言/);
    await context.close();
  }
});

test("ready-made wording has the answers of the form in it, and is copied", async () => {
  const { context, page } = await open(site, {}, "#pages");
  await fill(page);
  await page.getByRole("link", { name: "文例" }).click();
  const entry = page.locator("#wordings .entry").first();
  await entry.waitFor();
  const all = await page.locator("#wordings").textContent();
  assert.match(all, /2026年4月1日/);
  assert.match(all, /株式会社サンプル/);
  await entry.getByRole("button").click();
  await entry.getByText("コピーしました。").waitFor();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  assert.equal(copied, await entry.locator("pre").textContent());
  assert.match(copied, /宣言/);
  await context.close();
});

test("two mails become the document: checked, shown, printed, saved; the secret number is in none of it", async () => {
  const { context, page, unexpected } = await open(site, {}, "#proof");
  await page.locator("#purpose option").nth(1).waitFor({ state: "attached" });
  await page.locator("#mail-files").setInputFiles(file("完了.eml", EML, "message/rfc822"));
  await page.getByText("まだ提出できません。").waitFor();
  assert.match(await page.locator(".point.bad").first().textContent(), /申込受理のご連絡/);
  await page.locator("#pasting summary").click();
  await page.fill("#paste-2", MAILS[1]);
  await page.getByText("そろっています。印刷して提出できます。").waitFor();
  assert.equal(await page.locator(".point.bad").count(), 0);
  const paper = page.frameLocator("#paper");
  await paper.getByText("株式会社サンプル").first().waitFor();
  assert.equal(await paper.locator("script, img[src^=http]").count(), 0);
  const colour = await paper.locator("mark").first().evaluate((mark) => getComputedStyle(mark).backgroundColor);
  assert.notEqual(colour, "rgba(0, 0, 0, 0)", "the document's style is applied");
  await page.evaluate(() => {
    const { contentWindow } = document.getElementById("paper");
    contentWindow.print = () => (document.body.dataset.printed = contentWindow.document.title);
  });
  await page.locator("#print-proof").click();
  assert.match(await page.locator("body").getAttribute("data-printed"), /書面（写し）/);
  const { name, bytes } = await downloaded(page, "#save-proof");
  assert.equal(name, "宣言の書面の写し.html");
  assert.match(bytes.toString(), /二つ星[^]*40012345678/);
  assert.ok(!bytes.toString().includes(USER) && !(await page.content()).includes(`：${USER}`));
  await page.getByRole("button", { name: "「完了.eml」を外す" }).click();
  await page.getByText("まだ提出できません。").waitFor();
  assert.deepEqual(unexpected(), []);
  await context.close();
});

test("files that are no mails say what to do; the purpose changes what is asked for", async () => {
  const { context, page } = await open(site, {}, "#proof");
  await page.locator("#mail-files").setInputFiles(file("a.zip", "PK\u0003\u0004"));
  await page.getByText("書面を作れませんでした。").waitFor();
  assert.match(await page.locator("#points").textContent(), /展開して/);
  await page.getByRole("button", { name: "「a.zip」を外す" }).click();
  await page.locator("#pasting summary").click();
  await page.fill("#paste-1", MAILS[0].replace("二つ星", "一つ星"));
  await page.fill("#paste-2", MAILS[1]);
  await page.getByText("そろっています。印刷").waitFor();
  await page.selectOption("#purpose", "tokyo-cyber");
  await page.getByText("まだ提出できません。").waitFor();
  assert.match(await page.locator("#points").textContent(), /二つ星が求められます/);
  await context.close();
});

test("rules are found by their words", async () => {
  const { context, page } = await open(site, {}, "#rules");
  await page.locator("#rule-list .entry").first().waitFor();
  const all = await page.locator("#rule-list .entry").count();
  await page.locator("#search").fill("ロゴ");
  await page.waitForFunction((all) => document.querySelectorAll("#rule-list .entry").length < all, all);
  assert.ok((await page.locator("#rule-list .entry").count()) > 0);
  await context.close();
});
