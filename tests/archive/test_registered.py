"""What a register says beside what was read: what differs, and what is offered."""

from typing import Any

import pytest

from archive import authority as authorities
from archive import facts, proposals, registered
from archive.model import Claim

AUTHORITY = authorities.load()
DAY: dict[str, Any] = {
    "verbatim": "1/8/2019",
    "date": "2019-08-01",
    "partial": None,
    "flags": [],
}
MONTH: dict[str, Any] = {
    "verbatim": "8/2019",
    "date": None,
    "partial": "2019-08",
    "flags": [],
}

SAME = {
    "a subject in short": ("subject", "về công tác cán bộ năm 2019", "V/v cán bộ"),
    "a subject without marks": ("subject", "về công tác cán bộ", "ve cong tac can bo"),
    "a day and its month": ("issued", DAY, MONTH),
    "no day at all": ("issued", DAY, {"verbatim": "?", "date": None, "partial": None}),
    "a symbol in other spelling": ("symbol", "171-KH/TU", "171 – KH / TU"),
    "a name with a title": ("signer", {"name": "Lê Văn B"}, {"name": "Đ/c Lê Văn B"}),
    "a kind in capitals": ("type", "Kế hoạch", "KẾ HOẠCH"),
    "nothing read": ("subject", None, "về A"),
}
OTHER = {
    "a subject": ("subject", "về công tác cán bộ", "về việc xây dựng nông thôn mới"),
    "a day": ("issued", DAY, DAY | {"date": "2019-08-02"}),
    "a month": ("issued", DAY, MONTH | {"partial": "2019-09"}),
    "a symbol": ("symbol", "171-KH/TU", "172-KH/TU"),
    "a name": ("signer", {"name": "Lê Văn B"}, {"name": "Trần Thị C"}),
    "a kind": ("type", "Kế hoạch", "Báo cáo"),
}


@pytest.mark.parametrize(("field", "read", "said"), SAME.values(), ids=SAME)
def test_what_is_only_short_is_the_same(field, read, said):
    """Nobody is asked about how an office writes things down."""
    assert not registered.differs(field, read, said)


@pytest.mark.parametrize(("field", "read", "said"), OTHER.values(), ids=OTHER)
def test_what_cannot_be_one_differs(field, read, said):
    """Whichever of the two is the register."""
    assert registered.differs(field, read, said)
    assert registered.differs(field, said, read)


def test_a_reader_weighs_more_than_a_register_and_less_than_a_person():
    """Whoever came last."""
    claims = [
        Claim("subject", "người ghi", source="person:lan"),
        Claim("subject", "máy đọc"),
        Claim("subject", "sổ ghi", source="register:1"),
    ]

    assert facts.view(claims).subject == "người ghi"
    assert facts.view(claims[1:]).subject == "máy đọc"
    assert facts.view(claims[2:]).subject == "sổ ghi"


def test_what_a_register_says_is_offered():
    """With the number that a symbol brings, and the rest of what was read."""
    held = facts.view(
        [
            Claim("symbol", "171-KH/TU"),
            Claim("signer", {"name": "Lê Văn B", "position": "Bí thư"}),
        ]
    )
    said = {"symbol": "172-KH/TU", "number": 172, "signer": {"name": "Trần Thị C"}}

    offered = [
        proposals.of(field, held, (), AUTHORITY, said)[0]
        for field in ("symbol", "signer")
    ]

    assert {one.why for one in offered} == {"register_says"}
    assert offered[0].facts == {"symbol": "172-KH/TU", "number": 172}
    assert offered[1].facts["signer"]["position"] == "Bí thư"
    assert offered[1].facts["signer"]["name"] == "Trần Thị C"
