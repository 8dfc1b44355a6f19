// Keeps "who's in" true while the console is open, and opens what a number of the strip leads to.

const EVERY_MS = 5000;

async function refresh() {
  const old = document.getElementById("arrivals");
  if (!old || document.hidden || old.contains(document.activeElement)) return;
  try {
    const answer = await fetch(old.dataset.refresh, { cache: "no-store", redirect: "error" });
    if (!answer.ok) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    for (const id of ["arrivals", "graph"]) {
      const fresh = page.getElementById(id);
      if (fresh) document.getElementById(id)?.replaceWith(fresh);
    }
  } catch {
    // The page stays as it was; the next turn asks again.
  }
}

function open() {
  const target = location.hash && document.getElementById(location.hash.slice(1));
  if (target instanceof HTMLDetailsElement) target.open = true;
}

addEventListener("hashchange", open);
open();
setInterval(refresh, EVERY_MS);
