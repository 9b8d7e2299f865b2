"""Links follow the papers: resolved anew whenever one comes, changes or goes."""

import shutil

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.catalogue import open_catalogue
from archive.links import Status
from archive.model import Citation, Claim
from tests.archive.catalogue.making import (
    AT,
    AUTHORITY,
    CENTRE,
    CITY,
    KEEPER,
    LAN,
    PROVINCE,
    cite,
    judge,
    reading,
    replacing,
    store,
)

SECRETARIAT = cite("53-KL/TW", "4/6/2019", "Ban Bí thư")
SHORT = Citation(0, 10, "Chỉ thị 05", "short", type="Chỉ thị", number=5)
CONCLUSION = "53-KL/TW", "4/6/2019", CENTRE
PLAN = cite("171-KH/TU", "1/8/2019", CITY)


def states(catalogue, paper, reader=LAN):
    """What became of each citation of a paper."""
    links = catalogue.citations.of(paper, reader)
    return [(link.state, *(brief.id for brief in link.papers)) for link in links]


def wanted(catalogue, reader=LAN):
    """The missing papers and who cites them."""
    return [
        (missing.citation.symbol, [brief.id for brief in missing.citing])
        for missing in catalogue.links.wanted(reader)
    ]


def test_a_paper_that_comes_is_no_longer_wanted(catalogue):
    """Taking in a wanted paper resolves what cites it, by itself."""
    citing = store(catalogue, "362-CV/TU", "18/7/2019", PROVINCE, SECRETARIAT)
    before = wanted(catalogue), states(catalogue, citing)

    cited = store(catalogue, *CONCLUSION)

    assert before == ([("53-KL/TW", [citing])], [("unknown",)])
    assert (wanted(catalogue), states(catalogue, citing)) == ([], [("resolved", cited)])
    assert [by.paper.id for by in catalogue.links.cited_by(cited, LAN)] == [citing]


def test_citing_papers_are_paged_and_counted(catalogue):
    """The newest citing papers come first, and the count is of papers."""
    cited = store(catalogue, *CONCLUSION)
    citing = [
        store(catalogue, f"{day}-CV/TU", f"{day}/8/2019", PROVINCE, *[SECRETARIAT] * 2)
        for day in (3, 1, 2)
    ]
    links = catalogue.links

    newest = [by.paper.id for by in links.cited_by(cited, LAN, limit=2)]

    assert newest == [citing[0], citing[2]]
    assert len(links.cited_by(cited, LAN)[0].links) == 2
    assert links.times_cited(cited, LAN) == links.times_cited(cited, KEEPER) == 3
    store(catalogue, audience="leaders")
    assert links.times_cited(cited, LAN) == 3


def test_what_changes_a_paper_leads_what_cites_it(catalogue):
    """Under a limit, the paper that ends another is shown before newer ones."""
    old = store(catalogue, "20-QĐ/TW", "8/4/2020", CENTRE)
    whole = "20-QĐ/TW", "8/4/2020", CENTRE
    ends = store(catalogue, "208-QĐ/TW", "26/7/2021", CENTRE, replacing(*whole))
    cites = cite(*whole)
    newer = [
        store(catalogue, f"{n}-CV/TU", f"{n}/8/2025", PROVINCE, cites) for n in (1, 2)
    ]

    shown = [by.paper.id for by in catalogue.links.cited_by(old, LAN, limit=2)]

    assert shown == [ends, newer[1]]


def test_a_paper_held_already_is_found(catalogue):
    """A citation of a paper held is resolved when the citing paper comes."""
    cited = store(catalogue, *CONCLUSION)

    citing = store(catalogue, "362-CV/TU", "18/7/2019", PROVINCE, SECRETARIAT)

    assert states(catalogue, citing) == [("resolved", cited)]


def test_a_paper_that_goes_is_wanted_again(catalogue):
    """Removing a cited paper leaves its citations open, not broken."""
    cited = store(catalogue, *CONCLUSION)
    citing = store(catalogue, "362-CV/TU", "18/7/2019", PROVINCE, SECRETARIAT)

    catalogue.documents.remove(cited, at=AT)

    assert states(catalogue, citing) == [("unknown",)]
    assert wanted(catalogue) == [("53-KL/TW", [citing])]


def test_a_correction_moves_links(catalogue):
    """Correcting the symbol of a cited paper takes links off and puts links on."""
    cited = store(catalogue, "58-KL/TW", "4/6/2019", CENTRE)
    right = store(catalogue, "362-CV/TU", "18/7/2019", PROVINCE, SECRETARIAT)
    wrong = store(catalogue, "363-CV/TU", "19/7/2019", PROVINCE, cite("58-KL/TW"))

    corrected = Claim("symbol", "53-KL/TW", source="person:lan")
    catalogue.claims.add(cited, corrected, at=AT)

    assert states(catalogue, right) == [("resolved", cited)]
    assert states(catalogue, wrong) == [("unknown",)]


def test_a_second_holder_makes_a_bare_symbol_ambiguous(catalogue):
    """A bare symbol with several holders is ambiguous, and so not wanted."""
    city = store(catalogue, "171-KH/TU", "1/8/2019", CITY)
    citing = store(catalogue, None, "", None, cite("171-KH/TU"))
    alone = states(catalogue, citing)

    province = store(catalogue, "171-KH/TU", "15/10/2019", PROVINCE)

    assert alone == [("resolved", city)]
    assert states(catalogue, citing) == [("ambiguous", city, province)]
    assert wanted(catalogue) == []


def test_a_bare_symbol_means_what_the_paper_cites_in_full(catalogue):
    """The full citation of a paper decides for the bare one beside it."""
    city = store(catalogue, "171-KH/TU", "1/8/2019", CITY)
    store(catalogue, "171-KH/TU", "15/10/2019", PROVINCE)

    citing = store(catalogue, None, "", None, PLAN, cite("171-KH/TU"))

    assert states(catalogue, citing) == [("resolved", city)] * 2


def test_the_citing_paper_decides_which_body_is_meant(catalogue):
    """Correcting where a paper comes from settles the bodies it names."""
    here, there = "Ban Chỉ đạo 35 tỉnh Bắc Kạn", "Ban Chỉ đạo 35 tỉnh Lâm Đồng"
    mine = store(catalogue, "25-CV/BCĐ", "3/7/2019", here)
    store(catalogue, "25-CV/BCĐ", "3/7/2019", there)
    relative = cite("25-CV/BCĐ", "3/7/2019", "Ban chỉ đạo 35")
    citing = store(catalogue, None, "", None, relative)
    before = states(catalogue, citing)

    place = Claim("place", "Bắc Kạn", source="person:lan")
    catalogue.claims.add(citing, place, at=AT)

    assert before[0][0] == "ambiguous"
    assert states(catalogue, citing) == [("resolved", mine)]


def test_a_paper_that_names_itself_is_not_missing(catalogue):
    """An annex names the paper it belongs to; corrected, the number is another's."""
    annexed = store(catalogue, "171-KH/TU", "1/8/2019", CITY, PLAN)
    (own,) = catalogue.citations.of(annexed, LAN)
    before = wanted(catalogue)

    issuer = Claim("issuers", [PROVINCE], source="person:lan")
    catalogue.claims.add(annexed, issuer, at=AT)

    assert (own.state, own.reasons, before) == ("unknown", ("itself",), [])
    assert wanted(catalogue) == [("171-KH/TU", [annexed])]


def test_short_names_find_their_paper(catalogue):
    """A short name is looked for by kind and number."""
    citing = store(catalogue, None, "", None, SHORT)

    cited = store(catalogue, "05-CT/TW", "15/5/2016", CENTRE)

    assert states(catalogue, citing) == [("resolved", cited)]


def test_rereading_replaces_citations(catalogue):
    """What a newer reading no longer finds is no longer cited."""
    citing = store(catalogue, "362-CV/TU", "18/7/2019", PROVINCE, SECRETARIAT, PLAN)

    newer = reading("362-CV/TU", "18/7/2019", PROVINCE, (PLAN,))
    catalogue.documents.reread(citing, newer, at=AT)

    assert wanted(catalogue) == [("171-KH/TU", [citing])]


def test_cites_each_paper_once(catalogue):
    """A paper that is cited three times is one line, by its fullest mention."""
    other = cite("53-KL/TW", "4/6/2019", "Ban Bí thư", start=90)
    bare = cite("53-KL/TW")
    citing = store(catalogue, None, "", None, bare, other, PLAN)

    cited = catalogue.links.cites(citing, LAN)

    assert [(c.link.citation, len(c.links)) for c in cited] == [(other, 2), (PLAN, 1)]


def test_wanted_puts_the_most_cited_first(catalogue):
    """The paper that most papers wait for is the one to look for."""
    store(catalogue, None, "", None, PLAN, PLAN, PLAN)
    citing = [store(catalogue, None, "", None, SECRETARIAT) for _ in range(2)]

    assert wanted(catalogue)[0] == ("53-KL/TW", citing)
    assert [missing.times for missing in catalogue.links.wanted(LAN)] == [2, 3]
    assert len(catalogue.links.wanted(LAN, limit=1)) == 1


def test_wanted_is_paged_and_counted_by_symbol(catalogue):
    """Pages follow each other without a gap, and what is beyond them is counted."""
    store(catalogue, None, "", None, SECRETARIAT)
    for number in range(1, 6):
        store(catalogue, None, "", None, SECRETARIAT, cite(f"{number}-KH/TU"))
    links = catalogue.links

    pages = [links.wanted(LAN, offset=offset, limit=4) for offset in (0, 4, 8)]

    shown = [[one.citation.symbol for one in page] for page in pages]
    assert [len(page) for page in pages] == [4, 2, 0]
    assert shown[0][0] == "53-KL/TW"
    assert len({*shown[0], *shown[1]}) == links.wanted_count(LAN) == 6


def test_a_symbol_picks_out_what_is_missing_under_it(catalogue):
    """All papers missing under a symbol in any spelling, and no other."""
    other = cite("171-KH/TU", "15/10/2019", PROVINCE)
    store(catalogue, None, "", None, PLAN, other, SECRETARIAT)
    links = catalogue.links

    missing = links.wanted(LAN, symbol="171 – kh / tu")

    assert {one.citation for one in missing} == {PLAN, other}
    assert links.wanted_count(LAN, symbol="171-KH/TU") == 1
    assert links.wanted(LAN, symbol="172-KH/TU") == ()


def test_wanted_leaves_out_what_nobody_could_look_for(catalogue):
    """A bare short name says too little to go and find a paper."""
    deictic = Citation(0, 9, "chỉ thị này", "deictic", type="Chỉ thị")

    store(catalogue, None, "", None, SHORT, deictic)

    assert wanted(catalogue) == []


def test_many_holders_of_one_symbol(catalogue):
    """Among more holders than are weighed, body and date still find the one."""
    for day in range(1, 29):
        for month in range(1, 4):
            store(catalogue, "01-KH/ĐU", f"{day}/{month}/2021", f"Đảng ủy xã {day}")
    meant = store(catalogue, "01-KH/ĐU", "5/6/2021", "Đảng ủy xã Vi Hương")

    sought = cite("01-KH/ĐU", "5/6/2021", "Đảng ủy xã Vi Hương")
    citing = store(catalogue, None, "", None, sought)

    assert states(catalogue, citing) == [("resolved", meant)]


def test_a_hidden_paper_is_unknown_and_wanted(catalogue):
    """Who may not see the cited paper sees its printed symbol and no more."""
    cited = store(catalogue, *CONCLUSION, audience="leaders")
    citing = store(catalogue, "362-CV/TU", "18/7/2019", PROVINCE, SECRETARIAT)

    (link,) = catalogue.citations.of(citing, LAN)

    assert (link.state, link.papers, link.reasons) == ("unknown", (), ("not_held",))
    assert wanted(catalogue) == [("53-KL/TW", [citing])]
    assert states(catalogue, citing, KEEPER) == [("resolved", cited)]
    assert wanted(catalogue, KEEPER) == []


def test_a_hidden_holder_does_not_make_doubt(catalogue):
    """A reader is not told that there is a second holder which is hidden."""
    city = store(catalogue, "171-KH/TU", "1/8/2019", CITY)
    hidden = store(catalogue, "171-KH/TU", "15/10/2019", PROVINCE, audience="leaders")
    citing = store(catalogue, None, "", None, cite("171-KH/TU"))

    assert states(catalogue, citing) == [("resolved", city)]
    assert states(catalogue, citing, KEEPER) == [("ambiguous", city, hidden)]
    assert [by.paper.id for by in catalogue.links.cited_by(city, LAN)] == [citing]
    assert catalogue.links.cited_by(city, KEEPER) == ()


def test_a_hidden_citing_paper_stays_hidden(catalogue):
    """Neither wanted lists nor statuses tell of a paper that is hidden."""
    old = store(catalogue, "20-QĐ/TW", "8/4/2026", CENTRE)
    cites = replacing("20-QĐ/TW", "8/4/2026", CENTRE), SECRETARIAT
    new = store(catalogue, "208-QĐ/TW", "26/7/2026", CENTRE, *cites, audience="leaders")
    judge(catalogue, new, reader=KEEPER)

    assert wanted(catalogue) == []
    assert catalogue.links.cited_by(old, LAN) == ()
    assert catalogue.documents.get(old, LAN).status == Status()
    assert catalogue.documents.get(old, KEEPER).status.code == "superseded"


PAPERS = {
    "conclusion": CONCLUSION,
    "city": ("171-KH/TU", "1/8/2019", CITY),
    "province": ("171-KH/TU", "15/10/2019", PROVINCE),
    "first term": ("35-CT/TW", "30/5/2019", CENTRE),
    "next term": ("35-CT/TW", "14/6/2024", CENTRE),
}
MENTIONS = (
    SECRETARIAT,
    PLAN,
    cite("171-KH/TU"),
    cite("171-KH/TU", "", PROVINCE),
    cite("35-CT/TW"),
    cite("35-CT/TW", "30/5/2019", "Bộ Chính trị"),
)


@pytest.mark.slow
@settings(max_examples=10, deadline=None)
@given(
    order=st.permutations([*PAPERS, "citing"]),
    hidden=st.sets(st.sampled_from(list(PAPERS))),
)
def test_links_depend_on_what_is_held_and_seen_alone(
    blank, tmp_path_factory, order, hidden
):
    """A reader is told what an archive of the papers to be seen would say.

    It does not matter either which paper came first.
    """
    shown = [name for name in order[::-1] if name not in hidden]

    whole = _told(blank, tmp_path_factory, order, hidden)
    seen = _told(blank, tmp_path_factory, shown, set())

    assert whole == seen


def _told(blank, tmp_path_factory, order, hidden):
    """All that LAN is told of links in an archive made in this order."""
    folder = tmp_path_factory.mktemp("archive")
    shutil.copy(blank, folder / "catalogue.db")
    with open_catalogue(f"sqlite:///{folder}/catalogue.db", AUTHORITY) as catalogue:
        numbers = {}
        for name in order:
            paper, cites = (
                ((None, "", None), MENTIONS) if name == "citing" else (PAPERS[name], ())
            )
            audience = "leaders" if name in hidden else "everyone"
            numbers[name] = store(catalogue, *paper, *cites, audience=audience)
        names = {number: name for name, number in numbers.items()}
        return (
            [
                (link.state, {names[brief.id] for brief in link.papers}, link.reasons)
                for link in catalogue.citations.of(numbers["citing"], LAN)
            ],
            {
                name: (
                    len(catalogue.links.cited_by(numbers[name], LAN)),
                    catalogue.links.times_cited(numbers[name], LAN),
                )
                for name in order
                if name not in hidden
            },
            sorted(symbol for symbol, _ in wanted(catalogue)),
            catalogue.links.wanted_count(LAN),
        )
