"""Names of files inside a zip, made safe and legible for people."""

import zipfile

from archive.names import legible

_IS_UTF8 = 0x800
_LONGEST = 255
_NAMELESS = "tệp"
_LEFT_BEHIND = frozenset({".ds_store", "thumbs.db", "desktop.ini"})


def printed(info: zipfile.ZipInfo) -> str:
    """Return the name of a member for display: relative, NFC, no hidden signs.

    ``zipfile`` reads names without the UTF-8 flag as code page 437; most
    programs that leave the flag out write UTF-8 or the local code page.
    """
    name = info.orig_filename
    if not info.flag_bits & _IS_UTF8:
        name = _mended(name)
    return cleaned(name)


def cleaned(name: str) -> str:
    """Return a name that a stranger gave as a relative one, NFC, no hidden signs."""
    parts = (legible(part).strip() for part in name.replace("\\", "/").split("/"))
    kept = [part for part in parts if part not in ("", ".", "..")]
    if kept and kept[0].endswith(":"):
        kept = kept[1:]
    return "/".join(kept)[-_LONGEST:].lstrip("/") or _NAMELESS


def is_left_behind(name: str) -> bool:
    """Say whether the file is what an operating system drops into folders."""
    parts = name.casefold().split("/")
    return "__macosx" in parts or parts[-1] in _LEFT_BEHIND


def _mended(name: str) -> str:
    raw = name.encode("cp437", "replace")
    for encoding in ("utf-8", "cp1258"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return name
