// Copies the text of the paper; the button is there only where this runs.

for (const button of document.querySelectorAll("[data-copy]")) {
  button.hidden = !navigator.clipboard;
  button.addEventListener("click", async () => {
    const pages = [...document.querySelectorAll(button.dataset.copy)];
    await navigator.clipboard.writeText(pages.map((page) => page.innerText).join("\n\n"));
    button.textContent = button.dataset.done;
  });
}
