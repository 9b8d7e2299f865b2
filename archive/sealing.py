"""Small secrets that must be read again, sealed with a key that lies elsewhere."""

import os
from pathlib import Path
from typing import Any

from archive import keyfile
from archive.errors import SettingError

_SETTING = "VANKHO_ACCOUNT_KEY"
_NONCE = 12


class Seal:
    """Seals texts with the key in a file, which is made when it is first needed.

    What is sealed for one name cannot be opened for another.
    """

    def __init__(self, path: Path | None) -> None:
        self._path = path

    def sealed(self, text: str, name: str) -> bytes:
        """Return what is kept of a text.

        Raises:
            SettingError: it is not said where the key lies.
        """
        nonce = os.urandom(_NONCE)
        sealed: bytes = self._key().encrypt(nonce, text.encode(), name.encode())
        return nonce + sealed

    def opened(self, kept: bytes, name: str) -> str:
        """Return the text that was sealed for a name.

        Raises:
            SettingError: the key is not the one that sealed it.
        """
        from cryptography.exceptions import InvalidTag  # noqa: PLC0415 -- see _key

        nonce, sealed = kept[:_NONCE], kept[_NONCE:]
        try:
            opened: bytes = self._key().decrypt(nonce, sealed, name.encode())
        except InvalidTag as error:
            problem = f"khóa ở {self._path} không mở được mã xác thực của “{name}”."
            hint = (
                "Hãy đặt lại tệp khóa cũ từ bản sao lưu, hoặc chạy "
                f"`vankho user totp-off {name}`."
            )
            raise SettingError(_SETTING, problem, hint) from error
        return opened.decode()

    def _key(self) -> Any:
        """Return the cipher; the library comes when the first secret does."""
        if self._path is None:
            problem = "chưa nói khóa nằm ở đâu."
            raise SettingError(_SETTING, problem, "Hãy ghi đường dẫn của một tệp.")
        from cryptography.hazmat.primitives.ciphers import aead  # noqa: PLC0415 -- likewise

        return aead.AESGCM(keyfile.kept(self._path))
