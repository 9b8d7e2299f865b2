"""How a clerk types a paper, and which papers satisfy what was typed.

Whether a form is unambiguous is told by the register alone: a paper satisfies a form
where everything that is said in it is a fact of the paper's own; words may be of its
kind, its symbol, body, year or subject. Words with a typing error are satisfied by all
that are within one error of what was typed: nobody can know which was meant.
"""

import random
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from archive.symbols import key
from archive.text import toneless
from bench.known.registers import Paper
from indexer.search.analysis import plain
from indexer.search.nearness import is_near

Said = tuple[str, ...]
"""What is said of a paper: facts, or words of the subject."""

_TELEX_TONES = {
    "\u0300": "f",
    "\u0301": "s",
    "\u0309": "r",
    "\u0303": "x",
    "\u0323": "j",
}
_VNI_TONES = {"\u0300": "2", "\u0301": "1", "\u0309": "3", "\u0303": "4", "\u0323": "5"}
_SHAPES = "âêôăơưđ"
_TELEX_SHAPES = dict(
    zip(map(ord, _SHAPES), ("aa", "ee", "oo", "aw", "ow", "uw", "dd"), strict=True)
)
_VNI_SHAPES = dict(
    zip(map(ord, _SHAPES), ("a6", "e6", "o6", "a8", "o7", "u7", "d9"), strict=True)
)
_ROWS = "qwertyuiop", "asdfghjkl", "zxcvbnm"
_NEIGHBOURS = {
    a: b for row in _ROWS for a, b in zip(row, row[1:] + row[-2], strict=True)
}


@dataclass(frozen=True, slots=True)
class Form:
    """One way to type a paper: the text, what it says, and the facts said."""

    name: str
    typed: Callable[[Paper, random.Random], tuple[str, Said]]
    facts: str


def _symbol(template: str) -> Callable[[Paper, random.Random], tuple[str, Said]]:
    def typed(paper: Paper, _: random.Random) -> tuple[str, Said]:
        body = paper.body.codes[0]
        parts = {"number": paper.number, "kind": paper.code, "body": body}
        small = {"k": paper.code.lower(), "b": body.lower()}
        plain_small = {
            "ks": toneless(paper.code),
            "bs": toneless(body).replace(" ", ""),
        }
        return template.format(**parts, **small, **plain_small), (key(paper.symbol),)

    return typed


def _kind_and_number(paper: Paper, _: random.Random) -> tuple[str, Said]:
    return f"{toneless(paper.kind)} {paper.number}", (paper.kind, str(paper.number))


def _number_and_body(paper: Paper, _: random.Random) -> tuple[str, Said]:
    text = f"{paper.number} {toneless(paper.body.name)}"
    return text, (str(paper.number), paper.body.name)


def _body_and_date(paper: Paper, _: random.Random) -> tuple[str, Said]:
    day = paper.day
    text = f"{toneless(paper.body.name)} {day.day}/{day.month}/{day.year}"
    return text, (paper.body.name, day.isoformat())


def five(paper: Paper, chance: random.Random) -> list[str]:
    """Return five words of the subject in their order, with their marks.

    Half of the time they follow each other; else two and three do, and what stands
    between them is forgotten.
    """
    words = "".join(c if c.isalnum() else " " for c in paper.subject).split()
    start = chance.randint(0, max(0, len(words) - 5))
    if chance.random() < 0.5 or len(words) - start < 6:
        return words[start : start + 5]
    head = chance.choice((2, 3))
    then = chance.randint(start + head, len(words) - (5 - head))
    return words[start : start + head] + words[then : then + 5 - head]


def _words(
    change: Callable[[list[str], random.Random], str],
) -> Callable[..., tuple[str, Said]]:
    def typed(paper: Paper, chance: random.Random) -> tuple[str, Said]:
        words = five(paper, chance)
        return change(words, chance), tuple(plain(word) for word in words)

    return typed


def _bare(words: list[str], _: random.Random) -> str:
    return toneless(" ".join(words))


def _mistyped(paper: Paper, chance: random.Random) -> tuple[str, Said]:
    """Return five words with an error in one; they say what was typed, or nearly so."""
    bare = [toneless(word) for word in five(paper, chance)]
    letters = [at for at, word in enumerate(bare) if word.isalpha()]
    at = max(chance.sample(letters, 2), key=lambda one: len(bare[one]))
    bare[at] = _with_error(bare[at], chance)
    return " ".join(bare), tuple(map(plain, bare))


def _with_error(word: str, chance: random.Random) -> str:
    """Return ``word`` with two letters exchanged, or one lost, doubled or beside."""
    at = chance.randrange(len(word))
    after = word[at + 1 : at + 2]
    match chance.randrange(4):
        case 0 if after and after != word[at]:
            return word[:at] + after + word[at] + word[at + 2 :]
        case 1:
            return word[:at] + word[at + 1 :]
        case 2:
            return word[:at] + word[at] + word[at:]
        case _:
            return word[:at] + _NEIGHBOURS[word[at]] + word[at + 1 :]


def _telex(words: list[str], chance: random.Random) -> str:
    return " ".join(raw_telex(word, at_end=chance.random() < 0.7) for word in words)


def _vni(words: list[str], _: random.Random) -> str:
    return " ".join(map(raw_vni, words))


def raw_telex(word: str, *, at_end: bool) -> str:
    """Return the keys of Telex for ``word``; the tone's stands last or at its vowel.

    >>> raw_telex("hoạch", at_end=True), raw_telex("ế", at_end=False)
    ('hoachj', 'ees')
    """
    typed, last = "", ""
    for shape, tone in _letters(word):
        key = _TELEX_TONES.get(tone, "")
        typed += shape.translate(_TELEX_SHAPES) + ("" if at_end else key)
        last = key or last
    return typed + (last if at_end else "")


def raw_vni(word: str) -> str:
    """Return the keys of VNI for ``word``, the tone's last.

    >>> raw_vni("kế"), raw_vni("đảng")
    ('ke61', 'd9ang3')
    """
    typed, last = "", ""
    for shape, tone in _letters(word):
        typed += shape.translate(_VNI_SHAPES)
        last = _VNI_TONES.get(tone, last)
    return typed + last


def _letters(word: str) -> Iterator[tuple[str, str]]:
    """Yield each letter in its shape ("ê"), and its tone."""
    for letter in unicodedata.normalize("NFC", word.lower()):
        marks = unicodedata.normalize("NFD", letter)
        tone = next((mark for mark in marks if mark in _TELEX_TONES), "")
        yield unicodedata.normalize("NFC", marks.replace(tone, "")), tone


FORMS = (
    Form("171-KH/TU", _symbol("{number}-{kind}/{body}"), "symbol"),
    Form("171 – kh / tu", _symbol("{number} – {k} / {b}"), "symbol"),
    Form("171/KH-TU", _symbol("{number}/{kind}-{body}"), "symbol"),
    Form("kh 171 tu", _symbol("{ks} {number} {bs}"), "symbol"),
    Form("so 171-kh/tu", _symbol("so {number}-{ks}/{bs}"), "symbol"),
    Form("171 KH TU", _symbol("{number} {kind} {body}"), "symbol"),
    Form("ke hoach 171", _kind_and_number, "kind and number"),
    Form("171 thanh uy bac kan", _number_and_body, "number and body"),
    Form("thanh uy bac kan 1/8/2019", _body_and_date, "body and day"),
    Form("five words of the subject", _words(_bare), "words"),
    Form("the same, one typing error", _mistyped, "nearly"),
    Form("the same in raw Telex", _words(_telex), "words"),
    Form("(also) the same in raw VNI", _words(_vni), "words"),
    Form("(also) 171khtu", _symbol("{number}{ks}{bs}"), "symbol"),
)
"""Twelve forms, and two more that occur."""


class Register:
    """Which papers satisfy what is said, from the facts of the register alone."""

    def __init__(self, papers: Iterable[Paper]) -> None:
        self._by_fact: Mapping[str, dict[Said, set[str]]] = {
            "symbol": defaultdict(set),
            "kind and number": defaultdict(set),
            "number and body": defaultdict(set),
            "body and day": defaultdict(set),
        }
        self._by_word: dict[str, set[str]] = defaultdict(set)
        for paper in papers:
            self._add(paper)

    def _add(self, paper: Paper) -> None:
        number, body = str(paper.number), paper.body.name
        facts = {
            "symbol": (key(paper.symbol),),
            "kind and number": (paper.kind, number),
            "number and body": (number, body),
            "body and day": (body, paper.day.isoformat()),
        }
        for name, said in facts.items():
            self._by_fact[name][said].add(paper.key)
        # Words do not say of which fact they are: 2019 may be the year of issue.
        heading = f"{paper.kind} {paper.symbol} {body} {paper.day.year} {paper.subject}"
        for word in plain(heading).split():
            self._by_word[word].add(paper.key)

    def satisfying(self, facts: str, said: Said) -> set[str]:
        """Return the keys of the papers of which all that is said is true."""
        if facts == "words":
            return set.intersection(*(self._by_word[word] for word in said))
        if facts == "nearly":
            return set().union(*(self._nearly(said, at) for at in range(len(said))))
        return self._by_fact[facts][said]

    def _nearly(self, said: Said, at: int) -> set[str]:
        """Return the papers that have all words, of the one at a place a near one."""
        # "quy" is known as "qui", and so is what is typed for it.
        typed = {said[at], said[at].replace("y", "i")}
        near = (
            held
            for word, held in self._by_word.items()
            if any(is_near(word, one) for one in typed)
        )
        exact = [self._by_word.get(w, set()) for w in (*said[:at], *said[at + 1 :])]
        return set().union(*near).intersection(*exact)
