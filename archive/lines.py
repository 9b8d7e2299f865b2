"""What ``--json`` prints: one object a line, UTF-8, the same on every machine."""

from typing import Any

import click
import msgspec


def show(value: Any) -> None:
    """Print ``value`` as one line of JSON."""
    click.echo(msgspec.json.encode(value))


def plain(value: Any) -> Any:
    """Return ``value`` as plain JSON values, to be added to."""
    return msgspec.to_builtins(value)
