"""What stood in a file before it was decoded."""

from archive.model import Decoded
from webui.render.typed import Told, doubtful, original, told

PAGE = "Nghị quyết\nvề <b> nông thôn\tmới\nHà Nội"
OLD = (
    Decoded(0, 10, "tcvn3", "NghÞ quyÕt", ".VnTime"),
    Decoded(18, 31, "vni", "noâng thoân\tmôùi", "VNI-Times", is_doubtful=True),
)


def test_the_file_is_shown_as_it_was_typed():
    """Old characters are marked, what was Unicode stays, and nothing is markup."""
    assert original(PAGE, 0, OLD, PAGE) == (
        '<span class="typed">NghÞ quyÕt</span>\nvề &lt;b&gt; '
        '<span class="typed guessed">noâng thoân</span>\t'
        '<span class="typed guessed">môùi</span>\nHà Nội'
    )


def test_a_piece_of_a_page_shows_its_own_lines():
    """A long page is shown in parts, and a run may be longer than one."""
    run = (Decoded(0, len(PAGE), "tcvn3", "mét\nhai\tba\nbèn"),)
    begin = PAGE.index("mới")
    piece = PAGE[begin:]

    assert original(piece, begin, run, PAGE) == (
        '<span class="typed">ba</span>\n<span class="typed">bèn</span>'
    )


def test_a_run_with_other_lines_is_shown_whole():
    """Nothing of the file is lost where lines do not answer each other."""
    run = (Decoded(0, 4, "tcvn3", "mét\nhai"),)

    assert "mét\nhai" in original("Nghị", 0, run, "Nghị")


def test_what_cannot_be_seen_has_a_sign():
    """Controls and soft hyphens are letters in the old encodings."""
    run = (Decoded(0, 2, "vps", "\x02\xad\xa0\uf0b8\x91"),)

    assert original("Ạư", 0, run, "Ạư") == '<span class="typed">␂‐⍽¸‘</span>'


def test_encodings_are_told_with_their_fonts(app):
    """Each font once, and how many places are not sure."""
    more = (*OLD, Decoded(32, 33, "tcvn3", "H", ".VnTimeH"))
    with app.test_request_context():
        assert told(more) == Told(
            "TCVN3 (ABC), phông .VnTime, .VnTimeH; VNI, phông VNI-Times", 1
        )
        assert told((Decoded(0, 1, "viqr", "a^"),)) == Told("VIQR", 0)
        assert told(()) is None


def test_only_what_is_not_sure_is_marked(app):
    """Most of a paper is decoded without doubt, and reads as any other."""
    with app.test_request_context():
        assert [(p.start, p.end) for p in doubtful(OLD)] == [(18, 31)]
