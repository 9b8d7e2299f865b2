"""What a keeper does with what is held: looks at it, lets it in, or lets it go.

Each is written down with its reason before it is done. What is let in is handed in
anew, in a batch of its own, and is read as a file like others; its seal is broken once
it is a paper. Nothing is laid down in plain on the way to anything else.
"""

import datetime as dt
import os
from dataclasses import dataclass
from functools import partial
from pathlib import Path, PurePath
from typing import Literal

import msgspec

from archive.catalogue import Catalogue, Handed, Held
from archive.errors import ConflictError, DiskError, UsageError
from archive.model import Reader
from archive.seals import Seals
from archive.sentences import Sentence
from indexer.incoming import Incoming, safe_name


@dataclass(frozen=True, slots=True)
class Opened:
    """What was sealed: the name that its file had, and its bytes."""

    name: str
    content: bytes


Given = Literal["given_back", "destroyed"]


class _About(msgspec.Struct):
    names: list[str]


@dataclass(frozen=True, slots=True)
class Unsealing:
    """The hold of an archive, as ``keeper`` works in it at a moment."""

    catalogue: Catalogue
    seals: Seals
    incoming: Incoming
    keeper: Reader
    at: dt.datetime

    def open(self, number: int, why: str) -> Opened:
        """Return what is held, to be looked at.

        Raises:
            NotFoundError: there is none that the keeper may know of.
            UsageError: no reason is given.
            ConflictError: it is decided already.
            HoldKeyError: the private key is not here.
        """
        one = self.catalogue.held.get(number, self.keeper)
        opened = self._opened(one)
        held = self.catalogue.held
        held.act(number, self.keeper, "open", at=self.at, why=why)
        return opened

    def write(self, number: int, why: str, to: Path) -> None:
        """Open it and write it to a new file. Raises as ``open``.

        Raises:
            UsageError: there is such a file already.
        """
        _write(to, self.open(number, why).content)

    def let_in(self, number: int, audience: str, why: str) -> int:
        """Hand it in anew, for an audience; return the batch. Raises as ``open``."""
        held, one = self.catalogue.held, self.catalogue.held.get(number, self.keeper)
        opened = self._opened(one)
        files = [(opened.name, partial(_save, content=opened.content))]
        with self.incoming.receiving(files) as places, self.catalogue.together():
            held.act(
                number, self.keeper, "let_in", at=self.at, why=why, audience=audience
            )
            [row] = self.catalogue.intake.hand_in(
                [Handed(place, len(opened.content), let_in=number) for place in places],
                who=self.keeper.name,
                at=self.at,
                audience=audience,
            )
        return row.batch

    def give_back(self, number: int, why: str, to: Path | None = None) -> None:
        """Keep nothing of it: whoever owns it has it again.

        It is written ``to`` a new file first; where none is named, the keeper must
        have opened it before.

        Raises:
            UsageError: nobody has opened it, or there is such a file already.
        """
        one = self.catalogue.held.get(number, self.keeper)
        if to is not None:
            _write(to, self._opened(one).content)
        elif not self._was_opened(number):
            message = Sentence("Hãy mở và tải tệp về trước, rồi mới trả lại.")
            raise UsageError(message)
        self._let_go(one, "given_back", why)

    def _was_opened(self, number: int) -> bool:
        acts = self.catalogue.held.acts(number, self.keeper)
        return any(act.deed == "open" for act in acts)

    def destroy(self, number: int, why: str) -> None:
        """Keep nothing of it. Raises as ``open``."""
        self._let_go(self.catalogue.held.get(number, self.keeper), "destroyed", why)

    def _let_go(self, one: Held, deed: Given, why: str) -> None:
        held = self.catalogue.held
        with self.catalogue.together():
            held.act(one.id, self.keeper, deed, at=self.at, why=why)
            held.settle(one.id, deed)
        self.seals.discard(one.seal)
        held.broken(one.seal)

    def _opened(self, one: Held) -> Opened:
        if one.state != "held":
            what = f"Mục niêm phong {one.id}"
            raise ConflictError(what, "người giữ kho")
        about = msgspec.json.decode(self.seals.about(one.seal), type=_About)
        name = PurePath(about.names[0]).name if about.names else str(one.id)
        return Opened(safe_name(name), self.seals.open(one.seal))


def _save(place: Path, content: bytes) -> None:
    place.write_bytes(content)


def _write(to: Path, content: bytes) -> None:
    """Write a new file that only its owner may read, on the disk."""
    try:
        descriptor = os.open(to, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError as there:
        message = Sentence("Đã có tệp %(path)s. Hãy ghi ra tên khác.", path=to)
        raise UsageError(message) from there
    except OSError as trouble:
        raise DiskError(trouble) from trouble
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(descriptor)
