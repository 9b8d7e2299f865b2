// All refused files of a page are chosen by one box. Without scripts, one by one.

const all = document.querySelector("[data-all]");
const boxes = [...document.querySelectorAll('input[name="row"][type="checkbox"]')];

function tell() {
  const chosen = boxes.filter((box) => box.checked).length;
  all.checked = chosen === boxes.length;
  all.indeterminate = chosen > 0 && !all.checked;
  document.querySelector("[data-chosen]").textContent = `${chosen}/${boxes.length}`;
}

if (all) {
  all.closest("label").hidden = false;
  all.addEventListener("change", () => {
    boxes.forEach((box) => { box.checked = all.checked; });
    tell();
  });
  boxes.forEach((box) => box.addEventListener("change", tell));
  tell();
}
