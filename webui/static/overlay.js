// What lies over the picture of a page: its words, which cannot be seen but can be
// selected, copied and found, and the places marked among them. It is fetched when
// the page comes near the screen, and whoever waits for it hears "laid"; without it
// the picture is there all the same.

import { drawn } from "./parts.js";

async function fetched(address) {
  const answer = await fetch(address);
  if (!answer.ok) {
    return null;
  }
  const laid = (await drawn(answer)).documentElement;
  return laid.localName === "svg" ? document.importNode(laid, true) : null;
}

async function lay(face) {
  const laid = await fetched(face.dataset.marks);
  if (!laid) {
    return;
  }
  laid.classList.add("marks");
  laid.setAttribute("lang", "vi");
  if (face.hasAttribute("data-told")) {
    // The same text stands beside the picture, and is read out once.
    laid.setAttribute("aria-hidden", "true");
  }
  face.append(laid);
  face.dispatchEvent(new Event("laid", { bubbles: true }));
}

const nearing = new IntersectionObserver((seen) => {
  for (const { target } of seen.filter((one) => one.isIntersecting)) {
    nearing.unobserve(target);
    lay(target);
  }
}, { rootMargin: "600px" });

document.querySelectorAll("[data-marks]").forEach((face) => nearing.observe(face));
