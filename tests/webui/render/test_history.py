"""The history of a paper in words: who, what, in place of what."""

import datetime as dt

import pytest

from archive.catalogue import Kept
from archive.model import Claim
from tests.webui.papers import AT
from webui.render import history


@pytest.fixture(autouse=True)
def _asked(app):
    """Words are said in the language of a request."""
    with app.test_request_context("/"):
        yield


def kept(number, field, value, source="recognise/1", **more):
    """A claim made in the minute of its number."""
    at = AT + dt.timedelta(minutes=number)
    made = Claim(field, value, source=source, made_at=more.pop("at", at))
    return Kept(number, made, **more)


LINK = {"page": 1, "verbatim": "Chỉ thị 35", "occurrence": 0}
TOLD = {
    "a code of ours": (("regime", "party"), ("của Đảng",)),
    "a paper that is seen": (
        ("link", LINK | {"choice": "choose", "target": 5}),
        ("Chỉ thị 35", "Chỉ thị 35-CT/TW"),
    ),
    "a paper that is hidden": (
        ("link", LINK | {"choice": "choose", "target": 99}),
        ("Chỉ thị 35", "một văn bản khác"),
    ),
    "a paper that is not the one": (
        ("link", LINK | {"choice": "reject", "target": 5}),
        ("Chỉ thị 35", "không phải Chỉ thị 35-CT/TW"),
    ),
    "no paper held": (
        ("link", LINK | {"choice": "reject", "target": None}),
        ("Chỉ thị 35", "không có trong kho"),
    ),
    "a paper joined": (("joined", {"to": 5}), ("Chỉ thị 35-CT/TW",)),
    "a text": (("page_text", {"page": 2, "text": "mười chữ"}), ("8 ký tự",)),
    "a fact": (("place", "Bắc Kạn"), ("Bắc Kạn",)),
    "a fact emptied": (("place", None), ()),
    "remarks": (
        ("flags", ["date_partial"]),
        ("Ngày ghi không đủ ngày, tháng, năm",),
    ),
    "a day": (("effective", "2019-08-01"), ("ngày 01 tháng 8 năm 2019",)),
    "a field nobody knows": (("weight", "3 kg"), ("3 kg",)),
}


@pytest.mark.parametrize("case", TOLD.values(), ids=TOLD)
def test_every_kind_of_decision_is_told(case):
    """A decision is told by what it means; a hidden paper is not named."""
    (field, value), expected = case
    told = history.shown(kept(1, field, value), {5: "Chỉ thị 35-CT/TW"})

    assert tuple(told) == expected


def test_what_is_told_before_is_what_stood_then():
    """An undone decision is no longer what a later one replaced."""
    undone = AT + dt.timedelta(minutes=3)
    claims = [
        kept(1, "place", "đọc"),
        kept(2, "place", "lan", "person:lan", withdrawn_at=undone, withdrawn_by="x"),
        kept(4, "place", "minh", "person:minh"),
    ]

    acts = history.acts(claims, {})

    assert [(act.who, act.steps[0].old, act.steps[0].new) for act in acts] == [
        ("minh", ("đọc",), ("minh",)),
        ("lan", ("đọc",), ("lan",)),
        ("Đọc tự động", (), ("đọc",)),
    ]


def test_what_was_made_at_once_stands_together():
    """One act of a person, one run of a reader; pages are things of their own."""
    claims = [
        kept(1, "place", "Hà Nội", at=AT),
        kept(2, "subject", "về", at=AT),
        kept(3, "symbol", "1-KH/TU", "person:lan", act=3),
        kept(4, "number", 1, "person:lan", act=3),
        kept(5, "page_text", {"page": 1, "text": "a"}, "person:lan", act=5),
        kept(6, "page_text", {"page": 2, "text": "b"}, "person:lan", act=6),
    ]

    acts = history.acts(claims, {})

    assert [[step.claim for step in act.steps] for act in acts] == [
        [6],
        [5],
        [3, 4],
        [1, 2],
    ]
    assert acts[0].steps[0].old == ()
