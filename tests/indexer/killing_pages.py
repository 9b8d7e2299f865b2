"""A worker that is killed at one step of recognition after the other.

Run as a program, with the archive's folder, by ``test_seeing_killed.py``. It prints
which pages were written, too.
"""

import sys
from typing import Any

from archive.catalogue import Portion
from archive.catalogue.portions import Portions
from indexer import seeing
from tests.indexer.killing import Armed, main

STEPS: dict[str, Armed] = {
    "before pages are lent": (Portions, "claim", False),
    "once pages are lent": (Portions, "claim", True),
    "once pages are looked at": (seeing._Work, "_looked", True),
    "before pages are written": (Portions, "read", False),
    "once pages are written": (Portions, "read", True),
    "before facts are found": (Portions, "found", False),
    "once facts are found": (Portions, "found", True),
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
