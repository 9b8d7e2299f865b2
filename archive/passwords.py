"""Passwords: which are good enough, and how they are kept.

The rules are those of NIST SP 800-63B: long rather than mixed, none that is easily
guessed, nothing that must be changed every few months. A password is hashed in NFKC,
for one keyboard gives "ậ" as one sign and another as three.
"""

import contextlib
import secrets
import threading
import unicodedata
from collections.abc import Iterator, Sequence

import argon2

from archive.accounts import Cost
from archive.errors import BusyError, WeakPasswordError
from archive.sentences import Sentence
from archive.text import toneless

LONGEST = 256
"""Characters of the longest password; it must not take long to be looked at."""

# What the list of the library, made of foreign passwords, does not know.
_WORDS = (
    "matkhau mat khau vietnam viet nam hanoi saigon hochiminh bacho dangcongsan "
    "congsan dangvien chibo dangbo cachmang doclap tudo hanhphuc toquoc nhandan "
    "vanphong vankho vanthu luutru vanban tinhuy thanhuy huyenuy danguy trunguong "
    "anhyeuem emyeuanh nguyen tran pham hoang huynh phan dang duong van thi xinchao"
)
_COMMON = tuple(_WORDS.split())

# Without letters and figures that are taken for one another.
_SIGNS = "abcdefghjkmnpqrstuvwxyz23456789"
_LOOKED_AT = 72
# Seconds that a sign-in waits for its turn.
_PATIENCE = 10
# So many guesses, as a power of ten, before a program of the trade comes to it.
_ENOUGH = 9
# Shorter names stand in many words.
_TELLING = 4
_NAMED = Sentence("Mật khẩu không được chứa tên của bạn hay tên phòng, ban.")
_SAME = Sentence("Mật khẩu mới phải khác mật khẩu cũ.")
_GUESSED = Sentence(
    "Mật khẩu này dễ đoán. Hãy ghép vài từ không liên quan với nhau, "
    "hoặc thêm những ký tự không theo thứ tự nào."
)


def normal(password: str) -> str:
    r"""Return a password in the one form in which it is hashed.

    >>> normal("mâ\u0323t") == normal("mật")
    True
    """
    return unicodedata.normalize("NFKC", password)


def faults(password: str, names: Sequence[str], least: int) -> tuple[Sentence, ...]:
    """Return what speaks against a password, nothing where it is good.

    ``names`` are those of the person and of the offices.

    >>> faults("ba con trâu qua cầu đêm", ["lan"], 12)
    ()
    >>> faults("matkhau12345", ["lan"], 12) == (_GUESSED,)
    True
    """
    return tuple(_faults(normal(password), names, least))


def demand_good(
    password: str, names: Sequence[str], least: int, *, old: str = ""
) -> None:
    """Demand that a password is good enough, and not the ``old`` one.

    Raises:
        WeakPasswordError: it is not; everything that speaks against it is said.
    """
    found = faults(password, names, least)
    if normal(password) == normal(old):
        found = (*found, _SAME)
    if found:
        raise WeakPasswordError(found)


def _faults(password: str, names: Sequence[str], least: int) -> Iterator[Sentence]:
    if len(password) < least:
        yield Sentence("Mật khẩu phải có ít nhất %(least)s ký tự.", least=least)
    if len(password) > LONGEST:
        yield Sentence("Mật khẩu dài nhất %(most)s ký tự.", most=LONGEST)
    bare = _joined(password)
    known = [joined for joined in map(_joined, names) if joined]
    if any(len(name) >= _TELLING and name in bare for name in known):
        yield _NAMED
    elif _is_easy(password, known):
        yield _GUESSED


def _is_easy(password: str, known: Sequence[str]) -> bool:
    bare, joined = toneless(password), _joined(password)
    # "mat khau 123" is no better than "matkhau123"; of signs alone nothing is left.
    copies = [bare, joined] if 2 * len(joined) > len(bare) else [bare]
    return any(_is_guessed(copy[:_LOOKED_AT], known) for copy in copies)


def _is_guessed(bare: str, known: Sequence[str]) -> bool:
    if not bare:
        return True
    from zxcvbn import zxcvbn  # noqa: PLC0415 -- its lists, when a password is chosen

    found = zxcvbn(bare, user_inputs=[*known, *_COMMON])
    return bool(found["guesses_log10"] < _ENOUGH)


def _joined(text: str) -> str:
    return "".join(c for c in toneless(text) if c.isalnum())


def temporary() -> str:
    """Return a password that a keeper can read out: 79 random bits in four groups."""
    groups = ("".join(secrets.choice(_SIGNS) for _ in range(4)) for _ in range(4))
    return "-".join(groups)


class Hasher:
    """Argon2id, a few at a time.

    Safe to share between threads; whoever waits too long is told so.
    """

    def __init__(self, cost: Cost) -> None:
        self._argon2 = argon2.PasswordHasher(
            time_cost=cost.passes, memory_cost=cost.memory, parallelism=cost.lanes
        )
        self._turns = threading.BoundedSemaphore(cost.at_once)

    def hashed(self, password: str) -> str:
        """Return what is kept of a password.

        Raises:
            BusyError: too many are worked out at the moment.
        """
        with _turn(self._turns):
            return self._argon2.hash(_bytes(password))

    def is_right(self, password: str, kept: str | None) -> bool:
        """Say whether ``kept`` is of this password, in the same time whatever it is.

        Where nothing is kept, for there is no such account, as much is worked out.

        Raises:
            BusyError: too many are worked out at the moment.
        """
        if kept is None:
            self.hashed(password)
            return False
        with _turn(self._turns):
            try:
                return self._argon2.verify(kept, _bytes(password))
            except argon2.exceptions.VerifyMismatchError:
                return False

    def is_due(self, kept: str) -> bool:
        """Say whether a hash was made at another cost than that of today."""
        return self._argon2.check_needs_rehash(kept)


def _bytes(password: str) -> bytes:
    # Whatever is sent as a password is looked at, and no more of it than may be one.
    return normal(password[: 4 * LONGEST]).encode("utf-8", "surrogatepass")


@contextlib.contextmanager
def _turn(turns: threading.BoundedSemaphore) -> Iterator[None]:
    if not turns.acquire(timeout=_PATIENCE):
        raise BusyError(
            Sentence("Quá nhiều người đang đăng nhập. Hãy thử lại sau ít phút.")
        )
    try:
        yield
    finally:
        turns.release()
