"""Where the pages may be served, by which names, and with which certificate."""

import contextlib
import datetime as dt

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from archive.catalogue import open_catalogue
from archive.catalogue.people import New
from archive.errors import SettingError
from tests.webui.conftest import CHEAP
from tests.webui.papers import AT
from webui import binding
from webui.binding import demand_keeper, is_unguarded, names, secured
from webui.settings import Settings

HERE = {
    "by number": "127.0.0.1",
    "another number": "127.8.8.8",
    "newer": "::1",
    "by name": "localhost",
}
ELSEWHERE = {
    "everywhere": "0.0.0.0",  # noqa: S104  # what must be refused
    "the office net": "192.168.1.5",
    "a name": "vankho.lan",
    "newer everywhere": "::",
    "nothing": "",
}


@pytest.fixture
def archive(settings, tables, monkeypatch):
    """The catalogue that is asked, opened once."""
    with open_catalogue(settings.archive.catalogue, tables, accounts=CHEAP) as opened:
        asked = contextlib.nullcontext(opened)
        monkeypatch.setattr(binding, "open_catalogue", lambda *_, **_more: asked)
        yield opened


@pytest.mark.parametrize("host", HERE.values(), ids=HERE)
def test_this_machine_may_be_served(host, settings):
    """Loopback is private to the machine, and needs no accounts."""
    demand_keeper(host, settings.archive)


@pytest.mark.parametrize("host", ELSEWHERE.values(), ids=ELSEWHERE)
def test_others_may_be_served_once_a_keeper_can_sign_in(host, settings, archive):
    """Before, the error says what to do; then everybody has to sign in."""
    with pytest.raises(SettingError, match=r"vankho user add .*127\.0\.0\.1"):
        demand_keeper(host, settings.archive)
    lan = New("lan", "Nguyễn Thị Lan", frozenset({"keeper"}))
    archive.people.add(lan, by="test", at=AT)

    demand_keeper(host, settings.archive)


def test_we_answer_by_the_name_at_which_we_are_bound(settings):
    """Beside the names that the setting lists."""
    told = Settings.from_env({"VANKHO_HOSTS": "Kho.lan, [::5]  10.0.0.7"})

    assert told.hosts == {"kho.lan", "::5", "10.0.0.7"}
    assert names("Vankho.LAN", told) == "10.0.0.7 ::5 kho.lan vankho.lan"
    assert Settings.from_env({"VANKHO_HOSTS": names("a.b", settings)}).hosts == {"a.b"}


@pytest.mark.parametrize("wrong", ["a:80", "http://kho", "a/b", "kho lan;"])
def test_a_name_that_is_none_is_told(wrong):
    """Nobody would ever be answered by it."""
    with pytest.raises(SettingError, match="VANKHO_HOSTS"):
        Settings.from_env({"VANKHO_HOSTS": wrong})


WRONG = [
    *(("VANKHO_PROXIES", wrong) for wrong in ("x", "-1", "10", "1.5")),
    *(("VANKHO_SIGN_INS", wrong) for wrong in ("x", "0", "-1", "9" * 9)),
]


@pytest.mark.parametrize(("name", "wrong"), WRONG)
def test_a_number_that_is_none_is_told(name, wrong):
    """These decide whose word is believed, and how often passwords are tried."""
    with pytest.raises(SettingError, match=name):
        Settings.from_env({name: wrong})


@pytest.fixture
def pair(tmp_path):
    """A certificate with its key, and the key of another."""
    made = []
    for name in ("a", "b"):
        key = ec.generate_private_key(ec.SECP256R1())
        kept = tmp_path / f"{name}.key"
        kept.write_bytes(
            key.private_bytes(
                serialization.Encoding.PEM,
                serialization.PrivateFormat.PKCS8,
                serialization.NoEncryption(),
            )
        )
        made.append((key, kept))
    (key, kept), (_, other) = made
    who = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "kho.lan")])
    signed = (
        x509.CertificateBuilder()
        .subject_name(who)
        .issuer_name(who)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(AT)
        .not_valid_after(AT + dt.timedelta(days=1))
        .sign(key, hashes.SHA256())
    )
    certificate = tmp_path / "a.pem"
    certificate.write_bytes(signed.public_bytes(serialization.Encoding.PEM))
    return certificate, kept, other


def test_a_certificate_is_handed_on_with_its_key(pair):
    """And nothing is where there is none."""
    certificate, key, _ = pair

    told = ["--certfile", str(certificate), "--keyfile", str(key)]
    assert secured(certificate, key) == told
    assert secured(None, None) == []


def test_what_cannot_serve_is_told_before_anything_starts(pair):
    """One without the other, a key of another certificate, a file that is none."""
    certificate, key, other = pair

    for wrong in ((certificate, None), (None, key), (certificate, other), (key, key)):
        with pytest.raises(SettingError, match="--certificate"):
            secured(*wrong)


def test_others_are_not_served_in_the_clear_without_a_word(pair, settings):
    """Unless we speak TLS, or a proxy before us does."""
    guarded = Settings.from_env({"VANKHO_PROXIES": "1"})

    assert is_unguarded("10.0.0.7", None, settings)
    assert not is_unguarded("10.0.0.7", pair[0], settings)
    assert not is_unguarded("10.0.0.7", None, guarded)
    assert not is_unguarded("127.0.0.1", None, settings)
