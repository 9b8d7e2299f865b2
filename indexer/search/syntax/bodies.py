"""The issuing body that is named among the words behind a symbol."""

import re

from archive.authority import Authority
from archive.text import align
from indexer.search.query import Issuer, Preferred
from indexer.search.syntax.values import words

_ENDS = re.compile(r"[,;.:()]|\b(?:ve|ngay|nam|thang|v/v)\b")
_OF = re.compile(r"^(?:\W{0,9}cua\b)?\W{0,9}|\bcua\W{1,9}")


def preferred_body(text: str, authority: Authority) -> tuple[Preferred, ...]:
    """Prefer the first body that ``text`` names."""
    name = _listed(text, authority) or _unlisted(text)
    body = authority.body_named(name) if name else None
    if body is None:
        return ()
    return (Preferred(Issuer(words(body.name), authority.body_key(body.name))),)


def _listed(text: str, authority: Authority) -> str | None:
    aligned = align(text)
    naming = authority.naming
    found = list(naming.spelled.words(aligned))
    for start, word in enumerate(found):
        count, _ = naming.tree.longest(found[start:])
        if count:
            return aligned.even[word.start : found[start + count - 1].end]
    return None


def _unlisted(text: str) -> str | None:
    """Return what follows "của" as far as a name may go."""
    aligned = align(text)
    *_, of = _OF.finditer(aligned.bare)
    end = _ENDS.search(aligned.bare, of.end())
    return aligned.even[of.end() : end.start() if end else None].strip() or None
