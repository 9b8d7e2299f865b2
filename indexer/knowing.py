"""Which files are known to whoever hands them in: bytes that are held already.

The law of this module: bytes of papers that are hidden from somebody are to them
like any that nobody has seen. Their file takes every step that a new one takes.
"""

from collections.abc import Collection, Mapping, Sequence

from archive.catalogue import Catalogue
from archive.errors import NotFoundError
from archive.model import Outcome, Reader

HIDDEN = "same_bytes_hidden"
"""The reason of a file whose bytes are held, hidden from whoever handed it in."""


def seen(who: str, papers: Collection[int], catalogue: Catalogue) -> tuple[int, ...]:
    """Return those among papers that somebody may see, in their order."""
    if not papers:
        return ()
    briefs = catalogue.holdings.briefs(set(papers), _reader(who, catalogue))
    return tuple(sorted(brief.id for brief in briefs))


def told(
    who: str, held: Mapping[str, Sequence[int]], catalogue: Catalogue
) -> dict[str, tuple[int, ...]]:
    """Return the same by the hashes of files, those alone that are known to them."""
    every = {number for papers in held.values() for number in papers}
    open_ones = set(seen(who, every, catalogue))
    found = {
        sha256: tuple(number for number in papers if number in open_ones)
        for sha256, papers in held.items()
    }
    return {sha256: papers for sha256, papers in found.items() if papers}


def known(path: str, papers: Sequence[int]) -> Outcome:
    """Return the outcome of bytes that papers held show, of which this is told.

    It names the first: who may see that one may not see the others.
    """
    first = papers[0]
    message = f"Tệp này đã có trong kho (văn bản mã {first})."
    return Outcome(path, "known", first, "same_bytes", message)


def hidden(path: str, papers: Sequence[int]) -> Outcome:
    """Return the outcome of bytes of papers that are hidden from who sent them."""
    first = papers[0]
    message = f"Trùng tệp của văn bản mã {first}, mà người gửi không được xem."
    return Outcome(path, "known", first, HIDDEN, message)


def _reader(who: str, catalogue: Catalogue) -> Reader:
    """Return who handed in: an account, or whoever is at the machine itself."""
    try:
        return catalogue.people.reader(who)
    except NotFoundError:
        return catalogue.people.machine(who)
