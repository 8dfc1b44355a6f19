// The venue's screen: turns the pages of names, counts down, and rings when places appear. Without it
// the names stand below one another and the page reloads itself. When the network drops, the
// countdown and the pages run on, and the screen says since when.

const STALE_MS = 15_000;
let shown = 0;
let heard = "";
let sound = null;
let seen = Date.now();

const now = () => document.getElementById("now");

function turn(step) {
  const pages = [...document.querySelectorAll("[data-page]")];
  shown = pages.length ? (shown + step) % pages.length : 0;
  pages.forEach((page, position) => { page.hidden = pages.length > 1 && position !== shown; });
}

function next() {
  turn(1);
  wait();
}

function wait() {
  setTimeout(next, Number(now()?.dataset.turn) || 9000);
}

// The server's clock at the last answer, carried on by ours.
function serverNow() {
  return Number(now()?.dataset.now) + (Date.now() - seen);
}

function tick() {
  const count = document.querySelector("[data-until]");
  if (count) {
    const left = Math.max(0, Math.ceil((Number(count.dataset.until) - serverNow()) / 1000));
    count.textContent = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`;
  }
  const stale = document.getElementById("stale");
  if (stale) stale.hidden = Date.now() - answered < STALE_MS;
}

// live.js asks every few seconds; an answer that changes nothing is an answer too.
let answered = Date.now();
const ask = window.fetch;
window.fetch = async (...request) => {
  const answer = await ask(...request);
  if (answer.ok || answer.status === 304) answered = Date.now();
  return answer;
};

function ring() {
  if (!sound) return;
  for (const [position, pitch] of [660, 880].entries()) {
    const tone = sound.createOscillator();
    const volume = sound.createGain();
    const begins = sound.currentTime + position * 0.35;
    tone.frequency.value = pitch;
    volume.gain.setValueAtTime(0.25, begins);
    volume.gain.exponentialRampToValueAtTime(0.001, begins + 0.9);
    tone.connect(volume).connect(sound.destination);
    tone.start(begins);
    tone.stop(begins + 1);
  }
}

const button = document.getElementById("sound");
button.hidden = !("AudioContext" in window);
button.addEventListener("click", () => {
  sound = sound ? null : new AudioContext();
  button.setAttribute("aria-pressed", String(Boolean(sound)));
  ring();
});

function changed() {
  seen = Date.now();
  const said = now()?.dataset.said ?? "";
  if (said !== heard) {
    heard = said;
    shown = 0;
    if (said) ring();
  }
  turn(0);
  tick();
}

new MutationObserver((changes) => {
  if (changes.some((change) => [...change.addedNodes].some((node) => node.id === "now"))) changed();
}).observe(document.body, { childList: true });
heard = now()?.dataset.said ?? "";
turn(0);
tick();
setInterval(tick, 500);
wait();
