"""The root of the tree of errors."""

from typing import ClassVar


class VankhoError(Exception):
    """The base of all: a message for people and a stable code for programs."""

    code: ClassVar[str] = "error"
