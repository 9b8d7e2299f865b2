"""Mails as Outlook keeps them, made for tests: a compound file ([MS-CFB]) of streams."""

import struct
from typing import Any

SECTOR, SMALL, CUTOFF = 512, 64, 4096
FREE, END, TABLE, NONE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFF
UNICODE, CODED, BYTES, TIME, WHOLE = 0x001F, 0x001E, 0x0102, 0x0040, 0x0003
TICKS = 10_000_000
FROM_1601 = 11_644_473_600


def named(number, kind):
    """Return the name of the stream of a property."""
    return f"__substg1.0_{number:04X}{kind:04X}"


def listed(skipped, **numbers):
    """Return the stream of short properties behind so many empty bytes."""
    rows = (
        struct.pack("<HHIQ", kind, int(name, 16), 6, value)
        for name, (kind, value) in numbers.items()
    )
    return bytes(skipped) + b"".join(rows)


def letter(texts=(), *, skipped=32, attached=(), numbers=(), data=(), encoding=None):
    """Return a mail as a tree of streams; ``attached`` are trees too."""
    tree = {"__properties_version1.0": listed(skipped, **dict(numbers))}
    for number, text in dict(texts).items():
        kind = CODED if encoding else UNICODE
        tree[named(number, kind)] = text.encode(encoding or "utf-16-le")
    for number, value in dict(data).items():
        tree[named(number, BYTES)] = value
    for number, one in enumerate(attached):
        tree[f"__attach_version1.0_#{number:08X}"] = one
    return tree


def file(name, content, *, cid=""):
    """Return an attachment that is a file."""
    texts = {0x3707: name} | ({0x3712: cid} if cid else {})
    return letter(texts, skipped=8, data={0x3701: content})


def within(inner):
    """Return an attachment that is a mail; it was made with ``skipped=24``."""
    return {"__properties_version1.0": bytes(8), "__substg1.0_3701000D": inner}


def sent(moment):
    """Return a moment as Outlook counts."""
    return int(moment.timestamp() + FROM_1601) * TICKS


def packed(tree):
    """Return the bytes of the file that holds a tree of storages and streams."""
    entries: list[list[Any]] = [["Root Entry", 5, NONE, NONE, NONE, b""]]
    _add(entries, 0, tree)
    small = bytearray()
    heads: dict[int, int] = {}
    chain: list[int] = []
    for number, entry in enumerate(entries):
        if entry[1] == 2 and len(entry[5]) < CUTOFF:
            heads[number] = len(small) // SMALL if entry[5] else END
            count = -(-len(entry[5]) // SMALL)
            chain += _chain(len(small) // SMALL, count)
            small += entry[5].ljust(count * SMALL, b"\0")
    return _written(entries, bytes(small), heads, chain)


def _add(entries, parent, tree):
    before = None
    for name, value in tree.items():
        number = len(entries)
        kind = 1 if isinstance(value, dict) else 2
        entries.append([name, kind, NONE, NONE, NONE, b"" if kind == 1 else value])
        # A row of brothers, each to the right of the one before.
        if before is None:
            entries[parent][4] = number
        else:
            entries[before][3] = number
        before = number
        if kind == 1:
            _add(entries, number, value)


def _chain(first, count):
    return [*range(first + 1, first + count), END] if count else []


def _written(entries, small, heads, chain):
    body = bytearray()
    table: list[int] = []

    def put(data):
        count = -(-len(data) // SECTOR)
        first = len(table)
        table.extend(_chain(first, count))
        body.extend(data.ljust(count * SECTOR, b"\0"))
        return first if count else END

    for number, entry in enumerate(entries):
        if entry[1] == 2 and number not in heads:
            heads[number] = put(entry[5])
    heads[0] = put(small)
    entries[0][5] = small
    minis = put(struct.pack(f"<{len(chain)}I", *chain).ljust(SECTOR, b"\xff"))
    rows = b"".join(_entry(one, heads.get(n, 0)) for n, one in enumerate(entries))
    directory = put(rows)
    count = 1
    while -(-(len(table) + count) // 128) > count:
        count += 1
    first = len(table)
    table += [TABLE] * count
    fat = struct.pack(f"<{len(table)}I", *table).ljust(count * SECTOR, b"\xff")
    head = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(16)
    head += struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    mini_count = -(-len(chain) * 4 // SECTOR) or 1
    head += struct.pack("<III", 0, count, directory) + bytes(4)
    head += struct.pack("<IIIII", CUTOFF, minis, mini_count, END, 0)
    places = struct.pack(f"<{count}I", *range(first, first + count))
    return head + places.ljust(436, b"\xff") + bytes(body) + fat


def _entry(entry, start):
    name, kind, left, right, child, data = entry
    letters = name.encode("utf-16-le")
    return (
        letters.ljust(64, b"\0")
        + struct.pack("<HBBIII", len(letters) + 2, kind, 1, left, right, child)
        + bytes(36)
        + struct.pack("<IQ", start, len(data))
    )
