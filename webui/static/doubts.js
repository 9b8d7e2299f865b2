// The doubt queue without waiting for a whole page: what is answered is sent, and
// the next question takes the place of this one. Enter confirms what was read.
// All works without.

import { drawn } from "./parts.js";

const page = () => document.querySelector("[data-queue]");
let isBusy = false;

function started() {
  const kinds = document.querySelector("[data-kinds]");
  if (kinds) {
    kinds.addEventListener("change", () => kinds.requestSubmit());
    kinds.querySelector("button").hidden = true;
  }
}

async function swapped(address, options) {
  const answer = await fetch(address, options);
  const next = (await drawn(answer)).querySelector("[data-queue]");
  if (!next) {
    return false;
  }
  page().replaceWith(next);
  if (answer.redirected || !options.method) {
    window.history.pushState(null, "", answer.url);
  }
  started();
  const wrong = document.querySelector(".doubt .is-wrong");
  (wrong || document.querySelector("#question"))?.focus({ preventScroll: true });
  document.querySelector("#question")?.scrollIntoView({ block: "nearest" });
  return true;
}

async function go(address, options, otherwise) {
  if (isBusy) {
    return;
  }
  isBusy = true;
  page().setAttribute("aria-busy", "true");
  try {
    if (!(await swapped(address, options))) {
      otherwise();
    }
  } catch {
    // The server is not there: the browser says so in its own words.
    otherwise();
  } finally {
    isBusy = false;
    page()?.removeAttribute("aria-busy");
  }
}

document.addEventListener("submit", (event) => {
  const form = event.target.closest("[data-swap]");
  if (!form) {
    return;
  }
  event.preventDefault();
  const body = new URLSearchParams(new FormData(form, event.submitter));
  go(form.action, { method: "POST", body }, () => {
    if (event.submitter?.name) {
      const chosen = document.createElement("input");
      Object.assign(chosen, { type: "hidden", name: event.submitter.name, value: event.submitter.value });
      form.append(chosen);
    }
    form.submit();
  });
});

document.addEventListener("click", (event) => {
  const link = event.target.closest("[data-swap-link]");
  if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
    event.preventDefault();
    go(link.href, {}, () => window.location.assign(link.href));
  }
});

// Whoever opens the free field types; its key leads there, and never shuts it.

document.addEventListener("toggle", (event) => {
  if (event.target.open && event.target.matches(".doubt-other") && event.target.contains(document.activeElement)) {
    event.target.querySelector("input:not([type=hidden]), textarea")?.focus();
  }
}, { capture: true });

document.addEventListener("click", (event) => {
  const summary = event.target.closest(".doubt-other summary");
  if (summary && event.detail === 0) {
    summary.focus();
    if (summary.parentElement.open) {
      event.preventDefault();
      summary.parentElement.querySelector("input:not([type=hidden]), textarea")?.focus();
    }
  }
});

document.addEventListener("keydown", (event) => {
  const isElsewhere = event.target.closest?.("a, button, input, select, textarea, summary, dialog");
  if (event.key === "Enter" && !isElsewhere && !event.defaultPrevented) {
    document.querySelector('[data-press="c"]')?.click();
  }
});

window.addEventListener("popstate", () => window.location.reload());

started();
