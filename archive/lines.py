"""What ``--json`` prints: one object a line, UTF-8, the same on every machine.

Controls, direction marks and line separators are escaped, so that a line stays
one line and does nothing to a terminal, and programs still get them as given.
"""

import json
import re
import unicodedata
from typing import Any

import click
import msgspec

# Letters of plain and Vietnamese text; anything else is looked at more closely.
_UNUSUAL = re.compile(r"[^ -~À-ʯ\u0300-\u036fẠ-ỹ]")
_LONE_SURROGATE = "Cs"
_HIDDEN = frozenset({"Cc", "Cf", "Co", "Cn", "Zl", "Zp"})


def show(value: Any) -> None:
    """Print ``value`` as one line of JSON."""
    click.echo(line(value).encode())


def line(value: Any) -> str:
    r"""Return ``value`` as one line of JSON that any encoding of Unicode takes.

    A byte of a file name that is no UTF-8 has no place in JSON: it is U+FFFD.

    >>> line({"path": "a\u202efdp.exe"})
    '{"path":"a\\u202efdp.exe"}'
    """
    written = json.dumps(plain(value), ensure_ascii=False, separators=(",", ":"))
    return _UNUSUAL.sub(_escaped, written)


def plain(value: Any) -> Any:
    """Return ``value`` as plain JSON values, to be added to."""
    return msgspec.to_builtins(value)


def _escaped(sign: re.Match[str]) -> str:
    category = unicodedata.category(sign[0])
    if category == _LONE_SURROGATE:
        return "\ufffd"
    return json.dumps(sign[0])[1:-1] if category in _HIDDEN else sign[0]
