// The text of a page in the hands of who corrects it: a word of the picture leads to
// its place in the text, the cursor to its place on the picture, F8 to the next word
// that recognition is not sure of. All can be done without, only by looking.

const input = document.querySelector("#text-input");
const pane = document.querySelector(".pane");
const face = pane?.querySelector("[data-marks]");
let held = input.value;
let words = [];

// Places count characters of the page; a browser counts some of them twice.

function units(start, end) {
  const from = Number(input.dataset.start);
  const characters = held.length < 100_000 && /[\ud800-\udfff]/.test(held) ? [...held] : null;
  const at = (place) => (characters ? characters.slice(0, place - from).join("").length : place - from);
  return { start: at(start), end: at(end) };
}

function placed(said) {
  const [start, end] = said.split("-").map(Number);
  return units(start, end);
}

function listed() {
  return [...document.querySelectorAll("[data-word]")].map((link) => ({ ...placed(link.dataset.word), link }));
}

// What is typed moves the words behind it, and what is typed over is sure.

function moved(word, first, last, by) {
  if (word.end <= first) {
    return;
  }
  if (word.start >= last) {
    word.start += by;
    word.end += by;
    return;
  }
  word.end = Math.max(word.start, word.end + by);
  word.link?.classList.add("is-done");
}

function follow() {
  const typed = input.value;
  const most = Math.min(held.length, typed.length);
  let first = 0;
  while (first < most && held[first] === typed[first]) {
    first += 1;
  }
  let rest = 0;
  while (rest < most - first && held.at(-1 - rest) === typed.at(-1 - rest)) {
    rest += 1;
  }
  const by = typed.length - held.length;
  [...words, ...unsure].forEach((word) => moved(word, first, held.length - rest, by));
  held = typed;
}

// The cursor and the picture

function height(text) {
  const ghost = input.cloneNode();
  ghost.removeAttribute("id");
  Object.assign(ghost.style, { position: "absolute", visibility: "hidden", height: "0", minHeight: "0", width: `${input.offsetWidth}px` });
  ghost.value = text;
  input.after(ghost);
  const high = ghost.scrollHeight;
  ghost.remove();
  return high;
}

function select({ start, end }) {
  input.focus({ preventScroll: true });
  input.setSelectionRange(start, end);
  input.scrollTop = height(held.slice(0, end)) - input.clientHeight / 2;
  input.scrollIntoView({ block: "nearest" });
}

function box(word) {
  const size = Number(word.parentNode.getAttribute("font-size"));
  const rect = document.createElementNS("http://www.w3.org/2000/svg", "rect");
  const [x, y, width] = ["x", "y", "textLength"].map((name) => Number(word.getAttribute(name)));
  const sides = { class: "here", x: x - 2, y: y - size * 0.8 - 1, width: width + 4, height: size + 2, rx: 1 };
  Object.entries(sides).forEach(([name, value]) => rect.setAttribute(name, value));
  return rect;
}

function show() {
  face.querySelector(".here")?.remove();
  const at = input.selectionStart;
  const word = words.find((one) => one.start <= at && at <= one.end);
  if (!word || document.activeElement !== input) {
    return;
  }
  const rect = box(word.drawn);
  face.querySelector(".places").append(rect);
  const seen = rect.getBoundingClientRect();
  const around = pane.getBoundingClientRect();
  if (seen.top < around.top || seen.bottom > around.bottom || seen.left < around.left || seen.right > around.right) {
    pane.scrollBy({ top: seen.top - around.top - around.height / 2, left: seen.left - around.left - around.width / 2 });
  }
}

// From word to word

const unsure = listed();

function step(by) {
  const at = input.selectionStart;
  const open = unsure.filter((word) => !word.link.classList.contains("is-done"));
  const next = by > 0 ? open.find((word) => word.start > at) ?? open[0] : open.findLast((word) => word.start < at) ?? open.at(-1);
  if (next) {
    select(next);
  }
}

for (const word of unsure) {
  word.link.addEventListener("click", (event) => {
    event.preventDefault();
    select(word);
  });
}

input.addEventListener("input", follow);
document.addEventListener("keydown", (event) => {
  if (event.key === "F8" && unsure.length) {
    event.preventDefault();
    step(event.shiftKey ? -1 : 1);
  }
});

face?.addEventListener("laid", () => {
  words = [...face.querySelectorAll("[data-at]")]
    .map((drawn) => ({ ...placed(drawn.dataset.at), drawn }))
    .filter((word) => word.start >= 0 && word.end <= held.length);
  face.querySelector(".words").addEventListener("click", (event) => {
    const word = words.find((one) => one.drawn === event.target.closest("[data-at]"));
    if (word && window.getSelection().isCollapsed) {
      select(word);
    }
  });
  document.addEventListener("selectionchange", show);
  input.addEventListener("selectionchange", show);
});
