"""The state machine of rich text: groups, destinations and what they print."""

from dataclasses import dataclass, replace

from archive.errors import DamagedFileError
from indexer.extract.flow import Builder, Flow, Run, signs
from indexer.extract.rtf import words
from indexer.extract.rtf.fonts import Fonts
from indexer.extract.rtf.tokens import Token, tokens

_DEEPEST = 2_000
_SWITCHES = {b"v": "hidden", b"deleted": "deleted", b"caps": "capitals"}
_FONT_TABLE = b"fonttbl"


@dataclass(slots=True)
class _State:
    """What holds inside one group and is forgotten at its end."""

    font: int = 0
    fallback: int = 1
    destination: words.Destination = "body"
    skipped: bool = False
    hidden: bool = False
    deleted: bool = False
    capitals: bool = False
    in_table: bool = False
    in_font_table: bool = False
    in_number: bool = False


class Reader:
    """Reads one file; :meth:`flow` gives what it found."""

    def __init__(self) -> None:
        self._builders: dict[words.Destination, Builder] = {
            "body": Builder(),
            "notes": Builder(),
            "running": Builder(),
            "box": Builder(),
        }
        self._fonts = Fonts()
        self._usual_font = 0
        self._state = _State()
        self._stack: list[_State] = []
        self._bytes = bytearray()
        self._to_skip = 0
        self._high = 0
        self._first = False
        self._optional = False

    def read(self, data: bytes) -> bool:
        """Read ``data``; return whether its last group was closed.

        Raises:
            DamagedFileError: Groups are nested deeper than any program writes.
        """
        steps = {
            "open": self._open,
            "close": self._close,
            "word": self._word,
            "byte": self._raw,
            "bytes": self._raw,
            "sign": self._sign,
        }
        for token in tokens(data):
            steps[token.kind](token)
        self._flush()
        return not self._stack

    def flow(self) -> Flow:
        """Return everything read."""
        return Flow(
            body=self._builders["body"].blocks(),
            notes=self._builders["notes"].blocks(),
            running=self._builders["running"].blocks(),
        )

    def _open(self, _: Token) -> None:
        self._flush()
        self._stack.append(self._state)
        if len(self._stack) > _DEEPEST:
            raise DamagedFileError
        self._state = replace(self._state)
        self._first, self._optional, self._to_skip = True, False, 0

    def _close(self, _: Token) -> None:
        self._flush()
        ended = self._state
        if self._stack:
            self._state = self._stack.pop()
        if ended.destination != self._state.destination:
            self._leave(ended.destination)
        self._first, self._optional, self._to_skip = False, False, 0

    def _leave(self, destination: words.Destination) -> None:
        if destination == "box":
            # A box is read after the paragraph it is anchored in.
            boxed = self._builders["box"].blocks()
            self._builders["box"] = Builder()
            self._builders[self._state.destination].put_after(boxed)
        else:
            self._builders[destination].end_paragraph(in_table=False)

    def _word(self, token: Token) -> None:
        if token.data == b"u" and token.number is not None:
            self._unicode(token.number)
        else:
            self._flush()
            self._to_skip = 0
            if self._first:
                self._enter(token.data)
            self._obey(token.data, token.number)
        self._first = False

    def _enter(self, word: bytes) -> None:
        """Take the first word of a group, which may name a destination."""
        state = self._state
        unknown = self._optional and word not in words.KNOWN_OPTIONAL
        if unknown or word in words.UNPRINTED:
            state.skipped = True
        elif word == _FONT_TABLE:
            state.in_font_table = True
        elif word in words.LIST_NUMBERS:
            state.in_number = True
        elif word in words.DESTINATIONS:
            state.destination = words.DESTINATIONS[word]
            state.in_table = False
        self._optional = False

    def _obey(self, word: bytes, number: int | None) -> None:
        if self._state.in_font_table:
            self._describe_font(word, number)
        elif word in (b"par", b"sect", b"cell", b"row", b"nestrow"):
            self._end(word)
        elif word in words.CHARACTERS:
            self._print(words.CHARACTERS[word])
        else:
            self._set(word, number)

    def _describe_font(self, word: bytes, number: int | None) -> None:
        if self._state.skipped or number is None:
            return
        if word == b"f":
            self._fonts.begin(number)
        elif word == b"fcharset":
            self._fonts.charset(number)

    def _set(self, word: bytes, number: int | None) -> None:
        state = self._state
        if word in _SWITCHES:
            setattr(state, _SWITCHES[word], number != 0)
        match word:
            case b"f" if number is not None:
                state.font = number
            case b"plain":
                state.font = self._usual_font
                state.hidden = state.deleted = state.capitals = False
            case b"pard":
                state.in_table = False
            case b"intbl":
                state.in_table = True
            case b"uc" if number is not None:
                state.fallback = number
            case b"ansicpg" if number:
                self._fonts.code_page = f"cp{number}"
            case b"deff" if number is not None:
                self._usual_font = state.font = number

    def _end(self, word: bytes) -> None:
        state = self._state
        # A deleted mark joins paragraphs; the groups we skip have no say at all.
        if state.skipped:
            return
        builder = self._builders[state.destination]
        if word == b"cell":
            builder.end_cell()
        elif word == b"row":
            builder.end_row()
        else:
            # The rows of a table in a table are lines of the cell they stand in.
            inside = state.in_table or word == b"nestrow"
            builder.end_paragraph(in_table=inside)

    def _raw(self, token: Token) -> None:
        data = token.data
        skipped = min(self._to_skip, len(data))
        self._to_skip -= skipped
        self._first = False
        if self._state.skipped:
            return
        if self._state.in_font_table:
            self._fonts.add(data)
        else:
            self._bytes += data[skipped:]

    def _sign(self, token: Token) -> None:
        if token.data == b"*":
            self._optional = True
        elif self._to_skip:
            self._to_skip -= 1
        elif token.data in b"\r\n":
            self._flush()
            self._end(b"par")
        else:
            self._flush()
            self._print(words.SIGNS.get(token.data, ""))

    def _unicode(self, number: int) -> None:
        self._flush()
        code = number % 0x10000
        self._to_skip = self._state.fallback
        if 0xD800 <= code < 0xDC00:
            self._high = code
            return
        if 0xDC00 <= code < 0xE000 and self._high:
            code = 0x10000 + ((self._high - 0xD800) << 10) + code - 0xDC00
        self._high = 0
        if not self._state.in_font_table:
            self._print(chr(code))

    def _flush(self) -> None:
        if self._bytes:
            text = self._fonts.decode(bytes(self._bytes), self._state.font)
            self._bytes.clear()
            self._print(text)

    def _print(self, text: str) -> None:
        state = self._state
        if not text or state.skipped or state.hidden or state.deleted:
            return
        if state.in_number and text == "\t":
            text = " "
        font = self._fonts.name(state.font)
        shown = signs.shown(text, font)
        self._builders[state.destination].add(Run(shown, font, state.capitals))
