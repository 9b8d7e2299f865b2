"""Queries that find something: made from papers that are held, never invented."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from archive.facts import Metadata
from archive.text import syllables, toneless
from webui.render.language import gettext

_PHRASE = 4
"""Words of a subject that make a phrase worth looking for."""

_LONGEST_BODY = 40
"""Letters of a body that fit beside what the example is good for."""


@dataclass(frozen=True, slots=True)
class Example:
    """What to type, and what it is good for."""

    text: str
    purpose: str


def examples(held: Iterable[Metadata]) -> list[Example]:
    """Return one example of each way of asking that these papers can show."""
    shown: dict[str, Example] = {}
    for metadata in held:
        for example in _of(metadata):
            shown.setdefault(example.purpose, example)
    return list(shown.values())


def _of(metadata: Metadata) -> Iterator[Example]:
    issuer = metadata.issuers[0] if metadata.issuers else None
    date = metadata.issued.date if metadata.issued else None
    if metadata.symbol:
        yield Example(
            metadata.symbol, gettext("đúng số, ký hiệu, viết thế nào cũng được")
        )
    if metadata.type and metadata.number and issuer:
        plain = toneless(f"{metadata.type} {metadata.number} {issuer}")
        yield Example(plain, gettext("loại, số và cơ quan, không cần dấu"))
    if metadata.subject and (phrase := _phrase(metadata.subject)):
        yield Example(f'"{phrase}"', gettext("đúng cụm từ này, theo thứ tự này"))
    if issuer and date and len(issuer) <= _LONGEST_BODY:
        yield Example(
            f'cơquan:"{issuer}" năm:{date.year}',
            gettext("mọi văn bản của một cơ quan trong một năm"),
        )


def _phrase(subject: str) -> str | None:
    found = syllables(subject)
    is_heading = subject.isupper()
    return (
        " ".join(found[-_PHRASE:]) if len(found) >= _PHRASE and not is_heading else None
    )
