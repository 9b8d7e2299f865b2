"""What ``vankho cite`` prints of a plain text."""

import json

import pytest
from click.testing import CliRunner

from archive.errors import UsageError
from indexer.cli.cite import cite

TEXT = (
    "Điều 5. Sửa đổi một số điều của Luật Đê điều\n1. Bãi bỏ Điều 12.\n"
    "Điều 6. Bổ sung khoản 3 Điều 4 Thông tư số 21/2016/TT-BNV như sau:"
)


def printed(*options):
    """Return the lines printed of a text on standard input."""
    ran = CliRunner().invoke(cite, [*options, "-"], input=TEXT.encode())
    assert ran.exit_code == 0
    return ran.output.splitlines()


def test_a_citation_has_its_changes():
    """They count the characters of the input, which has no pages."""
    (line,) = printed("--json")

    (change,) = json.loads(line)["changes"]
    assert change["provision"] == "khoản 3 Điều 4"
    assert TEXT[change["start"] : change["end"]] == change["verbatim"]
    assert "page" not in change


def test_changes_are_told_of_papers_without_a_number_too():
    """One line for each provision, with the symbol of its paper where it has one."""
    found = list(map(json.loads, printed("--changes", "--json")))

    told = [(one["source_provision"], one["provision"], one["symbol"]) for one in found]
    assert told == [
        ("khoản 1 Điều 5", "Điều 12", None),
        ("Điều 6", "khoản 3 Điều 4", "21/2016/TT-BNV"),
    ]
    assert found[0]["path"] == "-"
    assert "page" not in found[0]


def test_changes_are_told_in_words():
    """Who does not ask for objects reads them in a line."""
    first, second = printed("--changes")

    assert first.endswith(f"{TEXT.index('Bãi bỏ')}  khoản 1 Điều 5: Bãi bỏ  Điều 12")
    assert second.endswith("Điều 6: Bổ sung  khoản 3 Điều 4 21/2016/TT-BNV")


def test_brackets_are_for_what_there_is_to_say():
    """A resolution cited by its meeting has neither symbol nor day."""
    ran = CliRunner().invoke(cite, ["-"], input="Nghị quyết Trung ương 4 khóa XII")

    assert ran.output.split(maxsplit=1)[1] == "Nghị quyết Trung ương 4 khóa XII\n"


def test_a_file_of_another_kind_is_refused(tmp_path):
    """A PDF given by mistake is not a text without citations."""
    path = tmp_path / "a.pdf"
    path.write_bytes(b"%PDF-1.7\0")

    with pytest.raises(UsageError, match=r"a\.pdf"):
        CliRunner().invoke(cite, [str(path)], catch_exceptions=False)
