"""A file that kills one library is read by another, in a cage of its own."""

import pytest

from indexer import steps
from indexer.cage import Cage
from indexer.extract.limits import Limits
from tests.indexer.extract import paper

LIMITS = Limits(memory=500_000_000, cpu=20, wall=40)
FORM = b"/Type /XObject /Subtype /Form /BBox [0 0 595 842] "
HEAD = b"BT /F1 12 Tf 72 700 Td (So 412-CV/TU) Tj ET "


@pytest.mark.slow
def test_reads_what_pdfium_dies_of(tmp_path):
    """A form that calls itself twice ends pdfium; its page has text all the same."""
    path = tmp_path / "a.pdf"
    form = FORM + b"/Resources << /XObject << /X 5 0 R >> >>"
    path.write_bytes(
        paper.one_page(
            HEAD + b"/X Do",
            b"/XObject << /X 5 0 R >>",
            paper.stream(b"/X Do /X Do", form),
        )
    )

    with Cage(preload=("indexer.preload",)) as cage:
        found = steps.read(path, "a.pdf", cage=cage, limits=LIMITS)

    assert "412-CV/TU" in found.text.body
    assert found.text.notes == ("pdf_fallback",)
