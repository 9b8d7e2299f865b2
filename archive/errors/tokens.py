"""What keeps a program from being answered with the token it bears."""

from archive.errors.root import VankhoError
from archive.sentences import Sentence


class TokenError(VankhoError):
    """The token is none, is over, was revoked, or is of a closed account."""

    code = "token_invalid"

    def __init__(self) -> None:
        super().__init__(
            Sentence("Mã truy cập này không dùng được: sai, hết hạn, hoặc đã thu hồi.")
        )


class BearingError(VankhoError):
    """Something that only a person may ask who is signed in, asked with a token."""

    code = "person_due"

    def __init__(self) -> None:
        super().__init__(
            Sentence("Việc này phải tự đăng nhập mà làm, không dùng mã truy cập được.")
        )
