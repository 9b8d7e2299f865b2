"""Whom an addition touches: its bodies, what they were and became, their organs."""

import datetime as dt
import shutil
import unicodedata

import pytest
import sqlalchemy as sa

from archive.authority import kindred
from archive.authority.additions import AddedBody, AddedName, AddedTerm, Succession
from archive.catalogue import open_catalogue
from archive.catalogue.schema import citation
from archive.errors import UsageError
from tests.archive.catalogue.making import AT, AUTHORITY, LAN, PROVINCE, cite, store

WHO = "person:lan"
ODD = "Tỉnh bộ Bắc Kạn"
FIRST = AddedBody("Hội đồng Sông Cầu", "province", "committee")
SECOND = AddedBody("Hội đồng Bắc Sông Cầu", "province", "committee")
THIRD = AddedBody("Hội đồng Nam Sông Cầu", "province", "committee")
MERGER = dt.date(2015, 1, 1)
RENAMING = dt.date(2019, 1, 1)


@pytest.fixture
def fresh(blank, tmp_path):
    """Another open catalogue without papers."""
    shutil.copy(blank, tmp_path / "fresh.db")
    with open_catalogue(f"sqlite:///{tmp_path}/fresh.db", AUTHORITY) as opened:
        yield opened


def ids(*bodies):
    """The ids of bodies that clerks add."""
    spelled = AUTHORITY.naming.spelled
    return tuple(spelled.key(body.name).replace(" ", "-") for body in bodies)


def add(catalogue, value):
    """Make an addition, as Lan."""
    return catalogue.additions.add(value, by=WHO, at=AT)


def state(catalogue, paper):
    """What became of the first citation of a paper, and why."""
    found = catalogue.citations.of(paper, LAN)[0]
    return found.state, found.reasons


def all_states(catalogue, papers):
    """What became of all citations of some papers."""
    return [state(catalogue, paper) for paper in papers]


def test_a_letterhead_over_an_organ_is_found_by_its_end(catalogue):
    """ "Ban Tuyên giáo" under an odd name of its committee is that committee's."""
    organ = store(
        catalogue, "3-KH/BTGTU", "3/2/2020", "Ban Tuyên giáo", parent=ODD, place="X"
    )
    before = catalogue.books.bodies(LAN)

    touched = catalogue.additions.touched(AddedName("tinh-uy-bac-kan", ODD))
    number = add(catalogue, AddedName("tinh-uy-bac-kan", ODD))
    after = catalogue.books.bodies(LAN)
    catalogue.additions.withdraw(number, by=WHO, at=AT)

    assert touched.papers == (organ,)
    assert set(before) == {"ban tuyen giao tinh bo bac kan"}
    assert set(after) == {"ban tuyen giao tinh uy bac kan"}
    assert set(catalogue.books.bodies(LAN)) == set(before)


def test_who_stands_above_tells_whose_a_name_is(catalogue):
    """ "Tỉnh ủy" in a commune's paper under an odd name is meant once that is known."""
    for province in (PROVINCE, "Tỉnh ủy Lạng Sơn"):
        store(catalogue, "5-KH/TU", "3/2/2020", province)
    cites = cite("5-KH/TU", "3/2/2020", "Tỉnh ủy")
    asking = store(
        catalogue, "9-CV/ĐU", "1/3/2020", "Đảng ủy xã Sông Cầu", cites, parent=ODD
    )
    kept = sa.select(citation.c.state).where(citation.c.document == asking)

    def states():
        with catalogue._database.read() as connection:
            return connection.execute(kept).scalars().all()

    before = states()
    touched = catalogue.additions.touched(AddedName("tinh-uy-bac-kan", ODD))
    number = add(catalogue, AddedName("tinh-uy-bac-kan", ODD))
    after = states()
    catalogue.additions.withdraw(number, by=WHO, at=AT)

    assert touched.papers == (asking,)
    assert (before, after, states()) == (["ambiguous"], ["resolved"], ["ambiguous"])


def test_descent_is_followed_in_a_line(catalogue):
    """What cites the first body by name finds the paper of the last of its heirs."""
    for body in (FIRST, SECOND, THIRD):
        add(catalogue, body)
    one, two, three = ids(FIRST, SECOND, THIRD)
    add(catalogue, Succession((one,), (two,), MERGER))
    store(catalogue, "7-KH/HĐ", "3/2/2020", THIRD.name)
    cites = cite("7-KH/HĐ", "3/2/2020", FIRST.name)
    asking = store(catalogue, "9-CV/TU", "1/3/2021", PROVINCE, cites)
    last = Succession((two,), (three,), RENAMING)
    before = state(catalogue, asking)

    touched = catalogue.additions.touched(last)
    number = add(catalogue, last)
    during = state(catalogue, asking)
    catalogue.additions.withdraw(number, by=WHO, at=AT)

    assert touched.citing == (asking,)
    assert "heir" not in before[1]
    assert during != before
    assert state(catalogue, asking) == before


def test_a_symbol_alone_is_weighed_again(catalogue):
    """A citation that names no body counts where a paper of the bodies is weighed."""
    store(catalogue, "7-KH/TU", "3/2/2014", PROVINCE)
    other = store(catalogue, "8-KH/TU", "3/2/2014", "Tỉnh ủy Lạng Sơn")
    asking = store(catalogue, "9-CV/TU", "1/3/2020", PROVINCE, cite("7-KH/TU"))
    aside = store(
        catalogue, "10-CV/TU", "1/3/2020", "Tỉnh ủy Lạng Sơn", cite("8-KH/TU")
    )
    add(catalogue, FIRST)
    value = Succession(ids(FIRST), ("tinh-uy-bac-kan",), MERGER, begins=True)

    touched = catalogue.additions.touched(value)

    assert touched.citing == (asking,)
    assert aside not in touched.citing
    assert other not in touched.papers


def test_a_congress_is_news_of_the_organs_too():
    """The organs of a committee have its terms; the committees below their own."""
    value = AddedTerm("tinh-uy-bac-kan", "XI", dt.date(2015, 10, 15))

    names = {body.name for body in kindred.around(value, AUTHORITY)}

    assert {PROVINCE, "Ban Tuyên giáo Tỉnh ủy Bắc Kạn"} <= names
    assert "Huyện ủy Na Rì" not in names
    assert "Tỉnh ủy Cao Bằng" not in names


EVERY = {
    "an alias": AddedName("tinh-uy-bac-kan", ODD),
    "a code": AddedName("tinh-uy-bac-kan", "TB", "code"),
    "a body": AddedBody(ODD, "province", "committee", ("TB",)),
    "a succession": Succession(
        ("tinh-uy-bac-kan",),
        ("tinh-uy-thai-nguyen:2025",),
        dt.date(2025, 7, 1),
        begins=False,
    ),
    "a congress": AddedTerm("tinh-uy-bac-kan", "XI", dt.date(2015, 10, 15)),
}


@pytest.mark.slow
@pytest.mark.parametrize("value", EVERY.values(), ids=EVERY)
def test_links_are_as_if_it_had_always_been_known(catalogue, fresh, value):
    """Added before the papers or behind them, and withdrawn: all ends the same."""

    def fill(held):
        names = (PROVINCE, ODD, "Tỉnh ủy Thái Nguyên", "Ban Tuyên giáo Tỉnh bộ Bắc Kạn")
        papers = []
        for number, name in enumerate(names, 5):
            for year in (2014, 2019, 2026):
                symbol = f"{number}-KH/{'TB' if name == ODD else 'TU'}"
                store(held, symbol, f"3/2/{year}", name)
                for body in (*names, None):
                    cites = cite(symbol, f"3/2/{year}" if body else "", body)
                    papers.append(store(held, "9-CV/X", "1/3/2026", name, cites))
        return papers

    papers = fill(catalogue)
    before = all_states(catalogue, papers)
    number = add(catalogue, value)
    added = all_states(catalogue, papers)
    catalogue.additions.withdraw(number, by=WHO, at=AT)
    after = all_states(catalogue, papers)
    add(fresh, value)

    assert added == all_states(fresh, fill(fresh))
    assert after == before


def test_a_preview_counts_what_its_reader_may_see(catalogue):
    """Hidden papers, what they cite and what is weighed of them count for nobody."""
    alias = AddedName("tinh-uy-bac-kan", ODD)
    shown = store(catalogue, "6-KH/TU", "3/2/2020", ODD)
    hidden = store(catalogue, "7-KH/TU", "3/2/2020", ODD, audience="leaders")
    asking = store(
        catalogue, "8-CV/X", "1/3/2020", "Sở X", cite("6-KH/TU", "3/2/2020", ODD)
    )
    secret = store(
        catalogue,
        "9-CV/X",
        "1/3/2020",
        "Sở X",
        cite("6-KH/TU", "3/2/2020", ODD),
        audience="leaders",
    )

    all_of_it = catalogue.additions.touched(alias)
    seen = catalogue.additions.touched(alias, LAN)

    assert all_of_it.papers == (shown, hidden)
    assert seen.papers == (shown,)
    assert all_of_it.citing == (asking, secret)
    assert seen.citing == (asking,)
    assert len(all_of_it.citations) == 2
    assert len(seen.citations) == 1


def test_a_body_that_was_there_does_not_come_about(catalogue):
    """Its first day in the file is not moved by a wrong tick."""
    value = Succession(
        ("thanh-uy-bac-kan",), ("tinh-uy-thai-nguyen:2025",), dt.date(2026, 1, 1)
    )

    (wrong, *_) = [o for o in catalogue.additions.objections(value) if o.field != "on"]

    assert wrong.field == "begins"
    assert "đã có từ ngày 01/7/2025" in wrong.sentence


def test_the_body_above_is_kept_by_its_name(catalogue):
    """However it was typed, so that what stands below it is found."""
    value = AddedBody("Nhóm Sông Cầu", "province", "steering", within="tinh uy bac kan")

    add(catalogue, value)

    known = catalogue.authority
    assert known.bodies["nhom-song-cau"].within == (PROVINCE,)
    below = known.bodies.below(known.bodies["tinh-uy-bac-kan"])
    assert "Nhóm Sông Cầu" in {body.name for body in below}


HOSTILE = {
    "writing backwards": AddedName("tinh-uy-bac-kan", "Tỉnh bộ \u202eBắc Kạn"),
    "a control sign": AddedBody("Nhóm \x07 Sông Cầu", "province", "steering"),
    "4,000 signs": AddedBody("Nhóm " + "a" * 4000, "province", "steering"),
    "a term of 4,000 signs": AddedTerm("tinh-uy-bac-kan", "X" * 4000, MERGER),
    "no letters": AddedBody("12/34", "province", "steering"),
    "no end": AddedBody("Nhóm X", "base", "staff", valid_to=dt.date.max),
    "before all bodies": Succession(
        ("huyen-uy-na-ri",), ("huyen-uy-ba-be",), dt.date.min
    ),
    "a congress of Rome": AddedTerm("tinh-uy-bac-kan", "I", dt.date(1, 1, 1)),
    "a code of figures": AddedName("tinh-uy-bac-kan", "2024", "code"),
}


@pytest.mark.parametrize("value", HOSTILE.values(), ids=HOSTILE)
def test_what_is_no_name_is_refused(catalogue, value):
    """Nothing that nobody could read is kept."""
    with pytest.raises(UsageError):
        add(catalogue, value)

    assert catalogue.additions.listed() == ()


def test_a_name_is_kept_composed_and_in_one_line(catalogue):
    """However it was typed, so that it meets the same name in papers."""
    typed = unicodedata.normalize("NFD", f"  {ODD}\n")

    add(catalogue, AddedName("tinh-uy-bac-kan", typed))

    assert catalogue.additions.standing() == (AddedName("tinh-uy-bac-kan", ODD),)


def test_the_list_goes_on_behind_a_number(catalogue):
    """The newest first, some at a time."""
    numbers = [add(catalogue, body) for body in (FIRST, SECOND, THIRD)]

    first = catalogue.additions.listed(limit=2)
    rest = catalogue.additions.listed(before=first[-1].id, limit=2)

    assert [one.id for one in (*first, *rest)] == numbers[::-1]


def test_a_joint_paper_changes_only_with_its_bodies(catalogue):
    """Who signs along counts by the key that is kept, not by being another."""
    names = ["Ban Tuyên giáo Tỉnh ủy Bắc Kạn", PROVINCE]
    store(catalogue, "5-KH/BTGTU", "3/2/2020", issuers=names)
    odd = store(catalogue, "6-KH/BTGTU", "3/2/2020", issuers=[names[0], ODD])
    value = AddedName("tinh-uy-bac-kan", ODD)
    other = AddedName("tinh-uy-bac-kan", "Tỉnh bộ Bắc Kạn cũ")

    touched = catalogue.additions.touched(value).papers
    number = add(catalogue, other)
    head = catalogue.changes.head()
    catalogue.additions.withdraw(number, by=WHO, at=AT)

    assert touched == (odd,)
    assert list(catalogue.changes.since(head)) == []
