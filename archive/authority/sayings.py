"""What is said of a name, a code or a day that cannot be added."""

import datetime as dt
import re

from archive import dates
from archive.authority.bodies import Body, identity
from archive.names import legible
from archive.sentences import Sentence
from archive.text import squeeze

LONGEST = 300
"""Characters that a name may have."""

YEARS = range(1800, 2100)
"""Years that a day may have: those that dates are read of."""

_LETTER = re.compile(r"[^\W\d_]")


def misnamed(text: str) -> Sentence | None:
    """Return why a text is no name, or None."""
    if not squeeze(text):
        return Sentence("Hãy ghi tên.")
    if wrong := illegible(text):
        return wrong
    if not _LETTER.search(text) or not identity(text):
        return Sentence("“%(name)s” không phải là tên.", name=text)
    return None


def illegible(text: str) -> Sentence | None:
    """Return why a text is no line to read: too long, or with signs nobody sees."""
    if len(text) > LONGEST:
        return Sentence("Tên dài quá %(most)s ký tự.", most=LONGEST)
    if legible(text) != text:
        return Sentence("Tên có ký tự không nhìn thấy được. Hãy gõ lại tên.")
    return None


def taken(text: str, held: Body) -> Sentence:
    """Say that a name is one of another body."""
    return Sentence("“%(text)s” đã là tên của “%(name)s”.", text=text, name=held.name)


def has(held: Body, text: str) -> Sentence:
    """Say that a body has a name or a code already, if only in another spelling."""
    if text not in (held.name, *held.aliases, *held.codes):
        return Sentence(
            "“%(text)s” đã được hiểu là “%(name)s”: tên viết hoa hay thường, có dấu hay không dấu là một.",
            text=text,
            name=held.name,
        )
    return Sentence("“%(name)s” đã có “%(text)s”.", name=held.name, text=text)


def unlisted(name: str) -> Sentence:
    """Say that there is no such body."""
    return Sentence("Danh mục không có cơ quan “%(name)s”.", name=shown(name))


def shown(text: str) -> str:
    """Return what somebody sent as a sentence may say it again."""
    said = squeeze(legible(text))
    return said if len(said) <= LONGEST else f"{said[:LONGEST]}…"


def relative(text: str) -> Sentence:
    """Say that who writes a name decides whose it is."""
    return Sentence(
        "“%(text)s” tùy nơi viết mà chỉ những cơ quan khác nhau. Hãy ghi tên đầy đủ.",
        text=text,
    )


def reversed_days(since: dt.date) -> Sentence:
    """Say that a last day stands before the first."""
    return Sentence("Ngày cuối phải sau ngày đầu (%(day)s).", day=dates.written(since))


def out_of_time(day: dt.date) -> Sentence:
    """Say that a day has no year of ours; who knows no day leaves it open."""
    return Sentence(
        "Năm của ngày %(day)s phải từ %(first)s đến %(last)s.",
        day=dates.written(day),
        first=YEARS.start,
        last=YEARS.stop - 1,
    )


def over(name: str, until: dt.date) -> Sentence:
    """Say that a body was no more."""
    return Sentence(
        "“%(name)s” đã thôi từ sau ngày %(day)s.", name=name, day=dates.written(until)
    )


def not_yet(name: str, since: dt.date) -> Sentence:
    """Say that a body was not there before a day."""
    return Sentence(
        "“%(name)s” mới có từ ngày %(day)s.", name=name, day=dates.written(since)
    )


def begun(name: str, since: dt.date) -> Sentence:
    """Say that a body cannot come about anew on a day."""
    return Sentence(
        "“%(name)s” đã có từ ngày %(day)s, không thể lập mới ngày này.",
        name=name,
        day=dates.written(since),
    )
