// What every browser test needs: a browser, built sites, and a server for them on this machine.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { extname, join, normalize } from "node:path";
import { chromium } from "playwright-core";

export const SA_LINT = process.env.SA_LINT ?? "target/debug/sa-lint";

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".bin": "application/octet-stream",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".xml": "application/xml",
  ".txt": "text/plain; charset=utf-8",
};

/** A scratch folder, removed when the process ends. */
export function scratch() {
  const folder = mkdtempSync(join(tmpdir(), "sa-lint-browser-"));
  process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A headless Chromium. */
export function launch() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: [
      "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
      "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ],
  });
}

/** Makes a project with `init`, adds files, builds it; the folders. */
export function build(answers, files = {}) {
  const project = join(scratch(), "project");
  run("init", project, "--yes", ...answers);
  for (const [path, edit] of Object.entries(files)) {
    const target = join(project, path);
    writeFileSync(target, typeof edit === "function" ? edit(readFileSync(target, "utf8")) : edit);
  }
  run("build", project, "--quiet");
  return { project, public: join(project, "public"), internal: join(project, "wording") };
}

/** Runs sa-lint; its standard output. */
export function run(...args) {
  return execFileSync(SA_LINT, args, { encoding: "utf8" });
}

/** Paths of all files below a folder, with `/`. */
export async function files(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length).replace(/^\/+/, ""))
    .sort();
}

/** Serves folders as one on 127.0.0.1 below `/base/`; `extra` holds further pages by path. */
export async function serve(folders, base = "", extra = {}) {
  folders = [folders].flat();
  const read = (path) => Promise.any(folders.map((folder) => readFile(join(folder, path))));
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url, "http://localhost").pathname)
      .slice(1)
      .replace(base, "");
    try {
      const body = extra[path] ?? (await read(normalize(path || "index.html")));
      response.writeHead(200, { "content-type": TYPES[extname(path)] ?? TYPES[".html"] });
      response.end(body);
    } catch {
      response.writeHead(404).end("not found");
    }
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const all = (await Promise.all(folders.map(files))).flat();
  return {
    url: `http://127.0.0.1:${server.address().port}/${base}`,
    pages: all.filter((path) => path.endsWith(".html")),
    close: () => new Promise((resolve) => server.close(resolve).closeAllConnections()),
  };
}

/** Notes what a page must not do: errors on the console, requests to any other host. */
export function observe(page, own) {
  const seen = [];
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) seen.push(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => seen.push(`error: ${error}`));
  page.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith(own) && !url.startsWith("data:")) seen.push(`request: ${url}`);
  });
  page.on("response", (response) => {
    if (response.status() >= 400) seen.push(`${response.status()}: ${response.url()}`);
  });
  return seen;
}
