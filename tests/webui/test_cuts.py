"""The place of a fact, cut out of the picture: seen, chosen with one key, hidden."""

import io
import re

import pytest
from flask import g
from PIL import Image

from archive.facts import Candidate
from archive.model import Box, Claim, Evidence, Reader
from tests.webui import scans
from tests.webui.papers import AT, cited, directive, plan
from tests.webui.scans import FIGURES, candidate, maybe, unread
from webui.render import cuts


def cut(client, number, name="symbol"):
    answer = client.get(f"/documents/{number}/facts/{name}/cut")
    return answer, Image.open(io.BytesIO(answer.data)) if answer.data else None


@pytest.fixture
def scan(services, tmp_path):
    """Keep a scan of which the figures of its number are black; return its number."""
    box = (100, 150, 112, 160)

    def kept(*more):
        return scans.scan(services, tmp_path, *more, black=box)[0]

    return kept


def dark(drawn):
    """The share of a picture that is black."""
    shades = drawn.convert("L").tobytes()
    return sum(shade < 80 for shade in shades) / len(shades)


def test_what_was_written_by_hand_is_seen_large(client, scan):
    """The figures, with the words beside them and a line of room."""
    answer, drawn = cut(client, scan(maybe(candidate())))

    assert answer.mimetype == "image/webp"
    assert 0.01 < dark(drawn) < 0.2
    assert drawn.width > 2 * drawn.height


def test_the_words_beside_figures_are_seen_with_them(app, services, tmp_path):
    """A symbol to its end, and nothing of the other column of the header."""
    number = scans.letter(services, tmp_path)
    with app.test_request_context():
        g.reader = Reader("local")
        paper = services.catalogue.documents.get(number, g.reader)
        _, part = cuts.place(paper, "symbol")
    begins, ends = scans.LETTER[2][0] / 1240, scans.LETTER[3][0] / 1240

    assert part.box.left < begins
    assert 0.3 < part.box.right < ends


def test_what_was_read_is_cut_out_where_it_was_read(client, services, tmp_path):
    """By the box of its evidence, or by the words that it was read from."""
    black = (20, 20, 30, 32)  # the symbol, the second word of the second line
    number, _ = scans.scan(services, tmp_path, black=black)
    words = cut(client, number)[1]
    boxed = Evidence(1, 0, 0, "test.rule", box=Box(20, 20, 30, 32))
    other, _ = scans.scan(
        services, tmp_path, Claim("place", "Hải Sơn", evidence=boxed), black=black
    )
    box = cut(client, other, "place")[1]

    assert dark(words) > 0.05
    assert words.size == box.size


def test_what_was_not_found_is_looked_for_in_the_header(client, scan):
    """Number, day and bodies stand there, wherever exactly."""
    _, drawn = cut(client, scan(), "issued")

    assert drawn.width / drawn.height == pytest.approx(200 / (300 * 0.32), rel=0.05)


NOWHERE = {"a fact without a place": "recipients", "no fact at all": "x"}


@pytest.mark.parametrize("name", NOWHERE.values(), ids=NOWHERE)
def test_there_is_no_picture_of_nothing(client, scan, name):
    """Nor can an address ask for a place of its own choice."""
    assert client.get(f"/documents/{scan()}/facts/{name}/cut").status_code == 404


def test_a_text_has_no_picture(client, keep):
    """Nothing offers one, either."""
    number = keep(plan())

    assert client.get(f"/documents/{number}/facts/symbol/cut").status_code == 404
    assert "/cut" not in client.get(f"/documents/{number}").get_data(as_text=True)


@pytest.mark.usefixtures("outsider")
@pytest.mark.usefixtures("outsider")
def test_a_hidden_paper_shows_no_part_of_itself(client, scan, services):
    """Also where its picture lies drawn on the disk, and the browser knows it."""
    number = scan(maybe(candidate()))
    tag = cut(client, number)[0].headers["ETag"]
    services.catalogue.documents.restrict(number, "keepers", at=AT)

    again = client.get(
        f"/documents/{number}/facts/symbol/cut", headers={"If-None-Match": tag}
    )
    assert again.status_code == 404


def test_a_paper_shows_what_is_open_with_what_it_may_be(client, scan):
    """The number has no value, and is not hidden among what was not found."""
    number = scan(*unread())
    page = client.get(f"/documents/{number}").get_data(as_text=True)
    row = re.search(r'id="value-symbol">.*?</div>', page, re.DOTALL)

    assert row
    assert f'src="/documents/{number}/facts/symbol/cut"' in row.group()
    assert "Có thể là: 41-CV/TU; 47-CV/TU" in " ".join(row.group().split())
    assert "/doubts?at=" in row.group()
    assert page.count('id="value-symbol"') == 1


def test_a_doubt_is_settled_beside_its_picture(client, scan):
    """In the light of what is written there, and before the text that was read."""
    number = scan(*unread())
    page = client.get("/doubts?kind=number").get_data(as_text=True)
    order = (
        "/facts/symbol/cut",
        'data-press="1"',
        'data-press="n"',
        'id="ask-symbol"',
        "doubt-evidence",
    )
    places = [page.index(part) for part in order]
    options = re.findall(r'data-press="(\d)"\s+data-press-name="([^"]+)"', page)

    assert options == [("1", "41-CV/TU"), ("2", "47-CV/TU")]
    assert f'src="/documents/{number}/facts/symbol/cut"' in page
    assert places == sorted(places)


def test_a_fact_is_corrected_beside_its_picture(client, scan):
    """Whoever types a number sees it."""
    number = scan(*unread())
    page = client.get(f"/documents/{number}/facts/symbol").get_data(as_text=True)

    assert f'src="/documents/{number}/facts/symbol/cut"' in page
    assert re.findall(r'<option value="([^"]+)">', page) == ["41-CV/TU", "47-CV/TU"]
    assert 'list="symbols"' in page


def test_a_day_is_offered_as_it_is_typed(client, scan):
    """In the form of the fact, to be changed by a figure; nothing where none is."""
    day = {"verbatim": "11 tháng 5 năm 2021", "date": "2021-05-11"}
    number = scan(maybe(Candidate("issued", day, "picture", 0.5, 1, FIGURES)))
    offered = client.get(f"/documents/{number}/facts/issued").get_data(as_text=True)
    plain = client.get(f"/documents/{number}/facts/symbol").get_data(as_text=True)

    assert '<option value="11/5/2021">' in offered
    assert "<datalist" not in plain


@pytest.fixture
def citing(services, tmp_path):
    """Keep a scan that cites a paper misprinted; return its number and the place."""
    printed = "4I2-CV/TU"
    meant = cited(scans.TEXT, printed, type="Chỉ thị", number=35, symbol="35-CT/TW")
    number, _ = scans.scan(
        services,
        tmp_path,
        cites=[meant],
        black=(20, 20, 30, 32),
    )
    return number, f"1-{scans.TEXT.index(printed)}"


def test_a_citation_of_a_scan_is_cut_out_where_it_was_read(client, citing):
    """What a machine misread, a person sees."""
    number, at = citing
    answer = client.get(f"/documents/{number}/links/{at}/cut")

    assert answer.mimetype == "image/webp"
    assert dark(Image.open(io.BytesIO(answer.data))) > 0.05


def test_a_doubtful_citation_is_asked_about_beside_its_picture(client, keep, citing):
    """Several papers may be meant by what somebody printed badly."""
    keep(directive(2014, 5, 30), "cũ.txt")
    keep(directive(2024, 6, 14), "mới.txt")
    number, at = citing
    page = client.get("/doubts?kind=ambiguous").get_data(as_text=True)

    assert f'src="/documents/{number}/links/{at}/cut"' in page


@pytest.mark.usefixtures("outsider")
def test_only_citations_are_cut_out(client, citing, services):
    """An address cannot ask for any place, nor for one of a hidden paper."""
    number, at = citing

    assert client.get(f"/documents/{number}/links/1-0/cut").status_code == 404
    services.catalogue.documents.restrict(number, "keepers", at=AT)
    assert client.get(f"/documents/{number}/links/{at}/cut").status_code == 404


def test_what_was_typed_is_quoted_and_not_cut_out(client, keep):
    """No picture says more than its words."""
    read = plan()
    number = keep(read)
    at = f"1-{read.citations[0].start}"

    assert client.get(f"/documents/{number}/links/{at}/cut").status_code == 404
