// Serves the page of the day from the phone when the network does not answer in time, and the parts of
// pages that never change. The page asks for the truth by itself and says how old it is.

const PATIENCE_MS = 900;

addEventListener("install", () => self.skipWaiting());
addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

addEventListener("fetch", (event) => {
  const { request } = event;
  const address = new URL(request.url);
  if (request.method !== "GET" || address.origin !== location.origin) return;
  if (address.pathname.startsWith("/static/") && address.search.startsWith("?v=")) event.respondWith(part(request));
  else if (request.mode === "navigate" && /^\/(me|j\/[^/]+)$/.test(address.pathname)) {
    event.respondWith(page(request, address.pathname));
  }
});

async function part(request) {
  return (await caches.match(request)) ?? keep("shell", request, await fetch(request));
}

async function page(request, path) {
  const known = await caches.open("mine").then((mine) => mine.match(path));
  const asked = fetch(request).then((answer) => {
    // Signed out, replaced or over: what is kept here is nobody's any more.
    if ([401, 404, 410].includes(answer.status)) caches.delete("mine");
    return answer.ok ? keep("mine", path, answer) : answer;
  });
  if (!known) return asked;
  const late = new Promise((done) => { setTimeout(done, PATIENCE_MS, known); });
  return Promise.race([asked.catch(() => known), late]);
}

async function keep(name, key, answer) {
  if (answer.ok && !answer.redirected) {
    const copy = answer.clone();
    await caches.open(name).then((cache) => cache.put(key, copy)).catch(() => {});
  }
  return answer;
}
