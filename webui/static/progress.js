// Asks how far a batch has come, and writes the answer into the page.

const WAIT = 1000;
const MOST_ROWS = 100;
const line = document.querySelector("[data-follow]");
const rows = document.querySelector("[data-rows]");
const blank = document.querySelector("[data-row-template]");
let isEnded = Boolean(line?.hasAttribute("data-ended"));

function placeOf(row) {
  const found = rows.querySelector(`[data-row="${row.id}"]`);
  if (found) {
    return found;
  }
  // A zip unfolded, or another portion came in.
  const made = blank.content.firstElementChild.cloneNode(true);
  made.dataset.row = row.id;
  made.querySelector("[data-name]").textContent = row.name;
  return rows.appendChild(made);
}

function write(row) {
  const place = placeOf(row);
  const outcome = place.querySelector("[data-outcome]");
  outcome.textContent = row.label;
  outcome.className = `outcome outcome-${row.code}`;
  place.querySelector("[data-sentence]").textContent = row.sentence;
  const paper = place.querySelector("[data-paper]");
  paper.textContent = row.paper;
  paper.hidden = !row.address;
  if (row.address) {
    paper.href = row.address;
  }
}

function count(ways) {
  for (const [code, files] of Object.entries(ways)) {
    const place = document.querySelector(`[data-count="${code}"]`);
    if (place) {
      place.textContent = files;
      place.closest("a").hidden = false;
    }
  }
}

function setText(place, said) {
  // A text that stays as it is must not be read out again.
  if (place.textContent !== said) {
    place.textContent = said;
  }
  place.hidden = !said;
}

function tell(told) {
  setText(line.querySelector("[data-sentence]"), told.sentence);
  setText(line.querySelector("[data-reading]"), told.reading);
  const state = document.querySelector("[data-state]");
  setText(state, told.label);
  state.className = `batch-state batch-${told.state}`;
  // Somebody else may have paused it: the buttons are those of now.
  for (const button of document.querySelectorAll("[data-steering] button")) {
    const isOfUse = told.verbs.includes(button.value);
    (button.closest("details") || button).hidden = !isOfUse;
  }
}

function end(progress) {
  // What can be done about a refused file is on the page when it is loaded anew;
  // nobody who is typing or reading further down is interrupted.
  const isRefused = progress.rows.some((row) => row.open);
  const isMore = rows?.children.length >= MOST_ROWS;
  if ((isRefused || isMore) && window.scrollY === 0) {
    window.location.reload();
  } else {
    document.querySelector("[data-again]").hidden = !isRefused;
  }
}

async function follow() {
  let progress;
  try {
    const answer = await fetch(line.dataset.follow, { headers: { Accept: "application/json" } });
    progress = await answer.json();
    if (answer.status === 401) {
      // The session has ended: the page leads to where one signs in.
      window.location.reload();
      return;
    }
    if (!answer.ok) {
      throw new Error(answer.statusText);
    }
  } catch {
    // The server is being restarted: the batch goes on, and so do we.
    window.setTimeout(follow, 5 * WAIT);
    return;
  }
  const bar = line.querySelector("progress");
  bar.max = progress.total;
  bar.value = progress.done;
  setText(line.querySelector("[data-summary]"), progress.summary);
  setText(line.querySelector("[data-pages]"), progress.pages);
  tell(progress.told);
  count(progress.ways);
  if (rows) {
    progress.rows.forEach(write);
  }
  if (progress.ended && !isEnded) {
    isEnded = true;
    end(progress);
  }
  if (!progress.finished) {
    // Files come fast, pages of scans do not.
    window.setTimeout(follow, isEnded ? 3 * WAIT : WAIT);
  }
}

if (line) {
  window.setTimeout(follow, WAIT);
}
