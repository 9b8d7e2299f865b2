"""Lines of an office's register become papers without a file, once, and can go again."""

import datetime as dt

import pytest

from archive import facts
from archive.catalogue.imported import RegisterLine
from archive.errors import ConflictError, NotFoundError, UsageError
from archive.files import FileStore
from archive.model import Claim, Reader
from tests.archive.catalogue.making import (
    AT,
    CITY,
    KEEPER,
    LAN,
    PROVINCE,
    cite,
    reading,
    rendition,
    store,
)

HERE = "171-KH/TU", "1/8/2019", CITY


def line(symbol="171-KH/TU", date="1/8/2019", issuer=CITY, row=5, **said):
    """A line of a register."""
    claims = reading(symbol, date, issuer, **said).claims
    return RegisterLine("2019", row, {"Số, ký hiệu": symbol or ""}, claims)


def bring(catalogue, *lines, reader=LAN, audience="everyone"):
    """Import lines, all of them at once."""
    number = catalogue.imports.begin(
        "so-di.xlsx", "ab" * 32, lines, reader=reader, at=AT, audience=audience
    )
    while catalogue.imports.go_on(AT):
        pass
    return number


def undo(catalogue, number):
    """Take an import back, all of it at once."""
    catalogue.imports.undo(number, reader=LAN, by="person:lan", at=AT)
    while catalogue.imports.go_on(AT):
        pass


def told(catalogue, number, reader=LAN):
    """What became of the lines of an import."""
    found = catalogue.imports.lines(number, reader)
    return [(one.outcome, one.reason) for one in found]


def paper(catalogue, number, at=0):
    """The paper that a line of an import made or met."""
    return catalogue.imports.lines(number, LAN)[at].document


def test_a_line_becomes_a_paper_without_a_file(catalogue, tmp_path):
    """It has its facts and a flag, and no file and no text; nothing is wrong with it."""
    number = bring(catalogue, line(subject="về công tác cán bộ"))

    held = catalogue.documents.get(paper(catalogue, number), LAN)
    assert told(catalogue, number) == [("added", "new")]
    assert (held.metadata.symbol, held.metadata.subject) == (
        "171-KH/TU",
        "về công tác cán bộ",
    )
    assert held.metadata.flags == ("unfiled",)
    assert held.renditions == ()
    assert catalogue.documents.text(held.id, LAN).pages == ()
    assert catalogue.doubts.of(held.id, LAN) == ()
    assert list(catalogue.verify(FileStore(tmp_path))) == []


def test_the_same_register_twice_adds_nothing(catalogue):
    """Nor does a line twice in one register; a line that says more is noted."""
    bring(catalogue, line())

    again = bring(catalogue, line(), line(row=6), line("172-KH/TU", row=7))
    changed = bring(catalogue, line(subject="về công tác cán bộ"))

    assert told(catalogue, again) == [
        ("known", "listed"),
        ("known", "listed"),
        ("added", "new"),
    ]
    assert told(catalogue, changed) == [("updated", "changed")]
    assert catalogue.holdings.counts(LAN).total == 2


def test_a_line_twice_in_one_register_is_one_paper(catalogue):
    """The second is told to repeat the first."""
    number = bring(catalogue, line(), line(row=6))

    assert told(catalogue, number) == [("added", "new"), ("known", "repeated")]


def test_a_citation_finds_a_paper_of_a_register(catalogue):
    """It is wanted no more, and listed among those that want a file."""
    citing = store(catalogue, None, "", None, cite(*HERE))
    before = catalogue.links.wanted_count(LAN)

    number = paper(catalogue, bring(catalogue, line()))

    assert (before, catalogue.links.wanted_count(LAN)) == (1, 0)
    [(brief, times)] = catalogue.unfiled.cited(LAN)
    assert (brief.id, times, catalogue.unfiled.count(LAN)) == (number, 1, 1)
    assert [one.link.target.id for one in catalogue.links.cites(citing, LAN)] == [
        number
    ]


def file(catalogue, number, *parts, **said):
    """Let the first file of a paper come."""
    catalogue.unfiled.file(
        number, reading(*parts, **said), rendition(), source="test", at=AT
    )


def test_the_first_file_says_what_the_paper_says(catalogue, tmp_path):
    """What the register said otherwise is asked about, and nothing of it is lost."""
    number = paper(
        catalogue,
        bring(
            catalogue,
            line(subject="về công tác cán bộ", signer={"name": "Nguyễn Văn A"}),
        ),
    )

    file(catalogue, number, "171-KH/TU", "2/8/2019", CITY, subject="về cán bộ")

    held = catalogue.documents.get(number, LAN).metadata
    assert held.issued.date == dt.date(2019, 8, 2)
    assert (held.subject, held.signer.name) == ("về cán bộ", "Nguyễn Văn A")
    assert held.flags == ()
    found = catalogue.doubts.of(number, LAN)
    assert [(one.field, one.kind) for one in found] == [("issued", "register")]
    store = FileStore(tmp_path)
    assert [one.code for one in catalogue.verify(store)] == ["not_found"]


def test_a_person_settles_what_differs(catalogue):
    """A decision wins over both, and reading again does not ask anew."""
    number = paper(catalogue, bring(catalogue, line()))
    file(catalogue, number, "171-KH/TU", "2/8/2019", CITY)
    stands = catalogue.claims.standing(number, "issued", LAN)
    catalogue.claims.decide(
        number,
        "issued",
        stands.claim.value,
        by="person:lan",
        at=AT,
        instead_of=stands.id,
    )

    read = reading("171-KH/TU", "3/8/2019", CITY)
    catalogue.documents.reread(number, read, at=AT)

    held = catalogue.documents.get(number, LAN).metadata
    assert held.issued.date == dt.date(2019, 8, 2)
    assert catalogue.doubts.of(number, LAN) == ()


def test_reading_again_keeps_what_a_register_said(catalogue):
    """A fact that only the register gives stays, whatever the reader finds."""
    number = paper(catalogue, bring(catalogue, line(signer={"name": "Lê B"})))
    file(catalogue, number, *HERE)

    catalogue.documents.reread(number, reading(*HERE), at=AT)

    assert catalogue.documents.get(number, LAN).metadata.signer.name == "Lê B"
    [held] = catalogue.rereadings.held([number])
    # What a register alone says is nothing that a reader could gain or lose.
    assert "signer" not in {made.field for made in held.read}
    assert "signer" in {made.field for made in held.decided}


def test_it_is_one_whether_file_or_register_comes_first(catalogue):
    """A register that comes after the file leaves the paper as if it came before."""
    said = line(date="3/8/2019", subject="về việc khác hẳn")
    first = paper(catalogue, bring(catalogue, line(subject="về việc khác hẳn")))
    file(catalogue, first, *HERE, subject="về công tác cán bộ")

    second = store(catalogue, "172-KH/TU", "1/8/2019", CITY, subject="về cán bộ")
    late = bring(catalogue, line("172-KH/TU", subject="về việc khác hẳn"), said)

    doubts = [
        [(one.field, one.kind) for one in catalogue.doubts.of(number, LAN)]
        for number in (first, second)
    ]
    assert doubts == [[("subject", "register")]] * 2
    assert told(catalogue, late) == [("known", "has_file"), ("added", "new")]


def test_a_slip_in_the_day_is_for_a_person_to_see(catalogue):
    """A paper of nearly the same day is no copy: the two are offered to be joined."""
    held = store(catalogue, *HERE)

    near = paper(catalogue, bring(catalogue, line(date="8/1/2019")))

    metadata = catalogue.documents.get(near, LAN).metadata
    assert metadata.flags == ("unfiled", "possible_copy")
    assert [one.id for one in catalogue.joining.alike(held, LAN)] == [near]
    assert catalogue.unfiled.near(facts.view(reading(*HERE).claims)) == (near,)
    with pytest.raises(UsageError):
        catalogue.joining.join(held, near, reader=LAN, by="person:lan", at=AT)
    catalogue.joining.join(near, held, reader=LAN, by="person:lan", at=AT)
    assert catalogue.holdings.counts(LAN).total == 1


def test_an_import_is_taken_back_as_one(catalogue):
    """What nobody else knows goes; what has a file, or a decision, stays as it is."""
    number = bring(
        catalogue,
        line(),
        line("172-KH/TU", row=6, signer={"name": "Lê B"}),
        line("173-KH/TU", row=7),
        line("174-KH/TU", row=8),
    )
    papers = [one.document for one in catalogue.imports.lines(number, LAN)]
    bring(catalogue, line())
    file(catalogue, papers[1], "172-KH/TU", "1/8/2019", CITY)
    catalogue.claims.add(
        papers[2], Claim("subject", "về việc A", source="person:lan"), at=AT
    )

    undo(catalogue, number)

    became = [one.undone for one in catalogue.imports.lines(number, LAN)]
    assert became == ["kept", "kept", "kept", "removed"]
    assert catalogue.documents.get(papers[1], LAN).metadata.signer is None
    assert catalogue.documents.get(papers[2], LAN).metadata.symbol == "173-KH/TU"
    with pytest.raises(NotFoundError):
        catalogue.documents.get(papers[3], LAN)
    with pytest.raises(ConflictError):
        catalogue.imports.undo(number, reader=LAN, by="person:lan", at=AT)


def test_another_register_keeps_a_paper(catalogue):
    """A paper that two registers name goes with the second of them."""
    first = bring(catalogue, line())
    second = bring(catalogue, line(subject="về công tác cán bộ"))
    held = paper(catalogue, second)

    undo(catalogue, first)
    kept = catalogue.documents.get(held, LAN).metadata
    undo(catalogue, second)

    assert kept.subject == "về công tác cán bộ"
    assert kept.symbol == "171-KH/TU"
    with pytest.raises(NotFoundError):
        catalogue.documents.get(held, LAN)


def test_it_goes_on_where_it_was_left(catalogue, monkeypatch):
    """What was written is not written again; what was not, is."""
    monkeypatch.setattr("archive.catalogue.imports.PORTION", 2)
    number = catalogue.imports.begin(
        "so.csv",
        "ab" * 32,
        [line(f"{at}-KH/TU", row=at) for at in range(1, 6)],
        reader=LAN,
        at=AT,
    )

    catalogue.imports.go_on(AT)
    half = catalogue.imports.get(number, LAN)
    while catalogue.imports.go_on(AT):
        pass

    whole = catalogue.imports.get(number, LAN)
    assert (half.waiting, half.ended, half.is_over) == (3, {"added": 2}, False)
    assert (whole.waiting, whole.ended, whole.is_over) == (0, {"added": 5}, True)


def test_nothing_is_told_of_hidden_papers(catalogue):
    """For whoever may not see a paper, a line makes another one; both are kept."""
    hidden = store(catalogue, *HERE, audience="leaders")
    metadata = facts.view(line().claims)
    outsider = Reader("an", frozenset())

    number = bring(catalogue, line())

    assert catalogue.imports.foresee([metadata], KEEPER)[0] == (
        hidden,
        paper(catalogue, number),
    )
    assert told(catalogue, number) == [("added", "new")]
    assert catalogue.imports.foresee([metadata], LAN) == [(paper(catalogue, number),)]
    assert catalogue.imports.listed(outsider) == ()
    with pytest.raises(NotFoundError):
        catalogue.imports.get(number, outsider)
    catalogue.documents.restrict(paper(catalogue, number), "leaders", at=AT)
    assert told(catalogue, number) == []
    assert told(catalogue, number, KEEPER) == [("added", "new")]


@pytest.mark.parametrize(
    ("symbol", "date", "issuer"),
    [HERE, ("171-KH/TU", "8/2019", CITY), ("171-KH/TU", "", CITY)],
    ids=["day", "month", "none"],
)
def test_many_are_foreseen_as_one_by_one(catalogue, symbol, date, issuer):
    """The preview of a whole register says what the import will do."""
    store(catalogue, *HERE)
    store(catalogue, "171-KH/TU", "1/8/2019", PROVINCE)
    said = facts.view(line(symbol, date, issuer).claims)

    assert catalogue.imports.foresee([said], LAN) == [
        catalogue.documents.find_same(said)
    ]
