// Parts of pages that our own server made, as elements. Only here does text become
// elements: browsers that know trusted types allow it nowhere else.

const KINDS = ["text/html", "image/svg+xml"];
const policy = window.trustedTypes?.createPolicy("parts", { createHTML: (text) => text });

// Takes an answer, not a text: nothing else is known to be ours.
export async function drawn(answer) {
  const [kind] = (answer.headers.get("Content-Type") ?? "").split(";");
  if (new URL(answer.url).origin !== window.location.origin || !KINDS.includes(kind)) {
    throw new TypeError(`not a part of our pages: ${kind} of ${answer.url}`);
  }
  const text = await answer.text();
  return new DOMParser().parseFromString(policy?.createHTML(text) ?? text, kind);
}
