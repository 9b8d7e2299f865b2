"""How often words follow each other in real papers, learned from ``corpus/``.

Everything is held in arrays, so that hundreds of texts walk at once.
"""

import re
import tomllib
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path

import msgspec
import numpy as np
import numpy.typing as npt

Ids = npt.NDArray[np.int32]
NEWS = 0.75
"""How much of the estimate of new pairs is believed.

So 500 real articles of law and as many walks of their lengths have about as many
different pairs, and their hundred most frequent ones are as large a part of all
(19 and 20 %); the whole estimate gives a third more pairs, the half of it a tenth
more weight to the frequent ones.
"""

CORPUS = Path(__file__).resolve().parents[2] / "corpus"
_CITATION = re.compile(r"\[\[([^|\]]+)(?:\|[^\]]*)?\]\]")
_NUMBER = re.compile(r"\d+")


def texts() -> list[str]:
    """Return every text of ``corpus/``: papers, passages and provisions."""
    papers = [
        tomllib.loads(path.read_text())
        for path in sorted((CORPUS / "papers").glob("*.toml"))
    ]
    found = [f"{paper.get('subject', '')} {paper['body']}" for paper in papers]
    found += [", ".join(paper.get("recipients", ())) for paper in papers]
    for name, field in (("passages", "text"), ("provisions", "document")):
        lines = (CORPUS / "judgments" / f"{name}.jsonl").read_bytes().splitlines()
        found += [msgspec.json.decode(line)[field] for line in lines]
    return [_CITATION.sub(r"\1", text) for text in found]


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of real papers and which follow which.

    ``followers[starts[w] : starts[w] + widths[w]]`` are the words seen after
    word ``w``, as often as they were seen. With probability ``news[w]`` a word
    comes that was never seen after it (Witten and Bell 1991: as often as a new
    follower appeared while reading, times ``NEWS``), one of ``mixers``: each word as often as it
    stood after different words (Kneser and Ney 1995). ``numbers`` are the places
    of figures within a word, of which most have none.
    """

    words: tuple[str, ...]
    followers: Ids
    starts: Ids
    widths: Ids
    news: npt.NDArray[np.float64]
    mixers: Ids
    has_figures: npt.NDArray[np.bool_]

    def after(self, words: Ids, chance: np.random.Generator) -> Ids:
        """Return a follower for each of ``words``."""
        draw = chance.random(len(words))
        known = self.followers[
            self.starts[words] + (draw * self.widths[words]).astype(np.int32)
        ]
        strange = chance.choice(self.mixers, len(words))
        return np.where(chance.random(len(words)) < self.news[words], strange, known)

    def walk(self, texts: int, length: int, chance: np.random.Generator) -> Ids:
        """Return ``texts`` rows of ``length`` words that follow each other."""
        rows = np.empty((length, texts), np.int32)
        rows[0] = chance.choice(self.followers, texts)
        for step in range(1, length):
            rows[step] = self.after(rows[step - 1], chance)
        return np.ascontiguousarray(rows.T)


@cache
def wording() -> Wording:
    """Learn the wording of the corpus."""
    words: dict[str, int] = {}
    seen: defaultdict[int, list[int]] = defaultdict(list)
    for text in texts():
        ids = [words.setdefault(word, len(words)) for word in text.split()]
        for word, follower in pairwise(ids):
            seen[word].append(follower)
    return _arrays(tuple(words), [seen[at] or [0] for at in range(len(words))])


def _arrays(words: tuple[str, ...], seen: list[list[int]]) -> Wording:
    widths = np.array([len(followers) for followers in seen], np.int32)
    different = np.array([len(set(followers)) for followers in seen])
    after = Counter(follower for followers in seen for follower in set(followers))
    return Wording(
        words,
        followers=np.array([f for followers in seen for f in followers], np.int32),
        starts=np.concatenate([[0], np.cumsum(widths)[:-1]]).astype(np.int32),
        widths=widths,
        news=NEWS * different / (different + widths),
        mixers=np.array(list(after.elements()), np.int32),
        has_figures=np.array([bool(_NUMBER.search(word)) for word in words]),
    )
