"""``vankho restrict`` says whom papers are for, and changes it."""

import json

import pytest
from click.testing import CliRunner

from archive.access import CLERKS, EVERYONE
from archive.cli import audience
from archive.cli.restrict import restrict
from archive.errors import NotFoundError, UsageError
from tests.archive.catalogue.making import AT, CITY, store


@pytest.fixture
def papers(catalogue, address, monkeypatch):
    """Two papers, and two offices."""
    monkeypatch.setenv("VANKHO_CATALOGUE", address)
    for name in ("Ban Tổ chức", "Ủy ban Kiểm tra"):
        catalogue.offices.add(name, by="test", at=AT)
    return [store(catalogue, f"{n}-KH/TU", "01/8/2019", CITY) for n in (1, 2)]


def run(*arguments):
    """What the command prints."""
    ran = CliRunner().invoke(
        restrict, list(map(str, arguments)), catch_exceptions=False
    )
    return ran.output


MEANT = {
    "Everyone": EVERYONE,
    "clerks": CLERKS,
    "Ban Tổ chức": "groups:1",
    "Ủy ban Kiểm tra, Ban Tổ chức": "groups:1,2",
    "2": "groups:2",
    "groups:2,1": "groups:1,2",
}


@pytest.mark.usefixtures("papers")
@pytest.mark.parametrize(("typed", "meant"), MEANT.items())
def test_people_are_named_as_an_office_names_them(catalogue, typed, meant):
    """By their names, or by the numbers that audiences have."""
    assert audience.read(typed, catalogue) == meant


@pytest.mark.usefixtures("papers")
@pytest.mark.parametrize("typed", ["Ban Nào đó", "groups:9", ","])
def test_nobody_is_meant_by_chance(catalogue, typed):
    """An office that is not there is said to be so."""
    with pytest.raises((NotFoundError, UsageError)):
        audience.read(typed, catalogue)


def test_papers_are_given_to_others_and_it_is_told(papers):
    """By number or symbol; each step stands with its reason."""
    one, other = papers
    assert run("1-KH/TU").splitlines() == ["Dành cho: Mọi người trong cơ quan"]

    given = run(one, other, "--audience", "Ban Tổ chức", "--why", "nhân sự")
    told = run(one).splitlines()

    assert "Đã đổi phạm vi người xem của 2 văn bản." in given
    assert told[0] == "Dành cho: Ban Tổ chức"
    assert told[1].endswith("cli: Mọi người trong cơ quan → Ban Tổ chức (nhân sự)")
    step = json.loads(run(one, "--json"))
    assert (step["before"], step["audience"]) == ("everyone", "groups:1")


def test_several_papers_are_not_told_at_once(papers):
    """Without people, one paper is asked about."""
    with pytest.raises(UsageError):
        run(*papers)
