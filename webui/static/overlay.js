// What lies over the picture of a page: its words, which cannot be seen but can be
// selected, copied and found, and the places marked among them. It is fetched when
// the page comes near the screen, and whoever waits for it hears "laid"; without it
// the picture is there all the same.

async function fetched(address) {
  const answer = await fetch(address);
  if (!answer.ok) {
    return null;
  }
  const drawn = new DOMParser().parseFromString(await answer.text(), "image/svg+xml").documentElement;
  return drawn.localName === "svg" ? document.importNode(drawn, true) : null;
}

async function lay(face) {
  const drawn = await fetched(face.dataset.marks);
  if (!drawn) {
    return;
  }
  drawn.classList.add("marks");
  drawn.setAttribute("lang", "vi");
  if (face.hasAttribute("data-told")) {
    // The same text stands beside the picture, and is read out once.
    drawn.setAttribute("aria-hidden", "true");
  }
  face.append(drawn);
  face.dispatchEvent(new Event("laid", { bubbles: true }));
}

const nearing = new IntersectionObserver((seen) => {
  for (const { target } of seen.filter((one) => one.isIntersecting)) {
    nearing.unobserve(target);
    lay(target);
  }
}, { rootMargin: "600px" });

document.querySelectorAll("[data-marks]").forEach((face) => nearing.observe(face));
