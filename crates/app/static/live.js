// Keeps a page true: hears of changes as they happen, asks every few seconds where it cannot, and
// says how old it is when nobody answers. All words come from the server; this script only puts
// them in place. Other scripts hear `page:new` after each change.

const ASK_MS = 4000;
const HEARD_MS = 5000;
// Without a network, and while two look for each other.
const LOST_MS = 2000;
const DUE_MS = 400;
const SPREAD_MS = 400;
// An answer that takes longer than this leaves the page unsure: it says how old it is.
const UNSURE_MS = 2500;
const path = document.querySelector("#now")?.closest("[data-live]")?.dataset.live ?? "/me/now";
const main = () => document.getElementById("now");
let tag = "";
let timer = 0;
let skew = Number(main().dataset.now) - Date.now();
let hearing = false;
let asking = null;
let again = false;
// A page that changes under a thumb would swallow the tap.
let pressed = false;

function serverNow() {
  return Date.now() + skew;
}

function sleepUntilNext() {
  const next = Number(main().dataset.next) || 0;
  const until = next - serverNow();
  const often = document.body.dataset.offline || document.querySelector(".search");
  const every = often ? LOST_MS : hearing ? HEARD_MS : ASK_MS;
  // Asked a moment too early, the page has not turned yet: it asks again at once, but not for ever.
  const due = until <= 0 && until > -ASK_MS ? DUE_MS : every;
  const wait = until > 0 ? Math.min(until + 40 + Math.random() * 300, every) : due;
  clearTimeout(timer);
  timer = setTimeout(refresh, wait);
}

// Tells which version of the plan is on the screen: a phone that lags behind is moved last.
let shown = "0";

function acknowledge() {
  const version = main().dataset.version ?? "0";
  if (path !== "/me/now" || version === "0" || version === shown) return;
  shown = version;
  const form = new URLSearchParams({ plan: version });
  fetch("/me/shown", { method: "POST", body: form, keepalive: true }).catch(() => (shown = "0"));
}

// Two askings at once would only race each other; but an answer under way may be older than what was heard meanwhile.
function refresh() {
  again = asking !== null;
  asking ??= ask().finally(() => {
    asking = null;
    if (again) refresh();
    else sleepUntilNext();
  });
}

async function ask() {
  const unsure = setTimeout(online, UNSURE_MS, false);
  try {
    const answer = await fetch(path, {
      headers: tag ? { "If-None-Match": tag } : {}, cache: "no-store", signal: AbortSignal.timeout(8000),
    });
    if (answer.status === 200) {
      if (place(await answer.text())) tag = answer.headers.get("ETag") ?? "";
    } else if (answer.status === 401) {
      dispatchEvent(new Event("page:gone"));
      location.reload();
      return;
    }
    online(answer.status < 500);
  } catch {
    online(false);
  } finally {
    clearTimeout(unsure);
  }
}

// While nobody answers, the page's style shows how old it is.
function online(reached) {
  const was = document.body.dataset.offline;
  if (reached) delete document.body.dataset.offline;
  else document.body.dataset.offline = "yes";
  if (reached && was) dispatchEvent(new Event("page:online"));
}

// Answers whether the page is the new one now: what is not put in place is asked for again.
function place(html) {
  const fresh = new DOMParser().parseFromString(html, "text/html").getElementById("now");
  if (!fresh) return true;
  if (pressed) return false;
  const old = main();
  const news = told(fresh) !== told(old);
  document.body.classList.toggle("fresh", news);
  skew = Number(fresh.dataset.now) - Date.now();
  const clock = document.getElementById("clock");
  if (clock) clock.textContent = fresh.dataset.clock;
  const held = old.contains(document.activeElement) ? document.activeElement.id || document.activeElement.name : "";
  // The sign fills the screen until it is put away, or a new place comes.
  const held_up = document.querySelector("#wave:target");
  if (!news && (held_up || written(old).includes(document.activeElement))) return false;
  carry(old, fresh);
  old.replaceWith(fresh);
  if (held) (document.getElementById(held) ?? fresh.querySelector(`[name="${CSS.escape(held)}"]`))?.focus();
  if (news) announce(told(fresh));
  acknowledge();
  fill();
  dispatchEvent(new Event("page:new"));
  return true;
}

// What the page has to say now: that somebody looks for the reader, or the place.
function told(part) {
  return part.querySelector(".search .opener")?.textContent || part.dataset.said;
}

// What somebody has written is not taken away: a small change waits until they are done, and a new
// place takes it along.
function written(part) {
  return [...part.querySelectorAll("input[type=text], textarea")].filter((field) => field.value !== field.defaultValue);
}

function carry(old, fresh) {
  for (const field of written(old).filter((one) => one.id)) {
    const same = fresh.querySelector(`#${CSS.escape(field.id)}`);
    if (same?.form?.elements.round?.value === field.form?.elements.round?.value) same.value = field.value;
  }
}

function announce(text) {
  const said = document.getElementById("said");
  if (said) said.textContent = text;
  if (navigator.userActivation?.hasBeenActive) navigator.vibrate?.([120, 60, 120]);
  if (location.hash === "#wave") location.hash = "#now";
  scrollTo({ top: 0 });
}

function fill() {
  for (const meter of document.querySelectorAll("progress[data-from]")) {
    const from = Number(meter.dataset.from);
    const to = Number(meter.dataset.to);
    if (to > from) meter.value = meter.max * Math.min(1, Math.max(0, (serverNow() - from) / (to - from)));
  }
  for (const brief of document.querySelectorAll("[data-until]")) {
    if (Number(brief.dataset.until) <= serverNow()) brief.hidden = true;
  }
  for (const later of document.querySelectorAll("[data-after]")) {
    if (Number(later.dataset.after) <= serverNow()) later.hidden = false;
  }
}

// Every change of the event is told at once; the answer is asked for a moment later, so that two
// hundred phones do not ask together, and yet all know their place within a second.
function hear(address) {
  const stream = new EventSource(address);
  let first = true;
  stream.onopen = () => { hearing = true; };
  stream.onerror = () => { hearing = false; };
  stream.onmessage = () => {
    setTimeout(refresh, first ? 0 : Math.random() * SPREAD_MS);
    first = false;
  };
}

async function stayAwake() {
  const shown = ["go", "in", "breather"].includes(main().dataset.code);
  if (!shown || document.hidden || !navigator.userActivation?.hasBeenActive) return;
  await navigator.wakeLock?.request("screen").catch(() => {});
}

// A second tap while the first is on its way sends nothing.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.matches("[data-once]") || event.defaultPrevented) return;
  if (form.dataset.sent) event.preventDefault();
  form.dataset.sent = "yes";
});

for (const name of ["pointerdown", "pointerup", "pointercancel"]) {
  addEventListener(name, () => { pressed = name === "pointerdown"; }, true);
}
setInterval(fill, 1000);
fill();
document.addEventListener("visibilitychange", () => { if (!document.hidden) { refresh(); stayAwake(); } });
document.addEventListener("pointerup", stayAwake, { once: true });
addEventListener("hashchange", refresh);
addEventListener("online", refresh);
addEventListener("offline", () => online(false));
addEventListener("page:ask", refresh);
if (document.body.dataset.events) hear(document.body.dataset.events);
if (document.body.dataset.live) refresh();
acknowledge();
