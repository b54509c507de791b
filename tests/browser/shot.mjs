// Pictures of the built pages: node shot.mjs SITE OUT [page…]
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { launch, serve } from "./lib.mjs";

const [site, out, ...pages] = process.argv.slice(2);
if (!out) throw new Error("usage: node shot.mjs SITE OUT [page…]");
await mkdir(out, { recursive: true });
const host = await serve(site);
const browser = await launch();
const views = [
  ["phone-light", { viewport: { width: 360, height: 740 }, colorScheme: "light", deviceScaleFactor: 2 }],
  ["phone-dark", { viewport: { width: 360, height: 740 }, colorScheme: "dark", deviceScaleFactor: 2 }],
  ["desktop-light", { viewport: { width: 1280, height: 800 }, colorScheme: "light" }],
  ["desktop-dark", { viewport: { width: 1280, height: 800 }, colorScheme: "dark" }],
];
for (const path of pages.length ? pages : host.pages) {
  const name = path.replaceAll("/", "-").replace(/\.html$/, "");
  for (const [view, options] of views) {
    const page = await browser.newPage(options);
    await page.goto(host.url + path);
    await page.screenshot({ path: join(out, `${name}-${view}.png`), fullPage: true });
    await page.close();
  }
  const page = await browser.newPage();
  await page.goto(host.url + path);
  await page.pdf({ path: join(out, `${name}.pdf`), preferCSSPageSize: true });
  await page.close();
}
await browser.close();
await host.close();
