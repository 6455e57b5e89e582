// Keeps one programme readable without a network: it asks the network first and falls back to what it kept.
const KEY = "{{ key|escapejs }}";
const FILES = [{% for file in files %}"{{ file|escapejs }}"{% if not forloop.last %}, {% endif %}{% endfor %}];
// The page without anybody's choice; this script lies in its folder.
const PAGE = new URL("./", self.location).href;

async function keepPage() {
  const cache = await caches.open(KEY);
  const response = await fetch(PAGE);
  // A page that asks for a password, or is gone, is not kept either.
  if (response.ok && !response.redirected) await cache.put(PAGE, response);
  else if (response.status < 500) await cache.delete(PAGE);
}

async function install() {
  const cache = await caches.open(KEY);
  const old = (await cache.keys()).filter(({ url }) => url !== PAGE);
  await Promise.all(old.map((request) => cache.delete(request)));
  await Promise.all([keepPage(), cache.addAll(FILES)]);
  await self.skipWaiting();
}

async function answer(event, address) {
  const cache = await caches.open(KEY);
  try {
    const response = await fetch(event.request);
    if (event.request.mode === "navigate") event.waitUntil(keepPage());
    // A server in trouble is no better than none.
    if (response.status < 500) return response;
    return (await cache.match(address)) ?? response;
  } catch (error) {
    const kept = await cache.match(address);
    if (kept) return kept;
    throw error;
  }
}

self.addEventListener("install", (event) => event.waitUntil(install()));
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("fetch", (event) => {
  const { method, mode, url } = event.request;
  const isPage = mode === "navigate" && url.split(/[?#]/)[0] === PAGE;
  const isFile = FILES.some((file) => new URL(file, PAGE).href === url.split("#")[0]);
  if (method === "GET" && (isPage || isFile)) event.respondWith(answer(event, isPage ? PAGE : url));
});
