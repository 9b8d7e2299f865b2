// Tells the audit that a page is printed, or its print shown. What is printed does not
// wait for it, and where it fails nobody is kept from printing.

window.addEventListener("beforeprint", () => {
  fetch("/api/v1/printed", {
    method: "POST",
    keepalive: true,
    headers: { "Content-Type": "application/json", "X-Requested-With": "vankho" },
    body: JSON.stringify({ address: window.location.pathname + window.location.search }),
  }).catch(() => {});
});
