// Files and folders chosen or dropped are sent in portions, so that thousands can
// be handed in at once, and what was sent is safe whatever happens to the rest.

const MOST_FILES = 100;
const MOST_BYTES = 50_000_000;

const form = document.querySelector("[data-drop]");
const fields = [...form.querySelectorAll("input[type=file]")];
const chosen = form.querySelector("output");
const button = form.querySelector("button[type=submit]");
const sending = form.querySelector("[data-sending]");
const bar = sending.querySelector("progress");
const told = sending.querySelector("p");
const problem = sending.querySelector("[data-problem]");
const onward = sending.querySelector("[data-onward]");

let dropped = [];
let batch = null;

// A file with the name under which it is handed in, its folders with it.
const named = (file) => ({ file, name: file.webkitRelativePath || file.name });

function waiting() {
  const found = [...fields.flatMap((field) => [...field.files].map(named)), ...dropped];
  // A browser lists a folder in no order; a clerk looks for files by their names.
  return found.sort((one, other) => one.name.localeCompare(other.name, "vi", { numeric: true }));
}

function size(bytes) {
  const megabytes = bytes / 1_000_000;
  const digits = megabytes < 10 ? 1 : 0;
  return `${megabytes.toLocaleString(document.documentElement.lang, { maximumFractionDigits: digits })} MB`;
}

function tell() {
  const files = waiting();
  const bytes = files.reduce((sum, { file }) => sum + file.size, 0);
  const words = chosen.dataset.chosen;
  chosen.value = files.length ? words.replace("{count}", files.length).replace("{size}", size(bytes)) : "";
}

// Dropping

async function entries(folder) {
  const reader = folder.createReader();
  const found = [];
  for (;;) {
    // A reader gives a hundred at a time, and nothing at the end.
    const some = await new Promise((done, failed) => reader.readEntries(done, failed));
    if (!some.length) {
      return found;
    }
    found.push(...some);
  }
}

async function* filesIn(entry) {
  if (entry.isFile) {
    const file = await new Promise((done, failed) => entry.file(done, failed));
    yield { file, name: entry.fullPath.slice(1) };
  } else {
    for (const inner of await entries(entry)) {
      if (!inner.name.startsWith(".")) {
        yield* filesIn(inner);
      }
    }
  }
}

async function take(transfer) {
  // Entries are gone once the event is over, so they are asked for at once.
  const found = [...transfer.items].map((item) => item.webkitGetAsEntry?.());
  const plain = [...transfer.files].map(named);
  if (found.some((entry) => entry?.isDirectory)) {
    for (const entry of found.filter(Boolean)) {
      for await (const file of filesIn(entry)) {
        dropped.push(file);
      }
    }
  } else {
    dropped.push(...plain);
  }
  tell();
}

for (const kind of ["dragenter", "dragover"]) {
  form.addEventListener(kind, (event) => {
    event.preventDefault();
    form.classList.add("is-over");
  });
}

for (const kind of ["dragleave", "drop"]) {
  form.addEventListener(kind, (event) => {
    event.preventDefault();
    form.classList.remove("is-over");
  });
}

form.addEventListener("drop", (event) => take(event.dataTransfer));

for (const field of fields) {
  field.addEventListener("change", tell);
}

// Sending

function portion(files) {
  let bytes = 0;
  const fits = files.findIndex(({ file }, place) => {
    bytes += file.size;
    return place === MOST_FILES || (place > 0 && bytes > MOST_BYTES);
  });
  return files.slice(0, fits === -1 ? files.length : fits);
}

async function send(files) {
  const body = new FormData();
  for (const [name, value] of new FormData(form)) {
    if (typeof value === "string") {
      body.append(name, value);
    }
  }
  if (batch) {
    body.set("batch", batch);
  }
  for (const { file, name } of files) {
    body.append("files", file, name);
  }
  const answer = await fetch(form.action, { method: "POST", headers: { Accept: "application/json" }, body });
  const said = await answer.json().catch(() => ({}));
  if (answer.status === 409) {
    // Somebody cancelled the batch meanwhile; the rest may still go into another.
    batch = null;
  }
  if (!answer.ok) {
    throw new Error(said.message || "");
  }
  return said;
}

// A file may be gone or closed to us since it was chosen; it must not stop the others.
async function isReadable({ file }) {
  try {
    await file.slice(0, 1).arrayBuffer();
    return true;
  } catch {
    return false;
  }
}

function say(words, sent, total) {
  told.textContent = words.replace("{sent}", sent).replace("{total}", total);
  bar.max = total;
  bar.value = sent;
}

function keep(files) {
  // What was sent is not sent again.
  fields.forEach((field) => { field.value = ""; });
  dropped = files;
  button.disabled = false;
  tell();
}

function end(address, lost) {
  if (lost.length) {
    problem.textContent = `${told.dataset.lost} ${lost.map(({ name }) => name).join(", ")}`;
    onward.href = address || onward.href;
    onward.hidden = !address;
    keep([]);
  } else {
    button.disabled = false;
    window.location.assign(address);
  }
}

async function sendAll(files) {
  const total = files.length;
  const lost = [];
  let rest = files;
  let address = "";
  button.disabled = true;
  sending.hidden = false;
  problem.textContent = "";
  try {
    while (rest.length) {
      say(told.dataset.sent, total - rest.length, total);
      const next = portion(rest);
      const readable = await Promise.all(next.map(isReadable));
      const good = next.filter((_, place) => readable[place]);
      if (good.length) {
        const answer = await send(good);
        batch = answer.batch;
        address = answer.address;
      }
      lost.push(...next.filter((_, place) => !readable[place]));
      rest = rest.slice(next.length);
    }
    say(told.dataset.sent, total - lost.length, total);
    end(address, lost);
  } catch (error) {
    say(told.dataset.failed, total - rest.length, total);
    problem.textContent = error.message;
    keep([...lost, ...rest]);
  }
}

form.addEventListener("submit", (event) => {
  const files = waiting();
  if (files.length) {
    event.preventDefault();
    sendAll(files);
  }
});

// Whoever leaves now leaves the rest unsent.
window.addEventListener("beforeunload", (event) => {
  if (button.disabled) {
    event.preventDefault();
  }
});

// Coming back by the browser's history must not find a dead button.
window.addEventListener("pageshow", (event) => {
  if (event.persisted) {
    window.location.reload();
  }
});
