// Forms of corrections: what follows is filled in, what was typed is not lost.

const form = document.querySelector("[data-decide]");

// The number follows the symbol until somebody types another.

const number = form?.querySelector("[data-follows]");
const symbol = number && document.getElementById(number.dataset.follows);

function numberOf(text) {
  return text.match(/^\D{0,12}(\d{1,7})/)?.[1] ?? "";
}

if (number && numberOf(symbol.value) === number.value.replace(/^0+/, "").padStart(numberOf(symbol.value).length, "0")) {
  let follows = true;
  symbol.addEventListener("input", () => {
    if (follows) {
      number.value = String(Number(numberOf(symbol.value)) || "");
    }
  });
  number.addEventListener("input", () => {
    follows = false;
  });
}

// One more line for a list.

for (const rows of document.querySelectorAll("[data-rows]")) {
  const more = rows.querySelector("[data-more]");
  more.hidden = false;
  more.addEventListener("click", () => {
    const lines = rows.querySelectorAll("input");
    const last = lines[lines.length - 1];
    const line = last.cloneNode();
    line.value = "";
    line.setAttribute("aria-label", last.dataset.label.replace("{line}", lines.length + 1));
    last.after(line);
    line.focus();
  });
}

// Ctrl+Enter saves. Leaving with something typed is asked about.

let isSent = false;

function isTouched() {
  const written = form.querySelectorAll("textarea, input:not([type=hidden], [type=checkbox])");
  return [...written].some((input) => input.value !== input.defaultValue);
}

if (form) {
  form.addEventListener("submit", () => {
    isSent = true;
  });
  form.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      form.requestSubmit(form.querySelector(".btn-primary"));
    }
  });
  window.addEventListener("beforeunload", (event) => {
    if (!isSent && isTouched()) {
      event.preventDefault();
    }
  });
  // Whoever comes back by the button of the browser may type again.
  window.addEventListener("pageshow", () => {
    isSent = false;
  });
}

// The place of the fact is brought to the eye inside its own box.

const excerpt = document.querySelector(".excerpt");
const place = excerpt?.querySelector("mark");
if (place) {
  excerpt.scrollTop = place.offsetTop - excerpt.offsetTop - excerpt.clientHeight / 3;
}

// Whoever works with the picture of the page open keeps it open.

for (const kept of document.querySelectorAll("details[data-kept]")) {
  const name = `vankho-${kept.dataset.kept}`;
  try {
    kept.open = window.localStorage.getItem(name) === "1";
    kept.addEventListener("toggle", () => window.localStorage.setItem(name, kept.open ? "1" : "0"));
  } catch {
    // Without a memory it is opened each time.
  }
}
