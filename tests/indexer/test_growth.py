"""What is read of a text takes as long as it is long, whatever somebody writes.

Patterns that try a text at every place, and from there to its end, take four times
as long for half of it more: a page of such words would keep a reader for hours.
"""

import contextlib
import time

import pytest

from archive import dates, symbols
from archive.errors import QuerySyntaxError
from archive.model import Page, Reader, Text
from indexer import cite
from indexer.recognise import recognise
from indexer.search import syntax

HEAD = "TỈNH ỦY BẮC KẠN\nSố 171-KH/TU\nKẾ HOẠCH\nvề "
REPEATED = (
    *("a", " ", "1", "-", "/", "(", "“", ".", ",", ";", "|", "*", "_", "I", "ậ"),
    *("\n", "\f", "\t", "\n \n", "a\n", "- ", "1.\n", "a) ", "(1) ", ";\n- ", "\u00a0"),
    *(
        "TW",
        "MT",
        "TU/",
        "171-",
        "-QĐ/TW ",
        "171-KH/TU ",
        "12/3/",
        "S ố ",
        "M Ậ T ",
        "MẬT\n",
    ),
    *("ngày 1 tháng ", "Điều 1 ", "khoản 1, ", "của ", "sửa đổi, bổ sung "),
    *("thay thế ", "Căn cứ ", "Nơi nhận:\n", "T/M ", "Hội nghị lần thứ ", "khóa XIII "),
    *("các văn bản: ", "công văn số 1, 2, ", "Kính gửi: ", "<", "{{", "\\", "'", "&"),
)
"""Words and signs of which somebody writes a page full."""

SHORT, LONG = 1_000, 8_000
MOST = 8 * 4
"""How much longer eight times the text may take: in proportion it would be eight
times, and sixty-four if each place looked at all that follow it."""

TOO_SHORT = 0.02
"""Seconds in which nothing shows."""


def _took(read, text) -> float:
    # Of the processor: what others do on a busy machine proves nothing.
    begun = time.thread_time()
    read(text)
    return time.thread_time() - begun


def _grows(read, repeated, long) -> bool:
    """Whether a text takes out of proportion, tried again before it is believed."""
    for _ in range(3):
        first = min(_took(read, _text(repeated, SHORT)) for _ in range(2))
        last = min(_took(read, _text(repeated, long)) for _ in range(2))
        if last < TOO_SHORT or last < MOST * first * long / LONG:
            return False
    return True


def _text(repeated, length):
    return f"{HEAD}{repeated * (length // len(repeated))}\x01"


READERS = {
    "citations": lambda known: lambda text: cite.find(text, known),
    "facts": lambda known: (
        lambda text: recognise(Text("text/plain", (Page(1, text),)), known)
    ),
    "symbols": lambda _: lambda text: list(symbols.find(text)),
    "dates": lambda _: lambda text: list(dates.find(text)),
}


@pytest.mark.slow
@pytest.mark.parametrize("reader", READERS.values(), ids=READERS)
def test_no_text_takes_out_of_proportion(known, reader):
    """Eight times as much of one thing takes about eight times as long."""
    read = reader(known)

    assert [one for one in REPEATED if _grows(read, one, LONG)] == []


def test_no_query_takes_long(known):
    """Whatever is typed is understood, or refused, before anybody notices."""
    asks = Reader("x", frozenset({"everyone"}))

    def parse(text: str) -> None:
        with contextlib.suppress(QuerySyntaxError):
            syntax.parse(text, known, asks)

    slow = [
        one
        for one in (*REPEATED, *('"', "(", "-", "OR ", "a* ", "số:", "NEAR ", "?* "))
        if min(_took(parse, one * (syntax.LONGEST // len(one))) for _ in range(3)) > 0.3
    ]

    assert slow == []
