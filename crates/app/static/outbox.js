// Taps outlive the network: each is kept on the phone first, with a key and the time of the tap,
// then sent, in order, until the server has answered. What waits is shown as waiting, never as
// done; what the server refuses is put aside and shown, and the rest goes on. One tab sends at a
// time; where a phone cannot keep anything, forms are sent the plain way.

// What waits is sent within two seconds of the network coming back.
const RETRY_MS = [500, 1000, 1500];
const FAILED_MAX = 5;
const began = Date.now();
// What a timer can hold.
const TIMER_MS_MAX = 2 ** 31;
let tries = 0;
let timer = 0;
let end = 0;

const store = open();

function open() {
  return new Promise((done) => {
    const asked = indexedDB.open("matchmaker", 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore("taps", { keyPath: "seq", autoIncrement: true });
    asked.onsuccess = () => done(asked.result);
    asked.onerror = asked.onblocked = () => done(null);
  }).catch(() => null);
}

async function with_taps(mode, job) {
  const database = await store;
  if (!database) throw new Error("nothing can be kept");
  return new Promise((done, failed) => {
    const transaction = database.transaction("taps", mode);
    const result = job(transaction.objectStore("taps"));
    transaction.oncomplete = () => done(result.result);
    transaction.onabort = transaction.onerror = () => failed(transaction.error);
  });
}

const all = () => with_taps("readonly", (taps) => taps.getAll());
const put = (tap) => with_taps("readwrite", (taps) => taps.put(tap));
const drop = (seq) => with_taps("readwrite", (taps) => taps.delete(seq));

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.matches("[data-tap]") || form.dataset.plain || event.defaultPrevented) return;
  event.preventDefault();
  keep(form, event.submitter).catch(() => {
    form.dataset.plain = "yes";
    // Not before this submit is over: a form cannot be submitted while it is.
    setTimeout(() => form.requestSubmit(event.submitter));
  });
});

async function keep(form, submitter) {
  const fields = Object.fromEntries(new FormData(form, submitter));
  const label = (submitter && spoken(submitter)) || fields.text || "…";
  // The page's own key stands for one tap on this very page; pressed again it is the same tap.
  const key = fields.action_key ?? fields.key;
  if ((await all()).some((tap) => tap.key === key)) return;
  const kind = { act: form.dataset.tap === "act", door: !form.action.includes("/me/") };
  await put({ key, url: form.action, ...kind, fields, label, at: Date.now(), page: began });
  if (navigator.userActivation?.hasBeenActive) navigator.vibrate?.(20);
  await show();
  drain();
}

// A button's words; what stands in a <bdi> keeps its direction to itself without the tag, too.
function spoken(button) {
  const part = (node) => (node.nodeName === "BDI" ? `\u2068${node.textContent}\u2069` : node.textContent);
  return [...button.childNodes].map(part).join("").trim();
}

function drain() {
  clearTimeout(timer);
  const send = () => send_all().then((left) => again(left), () => again(true));
  if (navigator.locks) return navigator.locks.request("outbox", { ifAvailable: true }, (lock) => (lock ? send() : again(true)));
  return send();
}

function again(left) {
  if (!left) { tries = 0; return; }
  timer = setTimeout(drain, RETRY_MS[Math.min(tries++, RETRY_MS.length - 1)]);
}

// Sends in the order of the taps. Answers whether something still waits.
async function send_all() {
  for (;;) {
    const [tap] = (await all()).filter((one) => !one.parked);
    if (!tap) {
      await show();
      return false;
    }
    if (!(await send(tap))) return true;
    tries = 0;
    await show();
    dispatchEvent(new Event("page:ask"));
  }
}

// A tap is the form that it was, with how long ago it was tapped. Answers whether the server has
// answered for good; only then does the tap go, or is it put aside.
async function send(tap) {
  const ages = { age_ms: Date.now() - tap.at, page_age_ms: Date.now() - tap.page };
  const answer = await post(tap.url, new URLSearchParams({ ...tap.fields, ...ages }), tap.act);
  if (!answer || [429, 503].includes(answer.status)) return false;
  if (answer.status >= 500) return stumble(tap, answer.status);
  if (tap.door) {
    await drop(tap.seq);
    // Without cookies there is no page of one's own, and the link shows the day; a refusal is told there, too.
    location.replace(answer.ok ? answer.url : location.pathname);
    return true;
  }
  if (answer.ok) await drop(tap.seq);
  else await put({ ...tap, parked: String(answer.status) });
  return true;
}

// A server that fails over one tap again and again must not keep the others waiting for ever.
async function stumble(tap, status) {
  const failed = (tap.failed ?? 0) + 1;
  await put({ ...tap, failed, ...(failed >= FAILED_MAX && { parked: String(status) }) });
  return failed >= FAILED_MAX;
}

async function post(url, body, act) {
  try {
    const headers = { Accept: act ? "application/json" : "text/html" };
    return await fetch(url, { method: "POST", headers, body, cache: "no-store", signal: AbortSignal.timeout(10000) });
  } catch {
    return null;
  }
}

// What waits, and what was put aside.
async function show() {
  const box = document.getElementById("outbox");
  if (!box) return;
  const taps = await all().catch(() => []);
  const line = (tap) => {
    const item = document.createElement("li");
    item.dataset.key = tap.key;
    const text = document.createElement("bdi");
    text.textContent = tap.label;
    item.append(text);
    const away = document.createElement("button");
    away.className = "button quiet";
    away.textContent = box.dataset.away;
    away.onclick = () => drop(tap.seq).then(show);
    item.append(away);
    return item;
  };
  const part = (name, kept) => {
    const section = box.querySelector(`[data-part="${name}"]`);
    section.hidden = !kept.length;
    section.querySelector("ul").replaceChildren(...kept.map(line));
  };
  part("waiting", taps.filter((tap) => !tap.parked));
  part("parked", taps.filter((tap) => tap.parked));
  box.hidden = !taps.length;
}

// Names and places are kept on this phone for the event only.
async function forget() {
  await caches?.delete("mine");
  const taps = await all().catch(() => []);
  if (!taps.length) (await store)?.close();
  if (!taps.length) indexedDB.deleteDatabase("matchmaker");
}

// The last page that was seen, for when there is no network. It goes at the event's end, also when nobody answers: how
// long that is the server says, so a wrong clock does no harm.
async function remember() {
  const state = document.getElementById("now")?.dataset;
  if (!navigator.serviceWorker || !state) return;
  if (state.over) return forget();
  const left = Number(state.ends) - Number(state.now);
  const fresh = left > 0 && !document.body.dataset.offline;
  if (fresh && left < TIMER_MS_MAX) {
    clearTimeout(end);
    end = setTimeout(() => quietly(forget), left);
  }
  await navigator.serviceWorker.register("/static/sw.js", { scope: "/" }).catch(() => {});
  const mine = await caches.open("mine");
  const parts = [...document.querySelectorAll("script[src], link[rel=stylesheet], link[rel=icon]")];
  const shell = await caches.open("shell");
  for (const address of parts.map((part) => part.src || part.href)) {
    if (!(await shell.match(address))) await shell.add(address);
  }
  if (!fresh) return;
  await mine.put("/until", new Response(Date.now() + left));
  await mine.put(location.pathname, await fetch(location.pathname, { cache: "no-store" }));
}

const quietly = (job) => Promise.resolve().then(job).catch(() => {});
addEventListener("page:new", () => { show(); quietly(remember); });
addEventListener("page:online", drain);
addEventListener("page:gone", () => quietly(forget));
addEventListener("online", drain);
document.addEventListener("visibilitychange", () => document.hidden || drain());
show().then(drain, () => {});
quietly(remember);
