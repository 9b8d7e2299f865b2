"""Papers typed in old fonts: told, and shown as their files hold them."""

import re

import pytest

from archive.model import Decoded, Page, Reader, Reading, Text
from indexer import correcting
from tests.webui.papers import AT, claims

TEXT = "NGHỊ QUYẾT\nSố 12-NQ/TU về nông thôn"
OLD = (
    Decoded(0, 10, "tcvn3", "nghÞ quyÕt", ".VnTimeH"),
    Decoded(26, 36, "tcvn3", "n«ng th«n", ".VnTime", is_doubtful=True),
)
LAN = Reader("lan")


@pytest.fixture
def old(keep):
    """The number of a paper in an old font, one of whose places is not sure."""
    read = Page(1, TEXT, decoded=OLD)
    facts = claims(TEXT, symbol="12-NQ/TU")
    return keep(Reading(Text("application/msword", (read,)), facts, ()))


def shown(client, number, query=""):
    page = client.get(f"/documents/{number}{query}").get_data(as_text=True)
    text = re.search(r'<div class="page-text.*?</div>', page, re.DOTALL)
    assert text
    return page, text.group()


def test_what_was_decoded_is_told(client, old):
    """With its fonts, and how much of it is not sure."""
    page, text = shown(client, old)

    assert "bảng mã cũ TCVN3 (ABC), phông .VnTimeH, .VnTime" in page
    assert "1 chỗ chuyển chưa chắc" in page
    assert f'href="/documents/{old}/pages/1/decoding"' in page
    assert ">nông thôn</span>" in text
    assert "NGHỊ QUYẾT" in text


def test_the_original_is_switched_on_without_scripts(client, old):
    """By a link, and off again by another."""
    page, _ = shown(client, old)
    there = re.search(r'href="[^"]*(as_typed=1[^"#]*)', page)
    assert there
    switched, text = shown(client, old, f"?{there.group(1)}".replace("&amp;", "&"))

    assert '<span class="typed">nghÞ quyÕt</span>' in text
    assert '<span class="typed guessed">n«ng th«n</span>' in text
    assert "Xem chữ đã chuyển" in switched


def test_the_original_of_a_corrected_page_is_what_was_read(client, old, services):
    """Places of what was decoded are those of the text before anybody touched it."""
    right = "Sửa: " + TEXT
    correcting.correct(
        services.catalogue, old, 1, right, by=LAN, at=AT, instead_of=None
    )
    _, corrected = shown(client, old)
    _, text = shown(client, old, "?as_typed=1")

    assert "guessed" not in corrected
    assert text.count("Sửa:") == 0
    assert '<span class="typed">nghÞ quyÕt</span>' in text


def test_a_paper_in_unicode_has_no_other_original(client, keep):
    """Whatever the address asks."""
    number = keep(Reading(Text("text/plain", (Page(1, TEXT),)), (), ()))
    page, text = shown(client, number, "?as_typed=1")

    assert "as-typed" not in text
    assert "bảng mã cũ" not in page
