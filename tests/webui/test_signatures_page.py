"""Who signed a file electronically is told beside it, and whether it holds."""

import datetime as dt

import pytest

from archive.model import Reader
from archive.signatures import STATES, Signature, Signed
from tests.webui.papers import AT, plan

LOCAL = Reader("local")
SIGNED = dt.datetime(2025, 2, 25, 8, 5, tzinfo=dt.UTC)


@pytest.fixture
def told(services, client, keep):
    """The page of a paper, once its file was found to be signed."""
    paper = keep(plan(), "171-kh.pdf")
    [file] = services.catalogue.documents.get(paper, LOCAL).renditions

    def show(signed):
        found = {file.sha256: signed}
        services.catalogue.signatures.put(found, "trusted", at=AT)
        return client.get(f"/documents/{paper}").get_data(as_text=True)

    return show


def test_who_signed_when_and_how_it_stands(told):
    """Names, the time on the wall here, where it comes from, and the words."""
    made = Signature(
        "unknown_issuer",
        "Đỗ Văn <Chung>",
        "Sở Nội vụ",
        "CA phục vụ các cơ quan Nhà nước G2",
        "3006aa",
        SIGNED,
        is_stamped=True,
        digest="sha256",
        valid_from=SIGNED,
        valid_to=SIGNED,
    )
    page = told(Signed((made,)))

    for words in (
        "Chưa xác minh được người cấp",
        "Đỗ Văn &lt;Chung&gt;",
        "Sở Nội vụ",
        "15:05 25/02/2025 (theo dấu thời gian)",
        "SHA256",
        "Chưa kiểm việc thu hồi",
    ):
        assert words in page


@pytest.mark.parametrize("state", STATES)
def test_every_state_has_words_and_a_sign(told, state):
    """No code is shown to a clerk."""
    page = told(Signed((Signature(state),)))

    assert f'class="signed signed-{state}"' in page
    assert f"<strong>{state}" not in page


def test_a_lost_signature_is_told(told):
    """So is one that nobody could look at; a file without any says nothing."""
    assert "từng được ký số" in told(Signed(reason="signature_lost"))
    assert "Không kiểm được chữ ký số" in told(Signed(reason="timeout"))
    assert "signed-" not in told(Signed())
