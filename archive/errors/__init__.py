"""Everything that can go wrong, as a tree.

::

    VankhoError
    ├── UsageError                a query or a command that cannot be understood
    │   ├── QuerySyntaxError
    │   ├── SettingError
    │   └── LabelError            (labelled data for measuring accuracy)
    ├── RefusedError              a file that cannot be taken in, and why
    │   ├── EmptyFileError  EncryptedFileError  DamagedFileError
    │   ├── UnsupportedFileError  OldWordError  TooLargeError  TooManyPagesError
    │   ├── NoTextError  ReadTimeoutError  ReadMemoryError  ReaderCrashedError
    │   ├── UnreadableFileError   (it cannot even be opened)
    │   ├── UnfinishedFileError   (somebody is writing it)
    │   ├── SecretError           (marked secret, where such are refused)
    │   └── UnforeseenError       (a fault of ours, met on this file)
    ├── NotFoundError             no such paper, page or file
    ├── AccountError              an account with which this cannot be done
    │   ├── LastKeeperError  WeakPasswordError
    │   └── WrongPasswordError  WrongCodeError  TooManyTriesError
    ├── SignedOutError            nobody is signed in here
    │                             (PasswordDueError, NoAccountsError: not to the end,
    │                             and there is nobody who could)
    ├── TokenError  BearingError  a token that does not work, or not for this
    ├── NotAllowedError           something that is not for whoever asks
    ├── AmbiguousSymbolError      a symbol that several papers carry
    ├── ConflictError             somebody else has changed it meanwhile
    └── ArchiveError              the archive itself failed
        ├── BusyError             another process is at work on it
        ├── DiskError             its disk cannot be read or written
        ├── AuditError            what is done cannot be recorded
        ├── CorruptFileError      a stored original no longer matches its hash
        ├── HoldKeyError          the private key of the hold is not there, or another
        └── StaleIndexError

Each class has a stable ``code``; the message says what is wrong and what to do.
HTTP statuses live in ``webui/errors.py``, exit codes in the ``cli.py`` files.
"""

from archive.access import Act, Role, who
from archive.errors.accounts import (
    AccountError,
    LastKeeperError,
    TooManyTriesError,
    WeakPasswordError,
    WrongCodeError,
    WrongPasswordError,
)
from archive.errors.archive import (
    ArchiveError,
    AuditError,
    BusyError,
    CorruptFileError,
    DiskError,
    HoldKeyError,
    StaleIndexError,
)
from archive.errors.refused import (
    DamagedFileError,
    EmptyFileError,
    EncryptedFileError,
    NoTextError,
    OldWordError,
    ReaderCrashedError,
    ReadMemoryError,
    ReadTimeoutError,
    RefusedError,
    SecretError,
    TooLargeError,
    TooManyPagesError,
    UnfinishedFileError,
    UnforeseenError,
    UnreadableFileError,
    UnsupportedFileError,
)
from archive.errors.root import VankhoError
from archive.errors.signing import (
    NoAccountsError,
    PasswordDueError,
    SignedOutError,
)
from archive.errors.tokens import BearingError, TokenError
from archive.sentences import Sentence

__all__ = [
    "AccountError",
    "AmbiguousSymbolError",
    "ArchiveError",
    "AuditError",
    "BearingError",
    "BusyError",
    "ConflictError",
    "CorruptFileError",
    "DamagedFileError",
    "DiskError",
    "EmptyFileError",
    "EncryptedFileError",
    "HoldKeyError",
    "LabelError",
    "LastKeeperError",
    "NoAccountsError",
    "NoTextError",
    "NotAllowedError",
    "NotFoundError",
    "OldWordError",
    "PasswordDueError",
    "QuerySyntaxError",
    "ReadMemoryError",
    "ReadTimeoutError",
    "ReaderCrashedError",
    "RefusedError",
    "SecretError",
    "SettingError",
    "SignedOutError",
    "StaleIndexError",
    "TokenError",
    "TooLargeError",
    "TooManyPagesError",
    "TooManyTriesError",
    "UnfinishedFileError",
    "UnforeseenError",
    "UnreadableFileError",
    "UnsupportedFileError",
    "UsageError",
    "VankhoError",
    "WeakPasswordError",
    "WrongCodeError",
    "WrongPasswordError",
]


class UsageError(VankhoError):
    """The question or the command cannot be understood as it stands."""

    code = "usage"


class QuerySyntaxError(UsageError):
    """A query that cannot be read, with the place and what would work."""

    code = "query_syntax"

    def __init__(self, problem: str, position: int, hint: str) -> None:
        self.problem, self.position, self.hint = problem, position, hint
        super().__init__(
            Sentence(
                "Ký tự thứ %(place)s: %(problem)s %(hint)s",
                place=position + 1,
                problem=problem,
                hint=hint,
            )
        )


class SettingError(UsageError):
    """A setting that is missing or cannot be used."""

    code = "setting"

    def __init__(self, name: str, problem: str, hint: str) -> None:
        self.name = name
        super().__init__(f"{name}: {problem} {hint}")


class LabelError(UsageError):
    """Labelled data that cannot be used, with the line (1 is the first) and why."""

    code = "label"

    def __init__(self, name: str, line: int | None, problem: str) -> None:
        self.line = line
        place = name if line is None else f"{name}, dòng {line}"
        super().__init__(f"{place}: {problem}. Hãy sửa tệp nhãn rồi chạy lại.")


class NotFoundError(VankhoError):
    """No such paper, page or file, or none this reader may see."""

    code = "not_found"

    def __init__(self, what: str) -> None:
        super().__init__(Sentence("Không tìm thấy %(what)s.", what=what))


class NotAllowedError(VankhoError):
    """Whoever asks may not do this; the sentence says who may."""

    code = "not_allowed"

    def __init__(self, act: Act) -> None:
        self.act = act
        super().__init__(
            Sentence(
                "%(whose)s Nếu công việc của bạn cần, hãy nói với người giữ kho.",
                whose=_WHOSE[who(act)[0]],
            )
        )


_WHOSE: dict[Role, Sentence] = {
    "reader": Sentence(
        "Tài khoản hoặc mã truy cập này không được tra cứu, xem văn bản."
    ),
    "clerk": Sentence("Việc này dành cho văn thư."),
    "keeper": Sentence("Việc này dành cho người giữ kho."),
    "auditor": Sentence("Việc này dành cho người kiểm tra."),
}


class AmbiguousSymbolError(VankhoError):
    """Several papers carry this symbol: ``documents``, ``told`` in a line each."""

    code = "ambiguous_symbol"

    def __init__(
        self, symbol: str, documents: tuple[int, ...], told: tuple[str, ...]
    ) -> None:
        self.documents = documents
        listed = "\n  ".join(told)
        super().__init__(
            f"Có {len(documents)} văn bản mang ký hiệu {symbol}. "
            f"Hãy gọi bằng mã trong ngoặc vuông:\n  {listed}\n"
        )


class ConflictError(VankhoError):
    """What was to be changed has been changed by somebody else meanwhile.

    Nothing is overwritten: whoever shows this shows both, and asks again.
    """

    code = "conflict"

    def __init__(self, what: str, who: str) -> None:
        self.what = what
        self.who = who
        super().__init__(
            Sentence(
                "%(what)s vừa được %(who)s thay đổi. "
                "Hãy xem thay đổi ấy rồi quyết định lại.",
                what=what,
                who=who,
            )
        )
