"""Where the pages are served: to other machines only where people must sign in."""

import ssl
from pathlib import Path

from archive.catalogue import open_catalogue
from archive.errors import SettingError
from archive.settings import Settings as ArchiveSettings
from webui import security
from webui.settings import Settings

_HOST = "--host"
_CERTIFICATE = "--certificate"

UNGUARDED = (
    "Chú ý: máy khác vào được mà không qua HTTPS; mật khẩu và văn bản đi qua mạng "
    "không được mã hóa. Hãy thêm --certificate và --key, hoặc đặt sau một máy chủ "
    "HTTPS rồi khai VANKHO_PROXIES."
)
"""What is told of an address that others reach, without TLS before or in it."""


def demand_keeper(host: str, archive: ArchiveSettings) -> None:
    """Make sure that only this machine can reach ``host``, or people sign in.

    Raises:
        SettingError: others could, and nobody who may keep the archive can sign in.
    """
    if security.is_local(host):
        return
    with open_catalogue(archive.catalogue, accounts=archive.accounts) as catalogue:
        if catalogue.people.may_keep():
            return
    raise SettingError(
        _HOST,
        f"{host or '(trống)'} mở kho cho máy khác, mà kho chưa có tài khoản nào của "
        "người giữ kho.",
        "Hãy chạy: vankho user add TÊN --role keeper, rồi thử lại; hoặc dùng "
        "127.0.0.1, và từ máy khác vào qua đường hầm SSH.",
    )


def names(host: str, settings: Settings) -> str:
    """Return by which names requests may call us, ours at ``host`` among them."""
    return " ".join(sorted({*settings.hosts, host.lower()}))


def secured(certificate: Path | None, key: Path | None) -> list[str]:
    """Return how gunicorn speaks TLS, nothing where no certificate is given.

    Raises:
        SettingError: one of the two is missing, or they cannot be used together.
    """
    if certificate is None and key is None:
        return []
    if certificate is None or key is None:
        problem = "chứng thư và khóa phải đi cùng nhau."
        raise SettingError(_CERTIFICATE, problem, "Hãy ghi cả --certificate và --key.")
    try:
        # A key under a password would have the server wait for somebody to type it.
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate, key, password=lambda: "")
    except OSError as error:
        hint = "Hãy ghi tệp PEM của chứng thư và khóa riêng của nó, không đặt mật khẩu."
        problem = f"không dùng được {certificate} với {key}: {error.strerror or error}."
        raise SettingError(_CERTIFICATE, problem, hint) from error
    return ["--certfile", str(certificate), "--keyfile", str(key)]


def is_unguarded(host: str, certificate: Path | None, settings: Settings) -> bool:
    """Say whether others reach us in the clear, and no proxy says that it guards us."""
    is_clear = certificate is None and not settings.proxies
    return is_clear and not security.is_local(host)
