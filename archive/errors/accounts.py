"""What is wrong with an account, or with what is to be done to it."""

import datetime as dt

from archive.errors.root import VankhoError
from archive.sentences import Sentence


class AccountError(VankhoError):
    """What was asked of an account cannot be done."""

    code = "account"


class LastKeeperError(AccountError):
    """Nobody would be left who may keep the archive and can sign in."""

    code = "last_keeper"

    def __init__(self, name: str) -> None:
        super().__init__(
            Sentence(
                "“%(name)s” là người giữ kho cuối cùng đăng nhập được. Hãy giao vai "
                "trò người giữ kho cho một tài khoản khác trước.",
                name=name,
            )
        )


class WeakPasswordError(AccountError):
    """A password that is not good enough, with everything that speaks against it."""

    code = "weak_password"

    def __init__(self, faults: tuple[Sentence, ...]) -> None:
        self.faults = faults
        super().__init__(" ".join(faults))


class WrongPasswordError(AccountError):
    """The password of today, asked for once more, is not the right one."""

    code = "wrong_password"

    def __init__(self) -> None:
        super().__init__(Sentence("Mật khẩu hiện nay không đúng."))


class TooManyTriesError(AccountError):
    """Too many passwords or codes were tried: the next is looked at after a wait."""

    code = "too_many_tries"

    def __init__(self, wait: dt.timedelta) -> None:
        self.wait = wait
        minutes = -(-wait // dt.timedelta(minutes=1))
        super().__init__(
            Sentence(
                "Đã thử sai quá nhiều lần. Hãy thử lại sau %(minutes)s phút.",
                minutes=minutes,
            )
        )


class WrongCodeError(AccountError):
    """The code of the telephone is not the one of now, or was used already."""

    code = "wrong_code"

    def __init__(self) -> None:
        super().__init__(
            Sentence(
                "Mã không đúng hoặc đã dùng rồi. Hãy đợi mã mới và xem lại giờ của "
                "điện thoại."
            )
        )
