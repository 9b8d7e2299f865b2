"""Many effects on one paper, papers joined to it, and decisions whose words are gone."""

import dataclasses
import re

import pytest

from archive.model import Reader
from tests.webui.papers import AT, dispatch, reading, replacing

LOCAL = Reader("local")


@pytest.fixture(autouse=True)
def no_tokens(app):
    app.config["WTF_CSRF_ENABLED"] = False


def html(response, status=200):
    """The words of a page, tags and all, on one line."""
    assert response.status_code == status
    return re.sub(r"\s+", " ", response.get_data(as_text=True))


@pytest.fixture
def old(keep):
    """The dispatch that is replaced."""
    return keep(dispatch())


@pytest.fixture
def many(old, keep):
    """More decisions that say so than are shown at once."""
    assert old
    return [keep(replacing(f"{at}-QĐ/TU"), f"{at}.txt") for at in range(1, 29)]


@pytest.mark.usefixtures("many")
def test_many_effects_are_cut_and_counted(client, old):
    """Three at the head, some on the page of the status, and all where asked for."""
    head = html(client.get(f"/documents/{old}")).split('class="in-page"')[0]
    some = html(client.get(f"/documents/{old}/standing"))
    whole = html(client.get(f"/documents/{old}/standing?effects=all"))

    assert head.count("is-proposed") == 3
    assert "Còn 25 đề xuất nữa chờ xác nhận" in head
    assert some.count("is-proposed") == 25
    assert "Còn 3 văn bản nữa." in some
    assert f'href="/documents/{old}/standing?effects=all"' in some
    assert whole.count("is-proposed") == 28


def test_what_is_changed_in_part_is_told_by_its_provision(client, old, keep):
    """A person who confirms sees which article the sentence ends."""
    read = replacing()
    part = dataclasses.replace(read.citations[0], provision="Điều 9")
    keep(dataclasses.replace(read, citations=(part,)), "q.txt")

    page = html(client.get(f"/documents/{old}/standing"))

    assert '<span class="meta" lang="vi">Điều 9</span>' in page


def test_what_was_decided_stands_behind_what_waits(client, old, many, judge):
    """Whoever looks for work finds it first."""
    judge(many[0])

    page = html(client.get(f"/documents/{old}/standing?effects=all"))

    states = re.findall(r'class="effect is-(\w+)"', page)
    assert states == ["proposed"] * 27 + ["confirmed"]


def test_a_joined_paper_leads_to_the_status_it_is_shown_with(
    client, services, judge, old, keep
):
    """Its own address leads on, and a form of it writes nothing."""
    new = keep(replacing(), "q.txt")
    judge(new)
    copy = keep(dispatch(), "bản sao.txt")
    services.catalogue.joining.join(old, copy, reader=LOCAL, by="person:lan", at=AT)

    led = client.get(f"/documents/{old}/standing", follow_redirects=True)
    form = {"code": "in_force", "since": "01/01/2020"}
    sent = client.post(f"/documents/{old}/standing", data=form)

    assert "Đã bị thay thế" in html(led)
    assert led.request.path == f"/documents/{copy}/standing"
    assert sent.status_code == 303
    assert services.catalogue.standings.of(copy, LOCAL).statements == ()


def test_history_tells_a_verdict_without_its_place(client, services, judge, old, keep):
    """A verdict whose words are gone is kept, holds nothing, and is said to be lost."""
    new = keep(replacing(), "q.txt")
    judge(new)
    before = html(client.get(f"/documents/{new}/history"))

    services.catalogue.documents.reread(new, reading("Không dẫn gì."), at=AT)

    lost = "Không còn tìm thấy chỗ này trong văn bản."
    assert lost not in before
    after = html(client.get(f"/documents/{new}/history?field=effect"))
    assert lost in after
    assert services.catalogue.documents.get(old, LOCAL).status.code == "unknown"


def test_many_proofs_are_cut_and_told_once(client, old, keep, judge):
    """A paper that many amend names some at its head, and each in its turn."""
    for at in range(1, 7):
        read = replacing(f"{at}-QĐ/TU", f"2024-0{at}-01")
        judge(keep(read, f"{at}.txt"), "change", code="partly_changed")

    head = html(client.get(f"/documents/{old}")).split('class="in-page"')[0]
    page = html(client.get(f"/documents/{old}/standing"))
    turns = re.search(r'<ol class="turns">(.*?)</ol>', page)
    assert turns

    assert head.count("<blockquote") == 3
    assert "và 3 văn bản khác" in head
    named = [re.findall(r">(\d)-QĐ/TU", turn) for turn in turns[1].split("<li")[1:]]
    assert named == [[], *([str(at)] for at in range(1, 7))]


def test_days_in_inputs_can_be_sent_back_in_english(client, services, old, keep, judge):
    """What a form offers is what it can read, whatever language the page is in."""
    judge(keep(replacing(), "q.txt"), "change", since=AT.date())
    client.get("/?lang=en")

    page = html(client.get(f"/documents/{old}/standing?on=2026-11-24"))
    days = re.findall(r'name="(?:on|since)"[^>]*value="([^"]+)"', page)
    sent = client.post(
        f"/documents/{old}/standing", data={"code": "in_force", "since": days[0]}
    )

    assert "24 Nov 2026" in page
    assert days == ["24/11/2026"] * 3
    assert sent.status_code == 303
    [stated] = services.catalogue.standings.of(old, LOCAL).statements
    assert stated.statement.since == AT.date()
