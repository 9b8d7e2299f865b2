// A picture of papers: pointing at one brings out what it is joined to, and the
// frame begins with the paper in the middle in sight. Without this it is all there.

// On a screen this narrow a list says more than a part of a picture.
const NARROW = 600;

for (const frame of document.querySelectorAll("[data-picture]")) {
  const picture = frame.querySelector("svg");
  const nodes = new Map([...picture.querySelectorAll("[data-key]")].map((node) => [node.dataset.key, node]));
  const lines = [...picture.querySelectorAll("[data-from]")];

  const point = (key) => {
    picture.classList.toggle("is-pointing", Boolean(key));
    for (const near of picture.querySelectorAll(".is-near")) {
      near.classList.remove("is-near");
    }
    for (const line of lines) {
      const { from, to } = line.dataset;
      if (from === key || to === key) {
        line.classList.add("is-near");
        nodes.get(from)?.classList.add("is-near");
        nodes.get(to)?.classList.add("is-near");
      }
    }
    nodes.get(key)?.classList.add("is-near");
  };

  const over = (event) => point(event.target.closest?.("[data-key]")?.dataset.key);
  picture.addEventListener("pointerover", over);
  picture.addEventListener("pointerleave", () => point());
  picture.addEventListener("focusin", over);
  picture.addEventListener("focusout", () => point());

  const centre = picture.querySelector(".n-is-centre");
  if (centre && frame.scrollWidth > frame.clientWidth) {
    const middle = centre.getBoundingClientRect();
    const seen = frame.getBoundingClientRect();
    const list = document.querySelector(".told-list");
    if (list && frame.clientWidth < NARROW) {
      list.open = true;
    }
    frame.scrollLeft += middle.left + middle.width / 2 - (seen.left + seen.width / 2);
  }
}
