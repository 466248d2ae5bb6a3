// The page of a check that is not done yet looks again by itself, and shows how far it is.
// Without this script the page's own link does the same.
"use strict";

const EVERY = 2000; // milliseconds
const LONGEST = 30000;

async function look(wait) {
  let next = EVERY;
  try {
    const answer = await fetch(location.href, { cache: "no-store" });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const then = page.getElementById("progress");
    if (!then || !then.hasAttribute("aria-live")) {
      location.reload();
      return;
    }
    show(then);
  } catch {
    next = Math.min(wait * 2, LONGEST); // the network is away: ask less often
  }
  setTimeout(look, next, next);
}

function show(then) {
  const now = document.getElementById("progress");
  tellThatItLooks(then);
  if (now.innerHTML === then.innerHTML) return;
  const hadFocus = now.contains(document.activeElement);
  now.replaceChildren(...then.childNodes);
  if (hadFocus) now.querySelector("a").focus();
}

function tellThatItLooks(progress) {
  progress.querySelector(".looks-again").hidden = false;
}

tellThatItLooks(document.getElementById("progress"));
setTimeout(look, EVERY, EVERY);
