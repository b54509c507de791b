// What every browser test needs: a browser, and a server for a folder on this machine only.
import { createServer } from "node:http";
import { readdir, readFile, rm } from "node:fs/promises";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { extname, join, normalize } from "node:path";
import { chromium } from "playwright-core";

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".xml": "application/xml",
  ".txt": "text/plain; charset=utf-8",
};

/** A headless Chromium with a profile of its own; `close` removes the profile. */
export async function launch() {
  const profile = mkdtempSync(join(tmpdir(), "sa-lint-chromium-"));
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: [
      "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
      "--disable-background-networking", "--disable-component-update", "--disable-sync",
      `--crash-dumps-dir=${profile}`,
    ],
  });
  browser.on("disconnected", () => rm(profile, { recursive: true, force: true }));
  return browser;
}

/** Paths of all files below a folder, with `/`. */
export async function files(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length).replace(/^\/+/, ""))
    .sort();
}

/** Serves a folder on 127.0.0.1; `prefix` is put before every path. */
export async function serve(folder, extra = {}) {
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url, "http://localhost").pathname).slice(1);
    try {
      const body = extra[path] ?? (await readFile(join(folder, normalize(path || "index.html"))));
      response.writeHead(200, { "content-type": TYPES[extname(path || ".html")] ?? "text/html" });
      response.end(body);
    } catch {
      response.writeHead(404).end("not found");
    }
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const all = await files(folder);
  return {
    url: `http://127.0.0.1:${server.address().port}/`,
    pages: all.filter((path) => path.endsWith(".html")),
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}
