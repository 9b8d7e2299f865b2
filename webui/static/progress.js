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

function writePages(said) {
  const place = line.querySelector("[data-pages]");
  place.textContent = said;
  place.hidden = !said;
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
  line.querySelector("[data-summary]").textContent = progress.summary;
  writePages(progress.pages);
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
