"""The fields of one citation that matches its label, each where the label states it."""

from collections.abc import Callable, Iterable
from typing import Any

from msgspec import UNSET

from archive.authority import Authority
from archive.model import Citation, Conference
from archive.text import marked, squeeze
from indexer.evaluate.figures import Fault, Figures
from indexer.evaluate.gold import Gold

_DATE_FLAGS = frozenset({"date_impossible", "date_partial"})


def judge(
    figures: Figures, place: str, gold: Gold, one: Citation, authority: Authority
) -> None:
    """Judge each field that the label states, one value against the other."""

    def same_body(expected: str, given: str) -> bool:
        # Whose "Tỉnh ủy" it is, the links say: the words know only the kind of body.
        is_short = "body_inferred" in one.flags and expected.startswith(given)
        return is_short or authority.body_key(expected) == authority.body_key(given)

    parts: dict[str, tuple[Any, Any, Callable[[Any, Any], bool]]] = {
        "body": (gold.body, one.body, same_body),
        "type": (gold.type, one.type, _same_words),
        "date_partial": (gold.date_partial, one.date_partial, _same_words),
        "provision": (gold.provision, one.provision, _same_words),
        "inherited": (_lent(gold.inherited), one.inherited, _same_set),
        "flags": (gold.flags, one.flags, _same_set),
        "date_flag": (_date_flags(gold.date_flag), _date_flags(one.flags), _same_set),
        "meeting": (_said(gold.conference), _said_of(one.conference), _same_words),
    }
    for name, (expected, given, is_same) in parts.items():
        if expected is not UNSET:
            figures.judge(Fault(place, name, "wrong", expected, given), is_same)


def _same_words(expected: str, found: str) -> bool:
    return squeeze(marked(expected)) == squeeze(marked(found))


def _same_set(expected: Iterable[str], found: Iterable[str]) -> bool:
    return set(expected) == set(found)


def _lent(parts: Any) -> Any:
    """Return the parts that a neighbour lends, in our word for a plenum or congress."""
    if parts is UNSET or parts is None:
        return parts
    return tuple("conference" if part == "plenum" else part for part in parts)


def _date_flags(flags: Any) -> Any:
    """Return the flags about a date, whether a label or a citation has them."""
    if flags is UNSET or flags is None:
        return flags
    named = [f"date_{flags}"] if isinstance(flags, str) else flags
    return tuple(sorted(_DATE_FLAGS.intersection(named)))


def _said(meeting: Any) -> Any:
    """Return a labelled meeting in one line."""
    if meeting is UNSET or meeting is None:
        return meeting
    parts = (meeting.get(name) for name in ("level", "ordinal", "term", "of"))
    return " ".join(str(part) for part in parts if part)


def _said_of(found: Conference | None) -> str | None:
    """Return a meeting that was found, in one line."""
    if found is None:
        return None
    parts = found.level, found.ordinal, found.term, found.of
    return " ".join(part for part in parts if part)
