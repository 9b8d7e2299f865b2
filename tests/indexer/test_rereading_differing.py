"""What a newer reading says otherwise: facts, citations and words."""

from dataclasses import replace

import pytest

from archive.catalogue.rereading import Difference, Held
from archive.model import Citation, Claim, Evidence, Page, Reading, Text
from indexer.rereading import differing

WORDS = "Thực hiện Chỉ thị số 35-CT/TW của Bộ Chính trị về đại hội đảng bộ các cấp."


def claim(field, value, source="recognise/1", start=0):
    return Claim(field, value, str(value), Evidence(1, start, start + 1, "a"), source)


def cited(verbatim, start=0, **parts):
    return Citation(start, start + len(verbatim), verbatim, "party", **parts)


def held(*claims, text=WORDS, citations=()):
    pages = (Page(1, text),)
    return Held(1, "", (), pages, {}, claims, citations, ())


def reading(*claims, text=WORDS, citations=()):
    return Reading(Text("text/plain", (Page(1, text),)), claims, citations)


def test_the_same_by_another_version_is_the_same():
    """Whichever reader says it, at the same place and in the same words."""
    before = held(claim("place", "Hà Nội"))

    assert differing.is_same(before, reading(claim("place", "Hà Nội", "recognise/2")))
    assert not differing.is_same(before, reading(claim("place", "Hà Nội", start=4)))
    assert not differing.is_same(before, reading())
    assert not differing.is_same(before, reading(claim("place", "Hà Nội"), text="x"))


def test_a_place_that_moved_is_neither_gain_nor_loss():
    """It is written, and nothing is told of it."""
    told = differing.between(
        held(claim("place", "Hà Nội")), reading(claim("place", "Hà Nội", start=9))
    )

    assert told == Difference()


@pytest.mark.parametrize("field", ["place", "recipients", "issued"])
def test_facts_come_go_and_change(field):
    values = {
        "place": ("Hà Nội", "Bắc Kạn"),
        "recipients": (["a"], ["a", "b"]),
        "issued": ({"verbatim": "1/8"}, {"verbatim": "2/8"}),
    }
    one, other = (claim(field, value) for value in values[field])

    gained = differing.between(held(), reading(one))
    lost = differing.between(held(one), reading())
    changed = differing.between(held(one), reading(other))

    assert ([s.field for s in gained.gained], gained.gains, gained.loses) == (
        [field],
        True,
        False,
    )
    assert ([s.field for s in lost.lost], lost.gains, lost.loses) == (
        [field],
        False,
        True,
    )
    assert [a.field for a in changed.changed_fields] == [field]
    assert (changed.gains, changed.loses) == (False, False)


def test_what_only_asks_a_person_may_go():
    """A doubt that is settled by better reading is no loss."""
    told = differing.between(held(claim("flags", ["date_suspect"])), reading())

    assert ([s.field for s in told.lost], told.loses) == (["flags"], False)


def test_a_person_covers_what_readers_say():
    """Before and after."""
    person = claim("place", "Nơi khác", "person:lan")
    told = differing.between(held(person, claim("place", "Hà Nội")), reading())

    assert (told.lost, told.loses) == ((), False)


def test_citations_are_told_by_their_words():
    """Wherever they stand; those understood otherwise are counted."""
    before = cited("Chỉ thị 35-CT/TW", 3, symbol="35-CT/TW"), cited("Kết luận 1", 40)
    moved = cited("Chỉ thị  35-CT/TW", 9, symbol="36-CT/TW"), cited("Kết luận 1", 44)

    told = differing.between(held(citations=before), reading(citations=moved))
    fewer = differing.between(held(citations=before), reading(citations=before[:1]))

    assert (told.citations.gained, told.citations.lost) == ((), ())
    assert told.citations.changed == 1
    assert (fewer.citations.lost, fewer.loses) == (("Kết luận 1",), True)


@pytest.mark.parametrize(
    ("text", "gains", "loses"),
    [
        (WORDS.replace(" ", "\n"), False, False),
        (WORDS.replace("đại hội", "xx xx"), False, True),
        (WORDS + " Ban Bí thư đã họp.", True, False),
    ],
)
def test_a_text_is_as_good_as_its_syllables(text, gains, loses):
    """Lines broken elsewhere are nothing; words that are none any more are a loss."""
    told = differing.between(held(), reading(text=text))

    assert (told.gains, told.loses) == (gains, loses)
    assert told.text.pages == (1,)
    assert (told.text.similarity == 1) is not (gains or loses)


def test_a_mark_that_differs_is_never_alike_in_full():
    """A thousand syllables with one tone lost are not 100 percent alike."""
    long = " ".join([WORDS] * 200)
    told = differing.between(
        held(text=long), reading(text=long.replace("Thực", "Thưc", 1))
    )

    assert told.text.similarity == 0.999


def test_a_secret_is_told_unless_somebody_decided():
    """A mark that was known, or that a person denied, is nothing new."""
    secret = reading(claim("secrecy", "Mật"))
    denied = replace(held(), claims=(Claim("secrecy", None, source="person:lan"),))

    assert differing.between(held(), secret).secrecy == "Mật"
    assert differing.between(denied, secret).secrecy is None
    assert differing.between(held(claim("secrecy", "Mật")), secret).secrecy is None
