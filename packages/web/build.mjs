// Makes the site in `dist/` from the compiled engine (`build.sh`) and `src/`: pages in two languages
// with a policy that names all they may load, and `sa-lint.html`, which is all of it in one file.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { build } from "esbuild";

const here = import.meta.dirname;
const dist = join(here, "dist");
const read = (path) => readFileSync(join(here, path));
const hash = (bytes, kind = "sha256") => `${kind}-${createHash(kind).update(bytes).digest("base64")}`;
const escape = (text) => text.replace(/[&<>"]/g, (c) => `&#${c.codePointAt(0)};`);

async function bundle(entry, more = {}) {
  const { outputFiles } = await build({
    entryPoints: [join(here, entry)], bundle: true, minify: true, write: false, format: "iife",
    target: "es2022", charset: "utf8", logOverride: { "empty-import-meta": "silent" }, ...more,
  });
  return Buffer.from(outputFiles[0].contents);
}

/** The styles of the pages and documents that are made, by their hashes: previews follow this page's policy. */
async function previewStyles() {
  const full = await import("./engine/full.js");
  full.initSync({ module: read("engine/full_bg.wasm") });
  const answers = {
    company: "株式会社サンプル", company_en: "Sample Co., Ltd.", stars: "2", declared: "2026-04-01",
    url: "https://www.example.co.jp/", policy: "make", representative: "代表取締役　見本 太郎", english: true,
  };
  const made = JSON.parse(full.makePages(JSON.stringify(answers), "2026-05-01", "ja"));
  if (made.problems.length > 0) throw new Error(JSON.stringify(made.problems));
  const mails = new full.Files();
  mails.add("a.txt", new TextEncoder().encode("件名：【SECURITY ACTION】二つ星：自己宣言完了のお知らせ\n\n株式会社サンプル"));
  const proof = JSON.parse(full.makeProof(mails, "general", undefined, "2026-05-01", "ja"));
  const styles = [...Object.values(made.files), proof.html].flatMap((page) => [...page.matchAll(/<style[^>]*>([^]*?)<\/style>/g)]);
  return [...new Set(styles.map(([, style]) => `'${hash(style)}'`))];
}

const packed = (path) => execFileSync("gzip", ["-9n"], { input: read(path), maxBuffer: 2 ** 28 });
const named = (name, bytes, end) => ({ name: `${name}-${createHash("sha256").update(bytes).digest("hex").slice(0, 10)}.${end}`, bytes });

const worker = named("worker", await bundle("src/worker.js"), "js");
const parts = {
  worker,
  engine: named("engine", packed("engine/engine_bg.wasm"), "bin"),
  full: named("full", packed("engine/full_bg.wasm"), "bin"),
};
const style = named("style", await bundle("src/style.css", { format: undefined }), "css");
const script = named("page", await bundle("src/main.js"), "js");
const icon = readFileSync(join(here, "../../site-template/static/favicon.svg"));
const styles = (await previewStyles()).join(" ");
const template = read("src/page.html").toString();

const files = new Map([["favicon.svg", icon]]);
for (const { name, bytes } of [...Object.values(parts), style, script]) files.set(name, bytes);

function page(lang, values) {
  const words = JSON.parse(read(`words/${lang}.json`));
  const all = { ...Object.fromEntries(Object.entries(words).map(([key, text]) => [key, escape(text)])), ...values(words) };
  return template.replace(/\{\{([\w-]+)\}\}/g, (_, key) => {
    if (!(key in all)) throw new Error(`${lang}: no words for ${key}`);
    return all[key];
  });
}

const data = (value) => JSON.stringify(value).replaceAll("<", "\\u003c");
const policy = (rules) => escape(Object.entries(rules).map(([key, value]) => `${key} ${value}`).join("; "));

/** From a disk nothing can be loaded: there the page that is one file takes over. */
const fromDisk = (root, name) => `if(location.protocol==="file:")location.replace("${root}${name}"+location.hash)`;
const SINGLE = { ja: "sa-lint.html", en: "sa-lint.en.html" };

function hosted(lang, root) {
  const first = fromDisk(root, SINGLE[lang]);
  const integrity = Object.fromEntries(
    Object.entries(parts).map(([key, { name, bytes }]) => [key, { href: root + name, integrity: hash(bytes, "sha384") }]),
  );
  return page(lang, (words) => ({
    words: data(words),
    first: `<script>${first}</script>`,
    parts: data(integrity),
    favicon: `${root}favicon.svg`,
    style: `<link rel="stylesheet" href="${root}${style.name}" integrity="${hash(style.bytes, "sha384")}">`,
    script: `<script src="${root}${script.name}" integrity="${hash(script.bytes, "sha384")}" data-offline="${root}sw.js"></script>`,
    csp: policy({
      "default-src": "'none'", "script-src": `'self' '${hash(first)}' 'wasm-unsafe-eval'`, "style-src": `'self' ${styles}`,
      "worker-src": "'self' blob:", "connect-src": "'self'", "img-src": "'self' data:", "base-uri": "'none'",
      "form-action": "'none'",
    }),
  }));
}

/** One file that works from a disk, where nothing at all can be connected to. */
function single(lang) {
  const code = script.bytes.toString().replaceAll("</script", "<\\/script");
  const sheet = style.bytes.toString();
  const held = Object.entries(parts)
    .map(([key, { bytes }]) => `<script type="text/plain" id="part-${key}">${bytes.toString("base64")}</script>`)
    .join("\n");
  return page(lang, (words) => ({
    words: data(words),
    first: "",
    parts: "{}",
    homeHref: "#check",
    otherHref: SINGLE[lang === "ja" ? "en" : "ja"],
    favicon: `data:image/svg+xml;base64,${icon.toString("base64")}`,
    style: `<style>${sheet}</style>`,
    script: `${held}\n<script>${code}</script>`,
    csp: policy({
      "default-src": "'none'", "script-src": `'${hash(code)}' 'wasm-unsafe-eval'`, "style-src": `'${hash(sheet)}' ${styles}`,
      "worker-src": "blob:", "img-src": "data:", "base-uri": "'none'", "form-action": "'none'",
    }),
  }));
}

files.set("index.html", Buffer.from(hosted("ja", "")));
files.set("en/index.html", Buffer.from(hosted("en", "../")));
const version = createHash("sha256");
for (const [path, bytes] of files) version.update(path).update(bytes);
const listed = [...files.keys()];
files.set("sw.js", await bundle("src/sw.js", {
  define: { VERSION: JSON.stringify(version.digest("hex").slice(0, 12)), FILES: JSON.stringify(listed) },
}));
for (const lang of Object.keys(SINGLE)) files.set(SINGLE[lang], Buffer.from(single(lang)));

rmSync(dist, { recursive: true, force: true });
for (const [path, bytes] of files) {
  mkdirSync(dirname(join(dist, path)), { recursive: true });
  writeFileSync(join(dist, path), bytes);
  console.log(`${String(bytes.length).padStart(9)}  ${path}`);
}
