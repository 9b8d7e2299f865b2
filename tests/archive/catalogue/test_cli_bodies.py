"""``vankho bodies``: what a name means on a day, and what became of it."""

import json

import pytest
from click.testing import CliRunner

from archive.authority.additions import AddedName
from archive.catalogue import open_catalogue
from archive.cli.bodies import bodies
from archive.errors import UsageError
from tests.archive.catalogue.making import AT, store


@pytest.fixture
def run(address, monkeypatch):
    """Run the command in an archive, and return what it says."""
    monkeypatch.setenv("VANKHO_CATALOGUE", address)

    def ran(*arguments):
        ended = CliRunner().invoke(bodies, arguments)
        if ended.exception:
            raise ended.exception
        return ended.output

    return ran


def test_a_name_is_told_with_its_heirs(run):
    """Level, kind, codes, days; what it was and what it became."""
    said = run("tinh", "uy", "bac", "kan", "--limit", "1")

    assert said.startswith("Tỉnh ủy Bắc Kạn  [Cấp tỉnh, Cấp ủy, TU, 01/01/1997 – ")
    assert "← Tỉnh ủy Bắc Thái" in said
    assert "→ Tỉnh ủy Thái Nguyên  từ 01/7/2025" in said
    assert "cơ quan khác; xem thêm bằng --limit." in said


@pytest.mark.parametrize("on", ["01/8/2026", "2026-08-01"])
def test_a_day_tells_which_body_was_meant(run, on):
    """In the writing of an office and of a program."""
    said = run("Tỉnh ủy Thái Nguyên", "--on", on, "--limit", "1", "--json")
    found = json.loads(said)

    assert found["id"] == "tinh-uy-thai-nguyen:2025"
    old = {"tinh-uy-thai-nguyen", "tinh-uy-bac-kan"}
    assert set(found["predecessors"]) == old
    assert "bo-chinh-tri" in found["above"]


def test_what_clerks_added_counts(run, address):
    """The command asks the archive, not only the file."""
    before = run("Tỉnh bộ Bắc Kạn", "--json", "--limit", "1")
    with open_catalogue(address) as catalogue:
        value = AddedName("tinh-uy-bac-kan", "Tỉnh bộ Bắc Kạn")
        catalogue.additions.add(value, by="person:lan", at=AT)
    after = json.loads(run("Tỉnh bộ Bắc Kạn", "--json", "--limit", "1"))

    assert "Tỉnh bộ" not in before
    assert after["id"] == "tinh-uy-bac-kan"
    assert "Tỉnh bộ Bắc Kạn" in after["aliases"]


def test_without_a_name_bodies_with_papers_are_listed(run, catalogue):
    """With how many; nothing else of the thousands."""
    store(catalogue, "5-KH/TU", "3/2/2020", "Tỉnh ủy Bắc Kạn")

    assert run().split() == ["1", "Tỉnh", "ủy", "Bắc", "Kạn"]
    assert json.loads(run("--json"))["papers"] == 1


def test_papers_of_nobody_known_are_counted_in_words(run, catalogue):
    """A paper whose body was not read stands in the list too."""
    store(catalogue)

    assert run().split(maxsplit=1) == ["1", "Không rõ cơ quan ban hành\n"]


def test_nonsense_is_said_to_be_none(run):
    """A name that nobody has, and a day that is none."""
    assert "không có cơ quan nào" in run("zymurgy")
    assert run("zymurgy", "--json") == ""
    with pytest.raises(UsageError, match="không phải là một ngày có thật"):
        run("x", "--on", "hôm qua")
