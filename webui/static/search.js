// Answers at once: a choice, another order or words that are typed fetch only the
// answer, which takes the place of the old one. Addresses are those of the plain
// links and forms, so that each can be shared, and "back" leads through them.

import { drawn } from "./parts.js";

const PAUSE = 450; // after which a word counts as complete
const BLANK = 120; // after a blank it does
const form = document.querySelector("[data-instant]");
const place = document.querySelector(form.dataset.instant);
const told = document.querySelector("#told");
const box = form.elements.q;

let asking = null; // what is under way; a newer question ends it
let shown = here();
let isTyping = false; // words typed in one go are one step of the history
let timer = 0;

function here() {
  return window.location.pathname + window.location.search;
}

function plain(url) {
  // How a reader likes lists is kept in a cookie, not in the address.
  const clean = new URL(url);
  clean.searchParams.delete("list");
  return clean.pathname + clean.search;
}

function remember(address, how) {
  if (how === "push" && address !== shown) {
    window.history.replaceState({ y: window.scrollY }, "");
    window.history.pushState(null, "", address);
  } else if (how !== "keep") {
    window.history.replaceState(null, "", address);
  }
  shown = address;
}

async function ask(address, how, after = () => {}) {
  asking?.abort();
  const mine = new AbortController();
  asking = mine;
  place.setAttribute("aria-busy", "true");
  const url = new URL(address, window.location.href);
  try {
    const answer = await fetch(url, { headers: { "X-Part": "answer" }, signal: mine.signal });
    if (!answer.headers.has("X-Part")) {
      throw new Error("not a part");
    }
    const part = (await drawn(answer)).body.firstElementChild;
    if (mine.signal.aborted) {
      return;
    }
    remember(plain(url), how);
    swap(part, url);
    after();
  } catch (problem) {
    if (problem.name !== "AbortError") {
      window.location.assign(address);
    }
  } finally {
    if (asking === mine) {
      place.removeAttribute("aria-busy");
      asking = null;
    }
  }
}

function swap(part, url) {
  const stay = place.contains(document.activeElement) ? document.activeElement : null;
  keepOpen(part);
  place.replaceChildren(part);
  document.title = part.dataset.title;
  settleForm(url);
  told.textContent = part.querySelector("h1")?.textContent.trim() ?? "";
  if (stay) {
    const same = stay.dataset.stay && place.querySelector(`[data-stay="${CSS.escape(stay.dataset.stay)}"]`);
    (same || place.querySelector("h1"))?.focus({ preventScroll: true });
  }
}

function keepOpen(part) {
  for (const one of part.querySelectorAll(".facets details[id]")) {
    one.open = Boolean(place.querySelector(`#${one.id}`)?.open);
  }
  const before = place.querySelector("#facet-switch");
  const after = part.querySelector("#facet-switch");
  if (before && after) {
    after.checked = before.checked;
  }
}

function settleForm(url) {
  form.classList.remove("search-first");
  form.querySelector("h1")?.remove();
  form.querySelector("label").classList.add("visually-hidden");
  form.querySelectorAll("input[type=hidden]").forEach((field) => field.remove());
  for (const [name, value] of url.searchParams) {
    if (!["q", "page", "list", "lang", "exact"].includes(name)) {
      const field = document.createElement("input");
      Object.assign(field, { type: "hidden", name, value });
      form.append(field);
    }
  }
  const isWrong = Boolean(place.querySelector("#problem"));
  box.toggleAttribute("aria-invalid", isWrong);
  if (isWrong) {
    box.setAttribute("aria-invalid", "true");
    box.setAttribute("aria-describedby", "problem");
  } else {
    box.removeAttribute("aria-describedby");
  }
}

function addressOf(fields) {
  const pairs = [...new FormData(fields)].filter(([, value]) => value !== "");
  return `${new URL(fields.action).pathname}?${new URLSearchParams(pairs)}`;
}

function canBeRead(text) {
  const isOpen = (text.match(/["“”]/g) || []).length % 2 || text.split("(").length !== text.split(")").length;
  return text && !isOpen && !/(^|\s)(-|OR|HOẶC)$|:$/.test(text);
}

function typed() {
  const text = box.value.trim();
  const address = addressOf(form);
  if (address === shown || !canBeRead(text)) {
    return;
  }
  const how = isTyping ? "replace" : "push";
  isTyping = true;
  ask(address, how);
}

box.addEventListener("input", (event) => {
  window.clearTimeout(timer);
  if (!event.isComposing) {
    timer = window.setTimeout(typed, /\s$/.test(box.value) ? BLANK : PAUSE);
  }
});

box.addEventListener("compositionend", () => {
  window.clearTimeout(timer);
  timer = window.setTimeout(typed, PAUSE);
});

form.addEventListener("submit", (event) => {
  window.clearTimeout(timer);
  if (!box.value.trim() && !form.querySelector("input[type=hidden]")) {
    return;
  }
  event.preventDefault();
  const address = addressOf(form);
  const how = isTyping || address === shown ? "replace" : "push";
  isTyping = false;
  ask(address, how);
});

function isPlain(event, link) {
  const isOurs = link.origin === window.location.origin && link.pathname === window.location.pathname;
  const isElsewhere = event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
  return isOurs && !isElsewhere && !link.hasAttribute("download") && link.search;
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("#found a[href], .search-ways a[href], .suggestions a[href]");
  if (!link || !isPlain(event, link)) {
    // Whoever goes elsewhere must not be called back by an answer under way.
    if (link && !link.hasAttribute("download")) {
      window.clearTimeout(timer);
      asking?.abort();
    }
    return;
  }
  event.preventDefault();
  window.clearTimeout(timer);
  isTyping = false;
  link.closest(".menu")?.removeAttribute("open");
  const isTurned = Boolean(link.closest(".pager"));
  const address = link.pathname + link.search;
  ask(address, "push", () => {
    box.value = new URL(link.href).searchParams.get("q") ?? "";
    if (isTurned) {
      place.querySelector("h1").focus({ preventScroll: true });
      window.scrollTo(0, 0);
    }
  });
});

place.addEventListener("submit", (event) => {
  if (event.target.matches("[data-narrow]")) {
    event.preventDefault();
    isTyping = false;
    ask(addressOf(event.target), "push");
  }
});

window.addEventListener("popstate", (event) => {
  if (here() === shown) {
    return;
  }
  window.clearTimeout(timer);
  isTyping = false;
  if (!window.location.search) {
    window.location.reload();
    return;
  }
  const y = event.state?.y;
  ask(here(), "keep", () => {
    box.value = new URLSearchParams(window.location.search).get("q") ?? "";
    if (y !== undefined) {
      window.scrollTo(0, y);
    }
  });
});

window.addEventListener("pagehide", () => asking?.abort());

// A menu closes when somebody turns to something else.
document.addEventListener("pointerdown", (event) => {
  for (const menu of document.querySelectorAll(".menu[open]")) {
    if (!menu.contains(event.target)) {
      menu.removeAttribute("open");
    }
  }
});

document.addEventListener("keydown", (event) => {
  const menu = event.key === "Escape" && event.target.closest(".menu[open]");
  if (menu) {
    menu.removeAttribute("open");
    menu.querySelector("summary").focus();
    event.preventDefault();
  }
}, { capture: true });

// Why a paper was found is told under it when it is asked for. Without scripts the
// link that stands there leads to a page that tells the same.
async function tell(why) {
  const link = why.open && why.querySelector?.("[data-why]");
  if (!link) {
    return;
  }
  try {
    const answer = await fetch(link.href, { headers: { "X-Part": "why" } });
    if (!answer.ok || answer.headers.get("X-Part") !== "why") {
      return; // the link stays
    }
    link.replaceWith(...(await drawn(answer)).body.childNodes);
  } catch {
    // The link stays.
  }
}

document.addEventListener("toggle", (event) => tell(event.target), true);

// What helps to type comes when all else is there.
import(form.dataset.suggest);
