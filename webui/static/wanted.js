// The wanted list with less clicking: filters apply at once, the number of chosen
// papers is told, and the letter has a button to print. All works without.

for (const form of document.querySelectorAll("[data-submit]")) {
  form.addEventListener("change", () => form.requestSubmit());
  form.querySelector("button").hidden = true;
}

for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}

const told = document.querySelector("#ask [data-chosen]");
const boxes = document.querySelectorAll('input[name="paper"]');

function tell() {
  const chosen = [...boxes].filter((box) => box.checked).length;
  told.textContent = chosen ? String(chosen) : "";
}

if (told) {
  for (const box of boxes) box.addEventListener("change", tell);
  tell();
}
