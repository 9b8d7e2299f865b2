"""``vankho user`` and ``vankho office``, and asking as somebody."""

import json

import pytest
from click.testing import CliRunner

from archive.catalogue import open_catalogue
from archive.cli.offices import office
from archive.cli.opened import now
from archive.cli.people import user
from archive.cli.wanted import wanted
from archive.errors import AccountError, NotFoundError, UsageError, WeakPasswordError
from tests.archive.catalogue.making import AUTHORITY, cite, store

KEEPER = ("add", "kiet", "--full-name", "Trần Kiệt", "--role", "keeper")
LAN = ("add", "lan", "--full-name", "Nguyễn Lan")


@pytest.fixture
def run(address, tmp_path, monkeypatch):
    """Run a command in an archive of its own."""
    monkeypatch.setenv("VANKHO_CATALOGUE", address)
    monkeypatch.setenv("VANKHO_HOME", str(tmp_path))
    monkeypatch.setenv("VANKHO_PASSWORD_MEMORY", "64KB")
    monkeypatch.setenv("USER", "root")

    def ran(command, *arguments, **others):
        return CliRunner().invoke(
            command, list(arguments), catch_exceptions=False, **others
        )

    return ran


def people(run):
    """All accounts, as ``--json`` gives them."""
    lines = run(user, "list", "--json").stdout.splitlines()
    return {one["name"]: one for one in map(json.loads, lines)}


def test_without_accounts(run):
    assert "người giữ kho" in run(user, "list").output
    assert run(user, "list", "--json").output == ""
    assert "Chưa có phòng, ban" in run(office, "list").output


def test_the_password_stands_alone_on_the_output(run):
    """So that a script can hand it on."""
    made = run(user, *KEEPER)

    assert len(made.stdout.strip()) == 19
    assert "phải đổi" in made.stderr
    kept = people(run)["kiet"]
    assert (kept["roles"], kept["state"], kept["made_by"]) == (
        ["keeper"],
        "open",
        "root",
    )
    assert kept["must_change"]


def test_an_account_from_beginning_to_end(run):
    run(user, *KEEPER)
    run(office, "add", "Ban Tổ chức")
    run(user, *LAN, "--office", "Ban Tổ chức", "--role", "clerk", "--role", "auditor")
    lan = people(run)["lan"]
    assert lan["offices"] == [{"id": 1, "name": "Ban Tổ chức"}]
    assert lan["roles"] == ["clerk", "auditor"]

    run(user, "role", "lan", "reader")
    run(user, "rename", "lan", "Nguyễn Thị Lan")
    told = run(user, "office", "lan", "--leave", "1").output
    assert "Nguyễn Thị Lan; người đọc; phải đổi mật khẩu" in told
    assert len(run(user, "password", "lan").stdout.strip()) == 19
    assert "được ngay" in run(user, "unlock", "lan").output
    assert "0 phiên" in run(user, "sign-out", "lan").output
    assert "không cần mã" in run(user, "totp-off", "lan").output

    assert "đã đóng ngày" in run(user, "close", "lan").output
    assert people(run)["lan"]["state"] == "closed"
    assert len(run(user, "open", "lan").stdout.strip()) == 19


def test_a_password_from_a_file(run, tmp_path):
    kept = tmp_path / "password"
    kept.write_text("ba con trâu qua cầu\nnot this\n")

    made = run(user, *KEEPER, "--password-file", str(kept))

    assert made.stdout == ""
    with pytest.raises(WeakPasswordError):
        run(user, "password", "kiet", "--password-file", "-", input="matkhau12345\n")
    with pytest.raises(WeakPasswordError):
        run(user, "password", "kiet", "--password-file", "-", input="")
    with pytest.raises(UsageError, match="UTF-8"):
        run(user, "password", "kiet", "--password-file", "-", input=b"m\xe2t kh\xc8u")


WRONG = {
    "a first reader": (LAN, AccountError),
    "an unknown office": ((*KEEPER, "--office", "x"), NotFoundError),
    "an unknown account": (("show", "nobody"), NotFoundError),
    "a name with capitals": (("add", "Kiet", "--full-name", "x"), UsageError),
}


@pytest.mark.parametrize(("arguments", "error"), WRONG.values(), ids=WRONG)
def test_what_is_wrong_is_told(run, arguments, error):
    with pytest.raises(error):
        run(user, *arguments)

    assert people(run) == {}


def test_offices_keep_their_numbers(run):
    run(office, "add", "Ban Tổ chức")
    run(office, "add", "Văn phòng")

    run(office, "rename", "Ban Tổ chức", "Ban Tổ chức Tỉnh ủy")
    run(office, "close", "1")

    lines = run(office, "list", "--json").output.splitlines()
    told = [(one["id"], one["name"]) for one in map(json.loads, lines)]
    assert told == [(2, "Văn phòng"), (1, "Ban Tổ chức Tỉnh ủy")]
    assert "(đã đóng)" in run(office, "list").output
    run(office, "open", "1")
    assert "(đã đóng)" not in run(office, "list").output


def test_show_tells_where_somebody_is_signed_in(run, staffed):
    staffed.sessions.begin("lan", address="10.0.0.7", agent="Fire\u202efox", at=now())

    told = run(user, "show", "lan").output

    assert "ở 10.0.0.7: Firefox" in told
    shown = json.loads(run(user, "show", "lan", "--json").output)
    assert [one["address"] for one in shown["sessions"]] == ["10.0.0.7"]
    assert "token" not in shown["sessions"][0]


def test_asking_as_somebody_shows_what_they_see(run, address):
    """The machine sees all; a reader nothing that only hidden papers cite."""
    with open_catalogue(address, AUTHORITY) as catalogue:
        store(
            catalogue, "1-KH/TU", "01/8/2019", None, cite("5-CT/TW"), audience="clerks"
        )
    run(user, *KEEPER)
    run(user, *LAN)

    assert "5-CT/TW" in run(wanted).output
    assert "5-CT/TW" in run(wanted, "--as", "kiet").output
    assert "5-CT/TW" not in run(wanted, "--as", "lan").output
    with pytest.raises(NotFoundError):
        run(wanted, "--as", "nobody")
