// The "/" key goes to the search box, as long as nobody is typing elsewhere;
// Escape empties the box, and leaves it once it is empty.

const box = document.querySelector("#q");

box?.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") {
    return;
  }
  event.preventDefault();
  if (box.value) {
    box.value = "";
  } else {
    box.blur();
  }
});

document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input, textarea, select");
  if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) {
    return;
  }
  event.preventDefault();
  if (box) {
    box.focus();
    box.select();
  } else {
    document.querySelector(".brand").click();
  }
});
