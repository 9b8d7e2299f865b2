// Why a paper was found: told under the hit when it is asked for. Without scripts
// the link that stands there leads to a page that tells the same.

document.addEventListener(
  "toggle",
  async (event) => {
    const why = event.target;
    const link = why.open && why.querySelector?.("[data-why]");
    if (!link) {
      return;
    }
    try {
      const answer = await fetch(link.href, { headers: { "X-Part": "why" } });
      if (!answer.ok || answer.headers.get("X-Part") !== "why") {
        return; // the link stays
      }
      const told = document.createElement("template");
      told.innerHTML = await answer.text();
      link.replaceWith(told.content);
    } catch {
      // The link stays.
    }
  },
  true,
);
