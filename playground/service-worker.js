// Serves the page from a cache that holds one build whole. Names of files carry a hash, so a cached file never ages.
const VERSION = "__VERSION__";
const FILES = "__FILES__";

self.addEventListener("install", (event) => {
  event.waitUntil(fill().then(() => self.skipWaiting()));
});

// What the page has just loaded comes from the browser's own cache.
async function fill() {
  const cache = await caches.open(VERSION);
  await Promise.all(
    FILES.map(async (file) => {
      const response = await fetch(new Request(file, { cache: file === "./" ? "no-cache" : "force-cache" }));
      if (!response.ok) throw new Error(`${file}: ${response.status}`);
      await cache.put(file, response);
    }),
  );
}

self.addEventListener("activate", (event) => {
  event.waitUntil(
    (async () => {
      for (const name of await caches.keys()) {
        if (name.startsWith("ottl-playground-") && name !== VERSION) await caches.delete(name);
      }
      await self.clients.claim();
    })(),
  );
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || new URL(request.url).origin !== self.location.origin) return;
  event.respondWith(
    (async () => {
      const cache = await caches.open(VERSION);
      const known = await cache.match(request, { ignoreSearch: request.mode === "navigate" });
      if (known) return known;
      if (request.mode === "navigate") {
        const page = await cache.match("./");
        if (page && new URL(request.url).pathname.endsWith("/index.html")) return page;
      }
      return fetch(request);
    })(),
  );
});
