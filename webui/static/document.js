// A paper in the hands of its reader: copying, printing, walking from place to
// place, cards of what is cited, and facts that light up where they were read.
// Everything here is also there without it, only with more steps.

import { drawn } from "./parts.js";

const article = document.querySelector(".paper");
const notice = document.querySelector("#notice");

// Copying and printing

function select(places) {
  const selection = window.getSelection();
  selection.removeAllRanges();
  const range = document.createRange();
  range.setStartBefore(places[0]);
  range.setEndAfter(places[places.length - 1]);
  selection.addRange(range);
}

async function copy(places) {
  if (navigator.clipboard) {
    await navigator.clipboard.writeText(places.map((place) => place.innerText).join("\n\n"));
    return;
  }
  // Browsers keep the clipboard from pages that came over plain HTTP.
  select(places);
  document.execCommand("copy");
  window.getSelection().removeAllRanges();
}

for (const button of document.querySelectorAll("[data-copy]")) {
  const places = [...document.querySelectorAll(button.dataset.copy)];
  const label = button.textContent;
  button.hidden = !places.length;
  button.addEventListener("click", async () => {
    await copy(places);
    button.textContent = button.dataset.done;
    notice.textContent = button.dataset.done;
    setTimeout(() => {
      button.textContent = label;
      notice.textContent = "";
    }, 2500);
  });
}

for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}

// Walking over found words and pages

function isSeen(place) {
  const box = place.getBoundingClientRect();
  return box.top < window.innerHeight && box.bottom > 0;
}

function isAbove(place) {
  return place.getBoundingClientRect().top < window.innerHeight / 3;
}

// Beyond the last place of this part, the walk goes on in the next.
function goOn(isFound, by) {
  const named = by > 0 ? ["[data-later]", ".pager [rel=next]"] : ["[data-earlier]", ".pager [rel=prev]"];
  const links = [...document.querySelectorAll(`#text ${named[isFound ? 0 : 1]}`)];
  links.at(by > 0 ? 0 : -1)?.click();
}

function walking(steps) {
  const places = [...document.querySelectorAll(steps.dataset.steps)];
  const told = steps.querySelector("output");
  const isFound = steps.dataset.steps.includes("mark");
  const tell = (at) => {
    told.textContent = isFound ? `${at + 1}/${places.length}` : `${places[at].dataset.page}/${steps.dataset.of}`;
  };
  let at = -1;
  let arriving = 0; // until when the page walked to is still scrolled to
  const isAt = () => Date.now() < arriving || (places[at] && isSeen(places[at]));
  steps.hidden = places.length < 2;
  if (steps.hidden) {
    return;
  }
  if (isFound) {
    told.textContent = places.length;
  } else {
    const follow = () => Date.now() < arriving || tell(Math.max(0, places.findLastIndex(isAbove)));
    document.addEventListener("scroll", () => requestAnimationFrame(follow), { passive: true });
    follow();
  }
  for (const button of steps.querySelectorAll("[data-by]")) {
    button.addEventListener("click", () => {
      const by = Number(button.dataset.by);
      // Pages are counted from where the reader is, found words from the last.
      const from = isFound || isAt() ? at : places.findLastIndex(isAbove);
      const to = Math.max(from, by > 0 ? -1 : 0) + by;
      if (!places[to]) {
        goOn(isFound, by);
        return;
      }
      places[at]?.classList.remove("here");
      at = to;
      arriving = Date.now() + 1000;
      places[at].classList.toggle("here", isFound);
      places[at].scrollIntoView({ block: isFound ? "center" : "start" });
      tell(at);
    });
  }
}

document.querySelectorAll("[data-steps]").forEach(walking);

// Facts light up where they were read, in the text and on the page

function pieces(name) {
  const quoted = CSS.escape(name);
  return name ? [...article.querySelectorAll(`[id="${quoted}"], [data-place="${quoted}"]`)] : [];
}

function light(name) {
  article.querySelectorAll(".lit").forEach((place) => place.classList.remove("lit"));
  const lit = pieces(name).filter((place) => place.closest("#text"));
  lit.forEach((place) => place.classList.add("lit"));
  return lit;
}

for (const link of document.querySelectorAll('#facts a[href*="#fact-"]')) {
  const name = link.hash.slice(1);
  const row = link.closest(".fact-row") ?? link;
  const back = () => light(window.location.hash.slice(1));
  row.addEventListener("pointerenter", () => light(name));
  row.addEventListener("focusin", () => light(name));
  row.addEventListener("pointerleave", back);
  row.addEventListener("focusout", back);
  link.addEventListener("click", () => {
    // Where only pictures are shown, the link has no target of its own.
    light(name).find((place) => place.localName === "rect")?.scrollIntoView({ block: "center" });
  });
}

window.addEventListener("hashchange", () => light(window.location.hash.slice(1)));
document.addEventListener("laid", () => light(window.location.hash.slice(1)));
light(window.location.hash.slice(1));

// Cards of what is cited

const card = document.querySelector("#cite-card");
const cards = new Map();
let shown = null;
let waiting = 0;

function place(link) {
  const box = [...link.getClientRects()].at(0);
  const room = document.documentElement.clientWidth - card.offsetWidth - 8;
  const below = box.bottom + 6;
  const isLow = below + card.offsetHeight > window.innerHeight && box.top > card.offsetHeight;
  card.style.left = `${Math.max(8, Math.min(box.left, room))}px`;
  card.style.top = `${isLow ? box.top - card.offsetHeight - 6 : below}px`;
}

async function content(at) {
  if (!cards.has(at)) {
    const answer = await fetch(`${article.dataset.card}?at=${encodeURIComponent(at)}`);
    cards.set(at, answer.ok ? await drawn(answer) : null);
  }
  return cards.get(at);
}

function spotOf(link) {
  return (link.id || link.dataset.place || "").slice(1);
}

async function show(link) {
  shown = link;
  const told = await content(spotOf(link));
  if (shown !== link || !told) {
    return;
  }
  card.replaceChildren(...told.cloneNode(true).body.childNodes);
  card.showPopover();
  place(link);
  link.setAttribute("aria-describedby", card.id);
}

function hide() {
  clearTimeout(waiting);
  shown?.removeAttribute("aria-describedby");
  shown = null;
  if (card.matches(":popover-open")) {
    card.hidePopover();
  }
}

function soon(deed, delay) {
  clearTimeout(waiting);
  waiting = setTimeout(deed, delay);
}

function carded(link) {
  // The card says more than the hint that browsers show of themselves.
  link.removeAttribute("title");
  link.addEventListener("pointerenter", (event) => {
    if (event.pointerType === "mouse") {
      soon(() => show(link), 250);
    }
  });
  link.addEventListener("pointerleave", (event) => {
    if (event.pointerType === "mouse") {
      soon(hide, 250);
    }
  });
  link.addEventListener("focus", () => show(link));
  link.addEventListener("blur", hide);
  let wasShown = false;
  link.addEventListener("pointerdown", () => {
    // The focus that comes between this and the click shows the card too.
    wasShown = shown === link;
  });
  link.addEventListener("click", (event) => {
    // A finger cannot hover: its first tap shows the card, the second follows.
    if (event.pointerType === "touch" && !wasShown) {
      event.preventDefault();
      show(link);
    }
  });
}

if (card.showPopover) {
  document.querySelectorAll(".page-text a.cited").forEach(carded);
  card.addEventListener("pointerenter", () => clearTimeout(waiting));
  card.addEventListener("pointerleave", () => soon(hide, 250));
  document.addEventListener("scroll", () => shown && card.matches(":popover-open") && place(shown), { passive: true });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && card.matches(":popover-open")) {
      event.preventDefault();
      hide();
    }
  }, { capture: true });
}
