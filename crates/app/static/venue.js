// Turns the pages of names on the venue's screen; without it they stand below one another.

const TURN_MS = 9000;
let shown = 0;

function turn(step) {
  const pages = [...document.querySelectorAll("[data-page]")];
  shown = pages.length ? (shown + step) % pages.length : 0;
  pages.forEach((page, position) => { page.hidden = pages.length > 1 && position !== shown; });
}

new MutationObserver(() => turn(0)).observe(document.body, { childList: true });
turn(0);
setInterval(() => turn(1), TURN_MS);
