"""What keeps somebody from being answered before it is known who asks."""

from archive.errors.root import VankhoError
from archive.sentences import Sentence


class SignedOutError(VankhoError):
    """Nobody is signed in here, or no longer."""

    code = "signed_out"

    def __init__(self) -> None:
        super().__init__(
            Sentence("Hãy đăng nhập. Nếu vừa đăng nhập thì phiên đã hết hạn.")
        )


class PasswordDueError(VankhoError):
    """The password was given by somebody else: nothing else before it is changed."""

    code = "password_due"

    def __init__(self) -> None:
        super().__init__(
            Sentence("Mật khẩu này là mật khẩu tạm. Hãy đổi mật khẩu trước đã.")
        )


class NoAccountsError(VankhoError):
    """There are no accounts yet, and whoever asks sits at another machine."""

    code = "no_accounts"

    def __init__(self) -> None:
        super().__init__(
            Sentence(
                "Kho chưa có tài khoản nào, nên chỉ trả lời tại chính máy này. "
                "Tại máy chủ, hãy chạy: vankho user add TÊN --role keeper"
            )
        )
