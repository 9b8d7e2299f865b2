// What may be meant, while it is typed: own searches, bodies and papers under the box.
// A combobox as WAI-ARIA has it: the focus stays in the box, arrows walk over the
// lines, Enter opens one, Escape closes the list. Every line is a link, so that the
// mouse can open it elsewhere. Nothing here is needed to search.

const PAUSE = 90; // after a letter, so that a fast writer asks once a word
const form = document.querySelector("[data-instant]");
const list = form.querySelector("[data-suggestions]");
const told = form.querySelector("[data-told]");
const box = form.elements.q;
const found = document.querySelector(form.dataset.instant);

let asking = null; // what is under way; a newer question ends it
let timer = 0;
let active = -1; // the line that Enter would open, -1 for what is typed

// Asking

async function ask() {
  asking?.abort();
  const mine = new AbortController();
  asking = mine;
  const text = box.value;
  try {
    const address = `${list.dataset.suggestions}?${new URLSearchParams({ q: text })}`;
    const answer = await fetch(address, { signal: mine.signal });
    const meant = answer.ok ? await answer.json() : null;
    // What comes late, or after the reader went on, is about another text.
    if (asking === mine && box.value === text && document.activeElement === box) {
      show(meant ? groups(meant, text) : []);
    }
  } catch {
    // Without suggestions one searches as before.
    if (asking === mine) {
      close();
    }
  }
}

function soon() {
  window.clearTimeout(timer);
  timer = window.setTimeout(ask, PAUSE);
}

function remember() {
  const text = box.value.trim();
  if (text) {
    fetch(list.dataset.recent, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ text }),
      keepalive: true, // the page may be left for the paper that was found
    }).catch(() => {});
  }
}

// Drawing

function groups(meant, typed) {
  return [
    ["searches", meant.searches.map((one) => search(one))],
    ["bodies", meant.bodies.map((one) => body(one))],
    ["papers", meant.papers.map((one) => paper(one, typed))],
  ].filter(([, lines]) => lines.length);
}

function element(tag, style, ...inside) {
  const made = document.createElement(tag);
  made.className = style;
  made.append(...inside);
  return made;
}

// Places count characters; a browser counts some of them twice.

function marked(text, marks) {
  const letters = [...(text ?? "")];
  const pieces = [];
  let at = 0;
  for (const { start, end } of marks) {
    pieces.push(letters.slice(at, start).join(""));
    pieces.push(element("mark", "", letters.slice(start, end).join("")));
    at = end;
  }
  return [...pieces, letters.slice(at).join("")];
}

function line(href, ...inside) {
  const link = element("a", "suggestion", ...inside);
  link.href = href;
  link.tabIndex = -1;
  link.lang = "vi";
  link.setAttribute("role", "option");
  link.setAttribute("aria-selected", "false");
  return link;
}

function asked(text) {
  const pairs = new FormData(form);
  pairs.set("q", text);
  return new URLSearchParams([...pairs].filter(([, value]) => value !== ""));
}

function search(one) {
  const alone = new URLSearchParams({ q: one.text });
  return line(`${form.getAttribute("action")}?${alone}`, element("span", "suggested", ...marked(one.text, one.marks)));
}

function body(one) {
  const name = element("span", "suggested", ...marked(one.name, one.marks));
  return line(`${form.getAttribute("action")}?${asked(one.query)}`, name, element("span", "count", new Intl.NumberFormat(document.documentElement.lang).format(one.papers)));
}

function paper(one, typed) {
  const name = element("span", "symbol", ...marked(one.name || list.dataset.unnamed, one.name ? one.name_marks : []));
  const subject = element("span", "suggested-subject", ...marked(one.subject, one.subject_marks));
  const facts = [one.issuers.join(" – "), day(one.issued)].filter(Boolean).join(" · ");
  const address = list.dataset.paper.replace(/0$/, one.id);
  return line(`${address}?${asked(typed.trim())}`, name, " ", subject, " ", element("span", "meta", facts));
}

function day(issued) {
  if (!issued?.date) {
    return issued?.verbatim;
  }
  const [year, month, date] = issued.date.split("-").map(Number);
  if (document.documentElement.lang !== "vi") {
    return new Intl.DateTimeFormat("en-GB", { dateStyle: "medium" }).format(new Date(year, month - 1, date));
  }
  // As an office writes it: 01/8/2019.
  return `${String(date).padStart(2, "0")}/${month < 3 ? `0${month}` : month}/${year}`;
}

function show(rows) {
  const made = rows.map(([name, lines]) => {
    const head = element("div", "suggestions-head", list.dataset[name]);
    head.id = `suggestions-${name}`;
    const group = element("div", "suggestions-group", head, ...lines);
    group.setAttribute("role", "group");
    group.setAttribute("aria-labelledby", head.id);
    return group;
  });
  list.replaceChildren(...made);
  lines().forEach((one, number) => { one.id = `suggestion-${number}`; });
  walkTo(-1);
  const count = lines().length;
  list.hidden = !count;
  box.setAttribute("aria-expanded", String(Boolean(count)));
  told.textContent = count ? `${list.dataset.count} ${count}` : "";
}

function close() {
  window.clearTimeout(timer);
  asking?.abort();
  asking = null;
  show([]);
}

// Walking and choosing

function lines() {
  return [...list.querySelectorAll("[role=option]")];
}

function walkTo(number) {
  active = number;
  lines().forEach((one, place) => {
    one.setAttribute("aria-selected", String(place === number));
  });
  const chosen = lines()[number];
  if (chosen) {
    box.setAttribute("aria-activedescendant", chosen.id);
    chosen.scrollIntoView({ block: "nearest" });
  } else {
    box.removeAttribute("aria-activedescendant");
  }
}

function walk(by) {
  const count = lines().length + 1; // what is typed is one of the places
  walkTo(((active + 1 + by + count) % count) - 1);
}

function byKey(event) {
  if (list.hidden) {
    if (event.key === "ArrowDown" && event.altKey) {
      ask();
      return true;
    }
    return false;
  }
  const chosen = lines()[active];
  const actions = {
    ArrowDown: () => walk(1),
    ArrowUp: () => walk(-1),
    Escape: close,
    Enter: chosen && (() => chosen.click()),
  };
  actions[event.key]?.();
  return Boolean(actions[event.key]);
}

box.addEventListener("keydown", (event) => {
  if (!event.isComposing && !event.ctrlKey && !event.metaKey && byKey(event)) {
    event.preventDefault();
  }
});

box.addEventListener("input", soon);

box.addEventListener("focus", () => {
  // A page that opens with the cursor in the box is not covered by a list.
  if (!box.value && navigator.userActivation?.hasBeenActive) {
    soon();
  }
});

box.addEventListener("click", () => {
  if (!box.value && list.hidden) {
    soon();
  }
});

box.addEventListener("blur", close);

// The box keeps the focus while a line is pressed, or the list would close too early.
list.addEventListener("pointerdown", (event) => event.preventDefault());
list.addEventListener("mousedown", (event) => event.preventDefault());

list.addEventListener("click", (event) => {
  const link = event.target.closest("a");
  if (!link) {
    return;
  }
  // Elsewhere, the list stays for the next one.
  if (!(event.ctrlKey || event.metaKey || event.shiftKey)) {
    const text = new URL(link.href).searchParams.get("q");
    box.value = text ?? box.value;
    remember();
    close();
  }
});

form.addEventListener("submit", () => {
  remember();
  close();
});

found.addEventListener("click", (event) => {
  if (event.target.closest("[data-step]")) {
    remember();
  }
});

const roles = { role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id };
Object.entries(roles).forEach(([name, value]) => box.setAttribute(name, value));
