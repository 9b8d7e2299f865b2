// Ticking an office means the offices; who means them must tick one. Choosing others
// unticks none, so that a slip can be taken back.

for (const fieldset of document.querySelectorAll(".whom")) {
  const offices = fieldset.querySelector('input[value="offices"]');
  const boxes = [...fieldset.querySelectorAll("[data-office]")];

  const judge = () => {
    const isNone = offices?.checked && !boxes.some((box) => box.checked);
    offices?.setCustomValidity(isNone ? fieldset.dataset.none : "");
  };

  fieldset.addEventListener("change", ({ target }) => {
    if (boxes.includes(target) && target.checked) {
      offices.checked = true;
    }
    judge();
  });
  judge();
}
