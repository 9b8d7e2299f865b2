// Looks again while lines are being written; nobody who reads further down is interrupted.

const WAIT = 2000;

function again() {
  if (window.scrollY === 0) {
    window.location.reload();
  } else {
    window.setTimeout(again, WAIT);
  }
}

window.setTimeout(again, WAIT);
