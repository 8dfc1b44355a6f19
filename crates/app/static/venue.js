// Turns the pages of names on the venue's screen; without it they stand below one another. The
// server says how long a page stays, so that all have been seen in time.

let shown = 0;

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
  setTimeout(next, Number(document.getElementById("now")?.dataset.turn) || 9000);
}

new MutationObserver(() => turn(0)).observe(document.body, { childList: true });
turn(0);
wait();
