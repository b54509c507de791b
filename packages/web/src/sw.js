// Keeps the page for use without a network: its own files, nothing of what anybody checks.
const CACHE = `sa-lint-${VERSION}`;

/** What has no hash in its name may be of another version where the browser remembers it. */
const wanted = (file) => (/-[0-9a-f]{10}\./.test(file) ? file : new Request(file, { cache: "reload" }));

addEventListener("install", (event) => {
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(FILES.map(wanted))).then(() => skipWaiting()));
});
addEventListener("activate", (event) => {
  const old = (names) => names.filter((name) => name.startsWith("sa-lint-") && name !== CACHE);
  event.waitUntil(
    caches.keys().then((names) => Promise.all(old(names).map((name) => caches.delete(name)))).then(() => clients.claim()),
  );
});
addEventListener("fetch", (event) => {
  if (event.request.method !== "GET") return;
  // A folder is its index.html, on every host.
  const address = new URL(event.request.url);
  if (address.pathname.endsWith("/")) address.pathname += "index.html";
  const wanted = `${address.origin}${address.pathname}`;
  event.respondWith(caches.match(wanted).then((held) => held ?? fetch(event.request)));
});
