"""Whatever people decided and however a run is interrupted, the end is the same."""

import contextlib
import datetime as dt
import itertools
import shutil

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archive.catalogue import open_catalogue
from archive.files import FileStore
from archive.model import Claim
from archive.seals import Seals
from indexer.incoming import Incoming
from indexer.taking import Workshop
from tests.indexer.conftest import NOW
from tests.indexer.olds import Here, corrected, held, read_as_before, taken
from tests.indexer.papers import paper, put
from tests.indexer.test_rereading import BY, DUE, LAN, findings, reread

pytestmark = pytest.mark.slow

PAPERS = 3
CITED = "Thực hiện Kế hoạch số 81-KH/TU ngày 05/6/2018 của Thành ủy Bắc Kạn."
FIELDS = ("subject", "place", "symbol", "issued", "signer", "organ")
COUNT = itertools.count()

PLANS = st.fixed_dictionaries(
    {
        "without": st.sets(st.sampled_from(FIELDS)),
        "cites": st.booleans(),
        "urgent": st.booleans(),
        "decides": st.sets(st.sampled_from(("subject", "place", "link", "page"))),
    }
)


@pytest.fixture(scope="module")
def taken_in(tmp_path_factory, blank, known):
    """An archive of a few papers that cite each other, to copy."""
    home = tmp_path_factory.mktemp("archive")
    shutil.copy(blank, home / "catalogue.db")
    with opened(home, known) as shop:
        for at in range(1, PAPERS + 1):
            text = paper(symbol=f"8{at}-KH/TU", text=CITED)
            assert taken(shop, put(home / "in", f"{at}.txt", text)) == [at]
    return home, known


@contextlib.contextmanager
def opened(home, known):
    """Open an archive, whose readers work in this process."""
    with open_catalogue(f"sqlite:///{home}/catalogue.db", known) as catalogue:
        files, incoming = FileStore(home / "files"), Incoming(home / "incoming")
        pages = home / "pages"
        seals = Seals(home / "hold", home / "hold.key")
        yield Workshop(catalogue, files, Here(), incoming, pages, lambda: NOW, seals)


def decide(shop, number, what):
    """Let somebody decide something about a paper."""
    catalogue = shop.catalogue
    if what == "page":
        text = paper(symbol=f"8{number}-KH/TU", text=CITED, organ="BAN TỔ CHỨC")
        corrected(shop, number, text, LAN)
    elif what == "link":
        for link in catalogue.citations.of(number, LAN)[:1]:
            catalogue.decisions.decide(
                link.id, "reject", None, reader=LAN, by=BY, at=NOW, instead_of=None
            )
    else:
        catalogue.claims.add(number, Claim(what, "Do người", source=BY), at=NOW)


def age(shop, number, plan):
    """Let a paper be one of an older version, about which people decided."""
    for what in sorted(plan["decides"]):
        decide(shop, number, what)
    more = (Claim("urgency", "Khẩn"),) if plan["urgent"] else ()
    parts = {} if plan["cites"] else {"citations": ()}
    read_as_before(shop, number, without=plan["without"], more=more, **parts)


def told(shop):
    """All that is told of the papers, but for the numbers of rows."""
    catalogue, numbers = shop.catalogue, range(1, PAPERS + 1)
    return [
        (
            held(shop, number).pages,
            held(shop, number).readers,
            sorted(map(repr, held(shop, number).claims)),
            catalogue.documents.get(number, LAN),
            [
                (link.citation, link.state, [p.id for p in link.papers], link.decided)
                for link in catalogue.citations.of(number, LAN)
            ],
        )
        for number in numbers
    ]


def said_by_people(shop):
    return [sorted(map(repr, held(shop, n).decided)) for n in range(1, PAPERS + 1)]


@settings(
    max_examples=6,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    deadline=dt.timedelta(seconds=60),
)
@given(
    plans=st.lists(PLANS, min_size=PAPERS, max_size=PAPERS),
    stops=st.lists(st.integers(0, PAPERS), max_size=3),
    accepts=st.booleans(),
)
def test_it_ends_the_same_however_it_is_interrupted(
    taken_in, tmp_path, plans, stops, accepts
):
    """People's claims stay, links are as ``verify`` says, and twice changes nothing."""
    first, known = taken_in
    ends = []
    for is_interrupted in (False, True):
        home = tmp_path / f"{next(COUNT)}"
        shutil.copytree(first, home)
        with opened(home, known) as shop:
            for number, plan in enumerate(plans, start=1):
                age(shop, number, plan)
            decided = said_by_people(shop)
            for after in stops if is_interrupted else ():
                glances = itertools.count()
                reread(
                    shop,
                    goes_on=lambda g=glances, a=after: next(g) < a,
                    accepts_losses=accepts,
                )
            reread(shop, accepts_losses=accepts)

            assert said_by_people(shop) == decided
            assert findings(shop) == []
            assert shop.catalogue.relink().links == 0
            revision = shop.catalogue.changes.head()
            again = reread(shop, 1, 2, 3, accepts_losses=accepts)
            assert {one.outcome for one in again.values()} <= {"same", "kept"}
            assert not accepts or {o.outcome for o in again.values()} == {"same"}
            assert shop.catalogue.changes.head() == revision
            ends.append(told(shop))
        shutil.rmtree(home)

    assert ends[0] == ends[1]
    assert all((DUE.unless in one[1]) for one in ends[0]) or not accepts
