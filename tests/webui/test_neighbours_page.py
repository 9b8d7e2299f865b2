"""The picture of what stands around a paper, and the story below it."""

import re

import pytest
from lxml import etree, html

from archive.model import Citation, Relation
from tests.webui.papers import cited, directive, dispatch, plan, reading

HOSTILE = "</title></svg><script>alert(1)</script>\x0b\x00 & \"'"
SVG = "{http://www.w3.org/2000/svg}"


def page(client, address):
    answer = client.get(address)
    assert answer.status_code == 200
    return html.fromstring(answer.get_data(as_text=True))


def svg(client, address):
    answer = client.get(address)
    assert answer.status_code == 200
    assert answer.mimetype == "image/svg+xml"
    return answer, etree.fromstring(answer.data)


def said(element):
    return " ".join(element.text_content().split())


@pytest.fixture
def office(keep):
    return {
        "dispatch": keep(dispatch()),
        "older": keep(directive(2019, 5, 30)),
        "newer": keep(directive(2017, 3, 1)),
        "plan": keep(plan(), "Kế hoạch 171.txt"),
    }


def ruling(keep, symbol, day, replaced=None, subject="về công tác cán bộ", **facts):
    """Keep a directive of the centre that may replace another."""
    text = "Chỉ thị về công tác cán bộ."
    citations: tuple[Citation, ...] = ()
    if replaced:
        text += f"\nChỉ thị này thay thế Chỉ thị số {replaced}."
        words = Relation("replaces", "thay thế")
        citations = (
            cited(
                text,
                f"Chỉ thị số {replaced}",
                type="Chỉ thị",
                symbol=replaced,
                number=int(replaced.split("-")[0]),
                relations=(words,),
            ),
        )
    facts = {
        "type": "Chỉ thị",
        "symbol": symbol,
        "number": int(symbol.split("-")[0]),
        "issuers": ["Ban Chấp hành Trung ương"],
        "issued": {"verbatim": day, "date": day},
        "subject": subject,
    } | facts
    return keep(reading(text, citations, **facts), f"{symbol.replace('/', ' ')}.txt")


def test_each_paper_is_a_link_with_a_name_to_be_heard(client, office):
    """A listener hears the paper and what joins it to the one in the middle."""
    shown = page(client, f"/documents/{office['plan']}/neighbours")
    links = {a.get("href"): a.get("aria-label") for a in shown.xpath("//svg//a")}

    assert links[f"/documents/{office['dispatch']}"] == (
        "Công văn 362-CV/TU, Tỉnh ủy Bắc Kạn, 18/7/2019; Được thực hiện bởi 171-KH/TU"
    )
    wanted = next(href for href in links if href.startswith("/wanted"))
    assert "Chưa có trong kho" in links[wanted]


def test_the_picture_is_told_as_a_list_too(client, office):
    """Every paper of the picture stands in the list, with the same words."""
    shown = page(client, f"/documents/{office['plan']}/neighbours")
    (told,) = shown.xpath("//details[contains(@class, 'told-list')]")

    assert [a.get("href") for a in told.xpath(".//a")] == [
        a.get("href") for a in shown.xpath("//svg//a")
    ]
    assert "Được thực hiện bởi 171-KH/TU" in said(told)


def test_what_is_unsure_leads_to_the_list_of_candidates(client, office):
    """A paper that may be one of two is drawn as what it is."""
    shown = page(client, f"/documents/{office['plan']}/neighbours")
    unsure = [a for a in shown.xpath("//svg//a") if "Chưa rõ" in a.get("aria-label")]

    assert [a.get("href").partition("#")[2][:9] for a in unsure] == ["in-list-c"]


def test_only_what_is_changed_has_a_strip(client, office):
    """A paper of which a person said that it stands is not marked as changed."""
    for key, code in (("dispatch", "in_force"), ("plan", "withdrawn")):
        stated = {"status": code, "since": "2020-01-01", "instead_of": None}
        client.post(f"/api/v1/documents/{office[key]}/status", json=stated)

    shown = page(client, f"/documents/{office['dispatch']}/neighbours")

    strips = shown.find_class("n-strip")
    assert [strip.get("class") for strip in strips] == ["n-strip n-withdrawn"]
    assert "Còn hiệu lực" in said(shown)


CHOICES = {
    "one direction": ("?side=cites", 3),
    "one relation": ("?relation=implements", 1),
    "nonsense asks for everything": ("?side=up&relation=eats&steps=99", 3),
}


@pytest.mark.parametrize(("query", "count"), CHOICES.values(), ids=CHOICES)
def test_choices_narrow_the_picture(client, office, query, count):
    """What was chosen stands in the address, and is marked as chosen."""
    shown = page(client, f"/documents/{office['plan']}/neighbours{query}")

    assert len(shown.xpath("//svg//a")) == count
    assert len(shown.xpath("//nav[@class='choices']//a[@aria-current]")) == 3


def test_a_choice_without_papers_says_so(client, office):
    """There is a way back from a choice that nothing fits."""
    shown = page(client, f"/documents/{office['plan']}/neighbours?relation=annuls")

    assert shown.xpath("//svg") == []
    assert "Không có văn bản nào theo lựa chọn này" in said(shown)


def test_papers_left_out_lead_to_the_list(client, keep):
    """The small picture says how many more there are, and where."""
    cited_one = ruling(keep, "1-CT/TW", "2011-06-01")
    for number in range(2, 10):
        ruling(keep, f"{number}-CT/TW", f"2012-01-0{number}", replaced="1-CT/TW")

    shown = page(client, f"/documents/{cited_one}")
    (more,) = shown.xpath("//svg//a[contains(@class, 'n-is-more')]")

    assert more.get("aria-label") == "và 3 văn bản khác"
    assert more.get("href") == f"/documents/{cited_one}?cited_by=all#cited-by"


def test_the_file_is_valid_and_stands_alone(client, office):
    """A report can carry it: its own colours, no link, no script, no style."""
    answer, root = svg(client, f"/documents/{office['plan']}/neighbours.svg")

    assert root.tag == f"{SVG}svg"
    assert root.findtext(f"{SVG}title") == "Lược đồ quan hệ của Kế hoạch 171-KH/TU"
    assert "filename=luoc-do-171-kh-tu.svg" in answer.headers["Content-Disposition"]
    assert "sandbox" in answer.headers["Content-Security-Policy"]
    tags = {etree.QName(element).localname for element in root.iter()}
    assert tags == {"svg", "title", "rect", "text", "g", "path"}
    names = {name for element in root.iter() for name in element.attrib}
    assert not {name for name in names if name == "style" or name.startswith("on")}


def test_hostile_words_stay_words(client, keep):
    """What a paper prints cannot leave its box, in a page or in a file."""
    first = ruling(keep, "1-CT/TW", "2011-06-01", subject=HOSTILE, type=HOSTILE)
    ruling(keep, "2-CT/TW", "2012-01-01", replaced="1-CT/TW", subject=HOSTILE)

    _, root = svg(client, f"/documents/{first}/neighbours.svg")
    shown = page(client, f"/documents/{first}/neighbours")
    whole = client.get(f"/documents/{first}/neighbours").get_data(as_text=True)

    assert not list(root.iter(f"{SVG}script"))
    assert "<script>alert" not in whole
    assert len(shown.xpath("//svg")) == 1
    assert all(script.get("src") for script in shown.xpath("//script"))


def test_the_story_stands_on_the_page_of_a_paper(client, keep):
    """From the earliest to the latest, with the sentence that proves each step."""
    old = ruling(keep, "1-CT/TW", "2011-06-01")
    new = ruling(keep, "2-CT/TW", "2012-02-02", replaced="1-CT/TW")

    (story,) = page(client, f"/documents/{old}").xpath("//ol[@class='story']")
    turns = story.xpath("./li")

    assert [said(turn.find("p")) for turn in turns] == ["01/6/2011", "02/02/2012"]
    assert [turn.get("aria-current") for turn in turns] == ["true", None]
    assert "Thay thế văn bản này – chờ xác nhận" in said(turns[1])
    assert "Chỉ thị này thay thế Chỉ thị số 1-CT/TW." in said(turns[1])
    (proof,) = turns[1].xpath(".//blockquote/a/@href")
    assert re.fullmatch(rf"/documents/{new}\?at=1-\d+#c1-\d+", proof)
    assert f'id="{proof.partition("#")[2]}"' in client.get(proof).get_data(as_text=True)


def test_a_missing_turn_stands_in_its_place(client, keep):
    """What was replaced and is not held leads to the wanted list."""
    new = ruling(keep, "2-CT/TW", "2012-02-02", replaced="1-CT/TW")

    (missing,) = page(client, f"/documents/{new}").xpath(
        "//ol[@class='story']/li[contains(@class, 'is-missing')]"
    )

    assert missing.xpath(".//a/@href") == ["/wanted?symbol=1-CT/TW"]


def test_a_paper_alone_has_neither_picture_nor_story(client, keep):
    """Nothing empty is shown, and no style sheet is asked for."""
    alone = keep(dispatch())
    whole = client.get(f"/documents/{alone}").get_data(as_text=True)
    shown = page(client, f"/documents/{alone}/neighbours")

    assert "neighbours.css" not in whole
    assert 'class="story"' not in whole
    assert "chưa được văn bản nào trong kho dẫn chiếu" in said(shown)


def test_there_is_no_picture_of_what_is_not_held(client):
    """An unknown number is not found, as a page and as a file."""
    assert client.get("/documents/999/neighbours").status_code == 404
    assert client.get("/documents/999/neighbours.svg").status_code == 404
