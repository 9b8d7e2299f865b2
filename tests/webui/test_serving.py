"""What the web server takes from the network, and how long it waits for it."""

import contextlib
import datetime as dt
import http.client
import socket
import ssl
import subprocess
import sys
import time

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
)
from cryptography.x509.oid import NameOID

from tests.webui.papers import AT
from webui import serving

pytestmark = [pytest.mark.slow, pytest.mark.enable_socket]

THREADS = 3


@pytest.fixture(scope="module")
def port(root):
    """A server of a few threads, told what we tell ours."""
    with serving_with(root) as number:
        yield number


@contextlib.contextmanager
def serving_with(root, *more):
    with socket.create_server(("127.0.0.1", 0)) as free:
        number = free.getsockname()[1]
    order = [
        *(sys.executable, "-m", "gunicorn", "tests.webui.impatient:application"),
        *("--bind", f"127.0.0.1:{number}", "--threads", str(THREADS)),
        *(*serving.OPTIONS, "--worker-class", "tests.webui.impatient.Worker"),
        *("--log-level", "critical", *more),
    ]
    with subprocess.Popen(order, cwd=root) as server:  # noqa: S603  # our own interpreter
        _await(number)
        yield number
        server.terminate()


@pytest.fixture
def certificate(tmp_path):
    """A key and its certificate, as gunicorn takes them."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    made = x509.CertificateBuilder(name, name, key.public_key(), 1)
    begins = AT.replace(tzinfo=None)
    made = made.not_valid_before(begins).not_valid_after(begins + dt.timedelta(1))
    paths = tmp_path / "key.pem", tmp_path / "certificate.pem"
    paths[0].write_bytes(
        key.private_bytes(
            Encoding.PEM, PrivateFormat.PKCS8, encryption_algorithm=NoEncryption()
        )
    )
    paths[1].write_bytes(made.sign(key, SHA256()).public_bytes(Encoding.PEM))
    return ["--keyfile", str(paths[0]), "--certfile", str(paths[1])]


def test_encrypted_requests_follow_each_other(root, certificate):
    """What is not yet decrypted counts as come; whoever never speaks keeps nobody."""
    unproven = ssl.create_default_context()
    unproven.check_hostname, unproven.verify_mode = False, ssl.CERT_NONE
    with serving_with(root, *certificate) as number:
        silent = [socket.create_connection(("127.0.0.1", number)) for _ in range(9)]
        asking = http.client.HTTPSConnection(
            "127.0.0.1", number, timeout=20, context=unproven
        )
        told = []
        for body in (b"12345", b"x" * 300_000, b""):
            asking.request("POST", "/", body)
            told.append(asking.getresponse().read())
        asking.close()
        for one in silent:
            one.close()

    assert told == [b"5 https", b"300000 https", b"0 https"]


def _await(port):
    for _ in range(200):
        try:
            socket.create_connection(("127.0.0.1", port)).close()
        except OSError:
            time.sleep(0.05)
        else:
            return


def ask(port, method="GET", path="/", body=None, **headers):
    """Return the status and what was answered."""
    asking = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    asking.request(method, path, body, headers)
    answer = asking.getresponse()
    said = answer.read().decode()
    asking.close()
    return answer.status, said


SLOW = {
    "says nothing": b"",
    "begins a request": b"GET / HTTP/1.1\r\nHost: localhost\r\n",
    "begins a body": b"POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\n1",
    "goes on without a length": (
        b"POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n1\r\n"
    ),
}


@pytest.mark.parametrize("begun", SLOW.values(), ids=SLOW)
def test_who_never_ends_keeps_nobody_waiting(port, begun):
    """Many more of them than there are threads: whoever else asks is answered."""
    here, there = ("127.0.0.1", port), ("127.0.0.2", 0)
    slow = [socket.create_connection(here) for _ in range(20 * THREADS)]
    for one in slow:
        one.sendall(begun)

    asking = http.client.HTTPConnection(*here, timeout=20, source_address=there)
    begun_at = time.monotonic()
    asking.request("GET", "/")
    answer = asking.getresponse().read()
    took = time.monotonic() - begun_at

    asking.close()
    for one in slow:
        one.close()
    # A round of those who wait for their bodies would take half a second a thread.
    assert (answer, took < 5) == (b"0 http", True)


def test_a_head_may_come_in_pieces(port):
    """A thread begins when it is whole, and not much later."""
    with socket.create_connection(("127.0.0.1", port), timeout=20) as slow:
        for piece in (
            b"GET / HT",
            b"TP/1.1\r\nHost: a\r\n",
            b"Connection: close\r\n\r\n",
        ):
            slow.sendall(piece)
            time.sleep(0.1)
        answer = b"".join(iter(lambda: slow.recv(4096), b""))

    assert b"0 http" in answer


def test_a_connection_is_used_again(port):
    """Requests follow each other on it, and one that is sent before its turn too."""
    asking = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    told = []
    for _ in range(3):
        asking.request("POST", "/", b"12345")
        told.append(asking.getresponse().read())
    asking.close()
    with socket.create_connection(("127.0.0.1", port), timeout=20) as hasty:
        hasty.sendall(
            b"GET / HTTP/1.1\r\nHost: a\r\n\r\n"
            b"GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"
        )
        both = b"".join(iter(lambda: hasty.recv(4096), b""))

    assert told == [b"5 http"] * 3
    assert both.count(b"0 http") == 2


def test_a_large_body_has_the_time_it_needs(port):
    """What comes at the pace that is asked for comes whole."""
    with socket.create_connection(("127.0.0.1", port), timeout=20) as slow:
        slow.sendall(
            b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3000\r\n"
            b"Connection: close\r\n\r\n"
        )
        for _ in range(3):
            time.sleep(0.4)
            slow.sendall(b"x" * 1000)
        answer = b"".join(iter(lambda: slow.recv(4096), b""))

    assert answer.startswith(b"HTTP/1.1 200 OK")
    assert b"3000 http" in answer


TOO_MUCH = {
    "a long address": ("/" + "a" * 9_000, {}),
    "a long header": ("/", {"X-Long": "a" * 9_000}),
    "many headers": ("/", {f"X-{n}": "1" for n in range(70)}),
}


@pytest.mark.parametrize(("path", "headers"), TOO_MUCH.values(), ids=TOO_MUCH)
def test_the_head_of_a_request_is_bounded(port, path, headers):
    """It is refused before anything of ours sees it."""
    assert ask(port, path=path, **headers)[0] in {400, 431, 414}


AMBIGUOUS = {
    "two lengths": b"Content-Length: 0\r\nContent-Length: 5\r\n",
    "a length and pieces": b"Content-Length: 5\r\nTransfer-Encoding: chunked\r\n",
    "unknown pieces": b"Transfer-Encoding: xchunked\r\n",
    "a signed length": b"Content-Length: +5\r\n",
    "a blank before the colon": b"Content-Length : 5\r\n",
    "a folded line": b"X-A: b\r\n Content-Length: 5\r\n",
    "two hosts": b"Host: b\r\n",
}


@pytest.mark.parametrize("lines", AMBIGUOUS.values(), ids=AMBIGUOUS)
def test_no_request_is_hidden_in_another(port, lines):
    """What two servers could read in two ways is read in none."""
    hidden = b"GET /hidden HTTP/1.1\r\nHost: a\r\n\r\n"
    head = b"POST / HTTP/1.1\r\nHost: a\r\n" + lines + b"\r\n"
    with socket.create_connection(("127.0.0.1", port), timeout=20) as asking:
        asking.sendall(head + b"0\r\n\r\n" + hidden)
        told = b"".join(iter(lambda: asking.recv(4096), b""))

    assert told.count(b"HTTP/1.1 ") == 1
    assert told.startswith((b"HTTP/1.1 400", b"HTTP/1.1 501")), told


def test_no_header_says_that_a_request_was_encrypted(port):
    """The server trusts no proxy: which are there is the pages' to know."""
    assert ask(port, **{"X-Forwarded-Proto": "https"}) == (200, "0 http")
    assert ask(port, **{"X-Forwarded-Ssl": "on"}) == (200, "0 http")
