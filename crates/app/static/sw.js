// Serves the page of the day from the phone when the network does not answer in time, and the parts of
// pages that never change. The page asks for the truth by itself and says how old it is.

const PATIENCE_MS = 250;

// What is kept of the event goes at its end: asked at every start, for a phone may lie in a drawer for a week.
const expired = expire();

addEventListener("install", () => self.skipWaiting());
addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

addEventListener("fetch", (event) => {
  const { request } = event;
  const address = new URL(request.url);
  if (request.method !== "GET" || address.origin !== location.origin) return;
  if (address.pathname.startsWith("/static/") && address.search.startsWith("?v=")) event.respondWith(part(request));
  else if (request.mode === "navigate" && /^\/(me|j\/[^/]+)$/.test(address.pathname)) {
    const asked = ask(request, address.pathname);
    event.respondWith(page(asked, address.pathname));
    event.waitUntil(asked.catch(() => {}));
  }
});

// Answers whether it went.
async function expire() {
  const until = await caches.match("/until", { cacheName: "mine" }).catch(() => null);
  return Boolean(until) && Number(await until.text()) < Date.now() && caches.delete("mine");
}

async function part(request) {
  return (await caches.match(request)) ?? keep("shell", request, await fetch(request));
}

async function ask(request, path) {
  const answer = await fetch(request);
  // Signed out, replaced or over: what is kept here is nobody's any more.
  const gone = [401, 404, 410].includes(answer.status) || (answer.ok && (await answer.clone().text()).includes("data-over="));
  if (gone) await caches.delete("mine");
  return gone ? answer : keep("mine", path, answer);
}

async function page(asked, path) {
  const mine = caches.match(path, { cacheName: "mine" }).catch(() => null);
  const [known, over] = await Promise.all([mine, expired]);
  if (!known || over) return asked;
  const kept = await marked(known);
  const late = new Promise((done) => { setTimeout(done, PATIENCE_MS, kept); });
  return Promise.race([asked.catch(() => kept), late]);
}

// What comes from the phone says so: the page shows how old it is until the server has answered.
async function marked(known) {
  const headers = new Headers(known.headers);
  for (const name of ["Content-Length", "Content-Encoding"]) headers.delete(name);
  return new Response((await known.text()).replace("<body ", '<body data-offline="yes" '), { headers });
}

async function keep(name, key, answer) {
  if (answer.ok && !answer.redirected) {
    const copy = answer.clone();
    await caches.open(name).then((cache) => cache.put(key, copy)).catch(() => {});
  }
  return answer;
}
