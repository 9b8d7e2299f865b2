"""A container of one stream, as Word and Excel made them until 2003 ([MS-CFB])."""

import struct

_SECTOR = 512
_FREE, _END, _TABLE, _NONE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFF
_SMALLEST = 4096


def contained(data: bytes, name: str) -> bytes:
    """Return ``data`` as the stream ``name`` of a container."""
    stream = data.ljust(_SMALLEST, b"\0")
    count = -(-len(stream) // _SECTOR)
    tables = -(-(count + 2) // 126)
    chain = [_TABLE] * tables + [_END] + [*range(tables + 2, tables + 1 + count), _END]
    table = struct.pack(f"<{len(chain)}I", *chain).ljust(tables * _SECTOR, b"\xff")
    head = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(16)
    head += struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    head += struct.pack("<IIIIIIIII", 0, tables, tables, 0, _SMALLEST, _END, 0, _END, 0)
    places = struct.pack(f"<{tables}I", *range(tables))
    entries = _entry("Root Entry", 5, 1, _END, 0) + _entry(
        name, 2, _NONE, tables + 1, len(stream)
    )
    return b"".join(
        (
            head + places.ljust(436, b"\xff"),
            table,
            entries.ljust(_SECTOR, b"\0"),
            stream.ljust(count * _SECTOR, b"\0"),
        )
    )


def _entry(name: str, kind: int, child: int, start: int, size: int) -> bytes:
    letters = name.encode("utf-16-le")
    return (
        letters.ljust(64, b"\0")
        + struct.pack("<HBBIII", len(letters) + 2, kind, 1, _NONE, _NONE, child)
        + bytes(36)
        + struct.pack("<IQ", start, size)
    )
