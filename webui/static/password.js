// A password can be looked at while it is typed, and Caps Lock is told of.
// Without scripts a password is typed unseen, as everywhere.

function other(button, input) {
  const { textContent: word, ariaLabel: label } = button;
  button.textContent = button.dataset.other;
  button.ariaLabel = button.dataset.otherLabel;
  button.dataset.other = word;
  button.dataset.otherLabel = label;
  input.type = input.type === "password" ? "text" : "password";
}

for (const row of document.querySelectorAll("[data-password]")) {
  const input = row.querySelector("input");
  const button = row.querySelector("button");
  const caps = row.querySelector("[data-caps]");

  button.hidden = false;
  button.addEventListener("click", () => {
    other(button, input);
    input.focus();
  });
  const look = (event) => {
    const isOn = event.getModifierState?.("CapsLock");
    caps.textContent = isOn ? caps.dataset.caps : "";
  };
  input.addEventListener("keydown", look);
  input.addEventListener("keyup", look);
  input.addEventListener("blur", () => { caps.textContent = ""; });
  // A browser must not offer it among what was typed into other forms.
  input.form.addEventListener("submit", () => { input.type = "password"; });
}
