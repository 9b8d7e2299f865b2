"""A worker that is killed at one step of recognition after the other.

Run as a program, with the archive's folder, by ``test_seeing_killed.py``. It prints
which pages were written, too.
"""

import sys
from typing import Any

from archive.catalogue import Portion
from archive.catalogue.portions import Portions
from indexer import seeing
from tests.faults.killing import Step, before, main, once

STEPS: dict[str, Step] = {
    "before pages are lent": before(Portions, "claim"),
    "once pages are lent": once(Portions, "claim", gives=True),
    "once pages are looked at": once(seeing._Work, "_looked"),
    "before pages are written": before(Portions, "read"),
    "once pages are written": once(Portions, "read"),
    "before facts are found": before(Portions, "found"),
    "once facts are found": once(Portions, "found"),
}


def tell_what_is_written() -> None:
    """Print the pages that a worker wrote."""
    right = Portions.read

    def read(self: Portions, portion: Portion, *pages: Any, **named: Any) -> bool:
        is_held = right(self, portion, *pages, **named)
        if is_held:
            sys.stdout.write(f"read {portion.pages}\n")
            sys.stdout.flush()
        return is_held

    Portions.read = read  # type: ignore[method-assign]


if __name__ == "__main__":
    tell_what_is_written()
    main(sys.argv[1], STEPS)
