// Asks how far pages of scans are read, and writes the answer into the page.

const WAIT = 2000;
const LONG_WAIT = 10000;
const paper = document.querySelector("[data-reading]");
const list = document.querySelector("[data-readings]");

function write(place, told) {
  const bar = place.querySelector("progress");
  const isNew = told.done !== Number(bar.value);
  bar.max = told.total;
  bar.value = told.done;
  const sentence = place.querySelector("[data-sentence]");
  // A text that stays as it is must not be read out again.
  if (sentence.textContent !== told.sentence) {
    sentence.textContent = told.sentence;
  }
  return isNew;
}

function tellFresh(place) {
  place.querySelector("[data-fresh]").hidden = false;
}

function onPaper(told) {
  if (write(paper, told) || told.finished) {
    tellFresh(paper);
  }
  const unread = paper.querySelector("[data-unread]");
  unread.textContent = told.unread;
  unread.hidden = !told.unread;
  if (told.finished) {
    // Nothing is left to be raised or skipped; loaded anew, the page offers more.
    paper.querySelector(".steering").remove();
  }
}

function onList(told) {
  document.querySelector("[data-all]").textContent = told.summary;
  const shown = [...list.querySelectorAll("[data-paper]")];
  const order = told.papers.map((one) => String(one.number));
  if (shown.map((row) => row.dataset.paper).join() !== order.join()) {
    tellFresh(list);
  }
  for (const one of told.papers) {
    const row = list.querySelector(`[data-paper="${one.number}"]`);
    if (row) {
      write(row, one);
    }
  }
}

async function follow(address, show) {
  let wait = WAIT;
  if (!document.hidden) {
    try {
      const answer = await fetch(address, { headers: { Accept: "application/json" } });
      if (answer.status === 401) {
        // The session has ended: the page leads to where one signs in.
        window.location.reload();
        return;
      }
      if (!answer.ok) {
        throw new Error(answer.statusText);
      }
      const told = await answer.json();
      show(told);
      if (told.finished) {
        return;
      }
    } catch {
      // The server is being restarted: reading goes on, and so do we.
      wait = LONG_WAIT;
    }
  }
  window.setTimeout(follow, wait, address, show);
}

if (paper) {
  window.setTimeout(follow, WAIT, paper.dataset.reading, onPaper);
}
if (list) {
  window.setTimeout(follow, WAIT, list.dataset.readings, onList);
}
