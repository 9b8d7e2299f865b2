"""What of a page was decoded without being sure is told to a person."""

from archive import doubts, facts
from archive.authority import load
from archive.model import Claim, Decoded, Page, Text
from indexer.recognise import recognise

AUTHORITY = load()
TEXT = "TỈNH ỦY\nNghị quyết về\nviệc tết"


def paper(*decoded: Decoded) -> Text:
    return Text("application/msword", (Page(1, TEXT, decoded=decoded),))


def view(*decoded: Decoded):
    claims = recognise(paper(*decoded), AUTHORITY)
    held = facts.standing(claims)
    return facts.view(claims), doubts.of_facts(held, facts.view(claims)), held


SURE = Decoded(0, 7, "tcvn3", "TØnh ñy", ".VnTime")
UNSURE = Decoded(8, 30, "tcvn3", "NghÞ quyÕt vÒ\nviÖc tÕt", "Arial", is_doubtful=True)


def test_what_is_sure_is_not_asked():
    """Fonts and syllables that agree need nobody."""
    metadata, asked, _ = view(SURE)

    assert metadata.decoding == ()
    assert "decoding_doubtful" not in metadata.flags
    assert [one.kind for one in asked if one.field == "decoding"] == []


def test_what_is_not_sure_is_asked_with_its_beginning():
    """The question shows the first line, as read and as it stands in the file."""
    metadata, asked, held = view(SURE, UNSURE)

    told = metadata.decoding[0]
    assert (told.page, told.start, told.end, told.encoding, told.font) == (
        1, 8, 30, "tcvn3", "Arial",
    )  # fmt: skip
    assert (told.text, told.verbatim) == ("Nghị quyết về", "NghÞ quyÕt vÒ")
    assert "decoding_doubtful" in metadata.flags
    assert [one.kind for one in asked if one.field == "decoding"] == ["decoding"]
    seen = held["decoding"].evidence
    assert seen is not None
    assert TEXT[seen.start : seen.end] == "Nghị quyết về"


def test_a_person_settles_it():
    """Confirmed once, it is neither flagged nor asked again."""
    claims = recognise(paper(UNSURE), AUTHORITY)
    held = facts.standing(claims)
    confirmed = Claim("decoding", held["decoding"].value, source="person:lan")
    all_claims = (*claims, confirmed)
    metadata = facts.view(all_claims)

    assert "decoding_doubtful" not in metadata.flags
    again = doubts.of_facts(facts.standing(all_claims), metadata)
    assert [one for one in again if one.field == "decoding"] == []
