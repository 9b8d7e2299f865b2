// What lies over the picture of a page: its words, which cannot be seen but can be
// selected, copied and found, and the places marked among them. It is fetched when
// the page comes near the screen; without it the picture is there all the same.

async function fetched(address) {
  const answer = await fetch(address);
  if (!answer.ok) {
    return null;
  }
  const drawn = new DOMParser().parseFromString(await answer.text(), "image/svg+xml").documentElement;
  return drawn.localName === "svg" ? document.importNode(drawn, true) : null;
}

export async function lay(face) {
  const drawn = await fetched(face.dataset.marks);
  if (!drawn) {
    return null;
  }
  drawn.classList.add("marks");
  drawn.setAttribute("lang", "vi");
  if (face.hasAttribute("data-told")) {
    // The same text stands beside the picture, and is read out once.
    drawn.setAttribute("aria-hidden", "true");
  }
  face.append(drawn);
  return drawn;
}

export function layNear(faces, then) {
  const nearing = new IntersectionObserver((seen) => {
    for (const { target } of seen.filter((one) => one.isIntersecting)) {
      nearing.unobserve(target);
      lay(target).then((drawn) => drawn && then(drawn, target));
    }
  }, { rootMargin: "600px" });
  faces.forEach((face) => nearing.observe(face));
}
