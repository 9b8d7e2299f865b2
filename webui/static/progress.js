// Asks how far a batch has come, and writes the answer into the page.

const WAIT = 1000;
const line = document.querySelector("[data-follow]");

function write(row) {
  const place = document.querySelector(`[data-row="${row.id}"]`);
  if (!place) {
    return;
  }
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

async function follow() {
  const answer = await fetch(line.dataset.follow, { headers: { Accept: "application/json" } });
  if (!answer.ok) {
    return;
  }
  const progress = await answer.json();
  const bar = line.querySelector("progress");
  bar.max = progress.total;
  bar.value = progress.done;
  line.querySelector("[data-summary]").textContent = progress.summary;
  progress.rows.forEach(write);
  if (progress.rows.some((row) => !document.querySelector(`[data-row="${row.id}"]`))) {
    // A zip unfolded into files that this page has no rows for yet.
    window.location.reload();
  } else if (!progress.finished) {
    window.setTimeout(follow, WAIT);
  }
}

if (line) {
  window.setTimeout(follow, WAIT);
}
