// Files dropped anywhere on the form become the files of its field.

const form = document.querySelector("[data-drop]");
const field = form.querySelector("input[type=file]");
const chosen = form.querySelector("output");
const send = form.querySelector("button[type=submit]");

function tell() {
  const count = field.files.length;
  chosen.value = count ? chosen.dataset.chosen.replace("{count}", count) : "";
  field.setCustomValidity(count > Number(field.dataset.most) ? field.dataset.tooMany : "");
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

form.addEventListener("drop", (event) => {
  if (event.dataTransfer.files.length) {
    field.files = event.dataTransfer.files;
    tell();
  }
});

field.addEventListener("change", tell);

form.addEventListener("submit", () => {
  send.textContent = send.dataset.busy;
  send.disabled = true;
});

// Coming back by the browser's history must not find a dead button.
window.addEventListener("pageshow", (event) => {
  if (event.persisted) {
    window.location.reload();
  }
});
