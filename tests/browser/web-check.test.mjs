// 点検する in Chromium: every way to its end, downloads opened and read back.
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { scratch } from "./lib.mjs";
import { docx, downloaded, file, findings, open, ready, RIGHT, stage, strFromU8, strToU8, unzipSync, WRONG, zipSync } from "./web.mjs";

const site = stage();

test("typed text is checked, repaired by a click, undone, copied; nothing is requested meanwhile", async () => {
  const { context, page, requests, unexpected } = await open(site);
  await ready(page);
  const before = requests.length;
  await page.locator("#text").fill(`${WRONG}ISMS認証も取得しています。`);
  await page.getByText("1 か所見つかりました。").waitFor();
  assert.equal(await page.locator("#backdrop mark").textContent(), "二つ星を取得しました");
  await page.locator("#findings summary").click();
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
  const { context, page, unexpected } = await open(site);
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
  const { context, page, requests } = await open(site);
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
  const { context, page } = await open(site);
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

test("what is too much for the engine is said of that file alone, and the engine starts anew", async () => {
  const { context, page, requests } = await open(site);
  await ready(page);
  const deep = `const a = 1${"+'b'".repeat(200_000)};`;
  await page.locator("#files").setInputFiles([file("a.html", `<p>${WRONG}</p>`), file("deep.js", deep), file("z.html", `<p>${WRONG}</p>`)]);
  await page.getByText("2 件のファイルに、2 か所見つかりました。").waitFor();
  await page.locator("#list button", { hasText: "deep.js" }).click();
  await page.locator("#findings", { hasText: "大きすぎて読めませんでした。" }).waitFor();
  const asked = requests.length;
  await page.locator("#fix-all").click();
  await page.getByText("2 件のファイルに、直すところは見つかりませんでした。").waitFor();
  await page.locator("#back").click();
  await page.locator("#text").fill(`${WRONG}${WRONG}`);
  await page.getByText("2 か所見つかりました。").waitFor();
  assert.deepEqual(requests.slice(asked).filter((url) => !url.startsWith("blob:")), []);
  await context.close();
});

test("a file that is too large, or gone, says what to do", async () => {
  const { context, page } = await open(site);
  const folder = scratch();
  writeFileSync(join(folder, "large.html"), Buffer.alloc(51 * 2 ** 20));
  await page.locator("#files").setInputFiles(join(folder, "large.html"));
  await page.locator("#findings", { hasText: "50 MB までです。" }).waitFor();
  await page.getByText("読めるファイルがありませんでした。").waitFor();
  await page.evaluate(() => (File.prototype.arrayBuffer = () => Promise.reject(new DOMException("", "NotFoundError"))));
  await page.locator("#files").setInputFiles(file("gone.html", WRONG));
  await page.locator("#findings", { hasText: "ファイルを開けませんでした。" }).waitFor();
  await context.close();
});

test("a zip keeps what it has: Japanese names, order, compression; folders come back as what changed", async () => {
  const { context, page } = await open(site);
  const archive = zipSync({ "会社/案内.html": [strToU8(`<p>${WRONG}</p>`), { level: 9 }], "b.bin": [new Uint8Array(5000), { level: 0 }], "c.txt": strToU8("済") });
  await page.locator("#files").setInputFiles([file("a.zip", archive), file("x/one.html", `<p>${WRONG}</p>`), file("two.html", "<p>あ</p>")]);
  await page.getByText("4 件のファイルに、2 か所見つかりました。").waitFor();
  await page.locator("#fix-all").click();
  await page.getByText("直すところは見つかりませんでした。").waitFor();
  const { name, bytes } = await downloaded(page, "#download");
  assert.equal(name, "corrected.zip");
  const saved = unzipSync(bytes);
  assert.deepEqual(Object.keys(saved).sort(), ["a.zip", "x/one.html"]);
  const inside = Buffer.from(saved["a.zip"]);
  const members = unzipSync(inside);
  assert.deepEqual(Object.keys(members), ["会社/案内.html", "b.bin", "c.txt"]);
  assert.equal(strFromU8(members["会社/案内.html"]), `<p>${RIGHT}</p>`);
  // What is stored unpacked stays stored: its bytes are those of before, one after the other.
  assert.ok(inside.includes(Buffer.alloc(5000)));
  await context.close();
});

test("line ends of Windows are kept, and phrases are marked where they stand", async () => {
  const { context, page } = await open(site);
  const page1 = `<p>一行目</p>\r\n<p>二行目</p>\r\n\r\n<p>${WRONG}</p>\r\n`;
  await page.locator("#files").setInputFiles(file("a.html", page1));
  await findings(page).first().waitFor();
  assert.equal(await page.locator("#backdrop mark").textContent(), "二つ星を取得しました");
  await findings(page).getByRole("button", { name: "場所を見る" }).click();
  assert.equal(await page.evaluate(() => getSelection().toString() || document.activeElement.value.slice(document.activeElement.selectionStart, document.activeElement.selectionEnd)), "二つ星を取得しました");
  await page.locator("#fix-all").click();
  await page.getByText("直すところは見つかりませんでした。").waitFor();
  const { name, bytes } = await downloaded(page, "#download");
  assert.equal(name, "a.html");
  assert.equal(bytes.toString(), page1.replace("取得", "宣言"));
  await context.close();
});

test("what is typed while a phrase is put right is not lost", async () => {
  const { context, page } = await open(site);
  await ready(page);
  await page.evaluate(() => {
    const text = document.getElementById("text");
    document.querySelector("#findings .strong").click();
    text.value += "追記";
    text.dispatchEvent(new InputEvent("input", { inputType: "insertText" }));
  });
  await page.waitForTimeout(500);
  assert.match(await page.locator("#text").inputValue(), /追記$/);
  await context.close();
});

test("a script and a mail are read by the part that is loaded for them", async () => {
  const { context, page, requests } = await open(site);
  await ready(page);
  await page.locator("#files").setInputFiles(file("a.ts", `export const title = "${WRONG}";`));
  await page.getByText("1 件のファイルに、1 か所見つかりました。").waitFor();
  assert.ok(requests.some((url) => /\/full-/.test(url)));
  await context.close();
});

test("the report says what was found, also when the browser's own menu prints", async () => {
  const { context, page } = await open(site);
  await ready(page);
  await page.emulateMedia({ media: "print" });
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  const report = page.locator("#report");
  await report.waitFor();
  assert.match(await report.textContent(), /点検の結果.*二つ星を取得しました.*二つ星を宣言しました.*ipa\.go\.jp/s);
  assert.equal(await page.locator(".desk").first().isVisible(), false);
  const sizes = await report.locator("p").evaluateAll((all) => all.map((one) => parseFloat(getComputedStyle(one).fontSize)));
  assert.ok(Math.max(...sizes) <= 13.4, `10pt and smaller: ${sizes}`);
  assert.ok((await page.pdf({ preferCSSPageSize: true })).length > 10_000);
  await context.close();
});
