// The keys of every page, and what every page tells when it is printed. "/" goes to the search box, "?" lists the keys, Escape
// leads back, from a paper to the link marked data-back. A link or button with data-press="x" is pressed by that key, and is
// listed under data-press-name (or its text). In a list with data-walk, the arrows
// and j/k walk over its links marked data-step.
//
// Single letters can be switched off in the list, for those who dictate: then only
// keys that no speech writes (arrows, Enter, Escape) are left.

const OFF = "vankho-letters-off";
const box = document.querySelector("#q");
const list = document.querySelector("#keys");

function lettersAreOff() {
  try {
    return window.localStorage.getItem(OFF) === "1";
  } catch {
    return false;
  }
}

function isWriting(place) {
  return Boolean(place.closest?.("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]"));
}

function steps() {
  return [...document.querySelectorAll("[data-walk] [data-step]")].filter((step) => step.checkVisibility());
}

function walk(by) {
  const all = steps();
  const at = all.indexOf(document.activeElement);
  if (at === 0 && by < 0 && box) {
    box.focus();
    return true;
  }
  const next = all[at < 0 ? 0 : Math.min(all.length - 1, at + by)];
  next?.focus();
  next?.scrollIntoView({ block: "nearest" });
  return Boolean(next);
}

function escape(event) {
  if (event.target === box) {
    if (!box.value) {
      box.blur();
      return true;
    }
    box.value = "";
    box.dispatchEvent(new Event("input", { bubbles: true }));
    return true;
  }
  if (steps().includes(event.target) && box) {
    box.focus();
    return true;
  }
  const back = isWriting(event.target) ? null : document.querySelector("[data-back]");
  back?.click();
  return Boolean(back);
}

function search() {
  if (box) {
    box.focus();
    box.select();
  } else {
    document.querySelector(".brand").click();
  }
  return true;
}

function press(key) {
  const place = document.querySelector(`[data-press="${CSS.escape(key)}"]`);
  if (!place?.checkVisibility()) {
    return false;
  }
  place.click();
  return true;
}

function ofThisPage() {
  list.querySelectorAll("[data-own]").forEach((row) => row.remove());
  for (const place of document.querySelectorAll("[data-press]")) {
    const row = document.createElement("div");
    row.dataset.own = "";
    const key = document.createElement("kbd");
    key.textContent = place.dataset.press;
    const name = document.createElement("dd");
    name.textContent = place.dataset.pressName || place.textContent.trim();
    const term = document.createElement("dt");
    term.append(key);
    row.append(term, name);
    list.querySelector("[data-last]").before(row);
  }
}

function help() {
  if (!list) {
    return false;
  }
  ofThisPage();
  list.querySelector("[data-letters]").checked = !lettersAreOff();
  const isList = Boolean(document.querySelector("[data-walk]"));
  list.querySelectorAll("[data-walking]").forEach((row) => { row.hidden = !isList; });
  list.showModal();
  return true;
}

function byKey(event) {
  const isStep = steps().includes(event.target);
  if (event.key === "Escape") {
    return escape(event);
  }
  if (event.key === "ArrowDown" && (isStep || (event.target === box && !event.isComposing))) {
    return walk(1);
  }
  if (event.key === "ArrowUp" && isStep) {
    return walk(-1);
  }
  if (isWriting(event.target) || lettersAreOff()) {
    return false;
  }
  const letters = { "/": search, "?": help, j: () => walk(1), k: () => walk(-1) };
  return letters[event.key]?.() || press(event.key);
}

document.addEventListener("keydown", (event) => {
  const isChord = event.ctrlKey || event.metaKey || event.altKey;
  if (isChord || event.defaultPrevented || document.querySelector("dialog[open]")) {
    return;
  }
  if (byKey(event)) {
    event.preventDefault();
  }
});

// Whoever comes back from a paper goes on where they were.
if (window.location.hash.startsWith("#hit-")) {
  document.getElementById(window.location.hash.slice(1))?.focus();
}

if (list) {
  for (const opener of document.querySelectorAll("[data-keys]")) {
    opener.hidden = false;
    opener.addEventListener("click", help);
  }
  list.querySelector("[data-letters]").addEventListener("change", (event) => {
    try {
      window.localStorage.setItem(OFF, event.target.checked ? "0" : "1");
    } catch {
      // Without a memory the choice holds for no longer than this list is open.
    }
  });
}

// A page that is printed, or its print shown, tells the audit so. Printing does not wait
// for it, and where it fails nobody is kept from printing.
window.addEventListener("beforeprint", () => {
  fetch("/api/v1/printed", {
    method: "POST",
    keepalive: true,
    headers: { "Content-Type": "application/json", "X-Requested-With": "vankho" },
    body: JSON.stringify({ address: window.location.pathname + window.location.search }),
  }).catch(() => {});
});

// The menu of the account closes as menus do: by Escape, and by a click elsewhere.
const menu = document.querySelector(".account-menu");
if (menu) {
  document.addEventListener("click", (event) => {
    menu.open = menu.open && menu.contains(event.target);
  });
  menu.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && menu.open) {
      menu.open = false;
      menu.querySelector("summary").focus();
    }
  });
}
