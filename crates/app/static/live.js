// Keeps a page true: asks for its body again when the server says that something changes, and
// every few seconds. All words come from the server; this script only puts them in place.

const EVERY_MS = 4000;
const path = document.querySelector("#now")?.closest("[data-live]")?.dataset.live ?? "/me/now";
const main = () => document.getElementById("now");
let tag = "";
let timer = 0;
let skew = Number(main().dataset.now) - Date.now();

function serverNow() {
  return Date.now() + skew;
}

function sleepUntilNext() {
  const next = Number(main().dataset.next) || 0;
  const until = next - serverNow();
  const wait = until > 0 ? Math.min(until + 40 + Math.random() * 300, EVERY_MS) : EVERY_MS;
  clearTimeout(timer);
  timer = setTimeout(refresh, wait);
}

async function refresh() {
  try {
    const answer = await fetch(path, { headers: tag ? { "If-None-Match": tag } : {}, cache: "no-store" });
    if (answer.status === 200) {
      tag = answer.headers.get("ETag") ?? "";
      place(await answer.text());
    } else if (answer.status === 401) {
      location.reload();
      return;
    }
  } catch {
    // No network: the last known page stays, and the next turn asks again.
  }
  sleepUntilNext();
}

function place(html) {
  const fresh = new DOMParser().parseFromString(html, "text/html").getElementById("now");
  if (!fresh) return;
  const old = main();
  const news = fresh.dataset.said !== old.dataset.said;
  document.body.classList.toggle("fresh", news);
  skew = Number(fresh.dataset.now) - Date.now();
  const clock = document.getElementById("clock");
  if (clock) clock.textContent = fresh.dataset.clock;
  old.replaceWith(fresh);
  if (news) announce(fresh.dataset.said);
  fill();
}

function announce(text) {
  const said = document.getElementById("said");
  if (said) said.textContent = text;
  if (navigator.userActivation?.hasBeenActive) navigator.vibrate?.([120, 60, 120]);
  scrollTo({ top: 0 });
}

function fill() {
  for (const meter of document.querySelectorAll("progress[data-from]")) {
    const from = Number(meter.dataset.from);
    const to = Number(meter.dataset.to);
    if (to > from) meter.value = meter.max * Math.min(1, Math.max(0, (serverNow() - from) / (to - from)));
  }
}

// A second tap while the first is on its way sends nothing.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.matches("[data-once]")) return;
  if (form.dataset.sent) event.preventDefault();
  form.dataset.sent = "yes";
});

setInterval(fill, 1000);
document.addEventListener("visibilitychange", () => document.hidden || refresh());
addEventListener("online", refresh);
sleepUntilNext();
