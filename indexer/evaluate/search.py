"""How good the ranking is, against judged questions in the BEIR layout.

``corpus.jsonl`` (``_id title text``), ``queries.jsonl`` (``_id text``) and
``qrels.tsv`` (``query-id corpus-id score``) go through the real analysis,
query language and engine, each question typed in several ways.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import msgspec

from archive.authority import Authority
from archive.model import Reader
from indexer.evaluate.typing import WAYS, plain_words
from indexer.search import syntax
from indexer.search.engine import Engine
from indexer.search.entry import Entry

T = TypeVar("T")

_READER = Reader("evaluate")
_DEEPEST = 100


class Article(msgspec.Struct, frozen=True):
    """One text that may be the answer."""

    id: str = msgspec.field(name="_id")
    title: str = ""
    text: str = ""


class Question(msgspec.Struct, frozen=True):
    """One question."""

    id: str = msgspec.field(name="_id")
    text: str = ""


@dataclass(frozen=True, slots=True)
class Judged:
    """Articles, questions, and which articles answer each of them."""

    articles: tuple[Article, ...]
    questions: tuple[Question, ...]
    answers: dict[str, frozenset[str]]

    @classmethod
    def read(cls, corpus: Path, queries: Path, qrels: Path) -> "Judged":
        """Read the three files; only questions with an answer count."""
        answers = _answers(qrels)
        questions = _lines(queries, Question)
        return cls(
            tuple(_lines(corpus, Article)),
            tuple(question for question in questions if question.id in answers),
            answers,
        )


@dataclass(frozen=True, slots=True)
class Figures:
    """Mean reciprocal rank among the first ten, and recall at several depths."""

    mrr_10: float
    recall_1: float
    recall_5: float
    recall_10: float
    recall_100: float
    questions: int


def evaluate(
    judged: Judged, engine: Engine, authority: Authority
) -> dict[str, Figures]:
    """Ask every question in each of the :data:`WAYS` to type it.

    ``engine`` is empty at first; what it takes in is asked for in every way.
    """
    engine.update(map(_entry, judged.articles), [], 1)
    return {
        name: _figures(judged, engine, authority, typed) for name, typed in WAYS.items()
    }


def _figures(
    judged: Judged, engine: Engine, authority: Authority, typed: Callable[[str], str]
) -> Figures:
    found = []
    for question in judged.questions:
        answers = judged.answers[question.id]
        text = typed(plain_words(question.text))[: syntax.LONGEST]
        found.append((_ranks(engine, text, authority, answers), len(answers)))
    return Figures(
        mrr_10=_mean(_reciprocal(places) for places, _ in found),
        recall_1=_mean(_recall(places, known, 1) for places, known in found),
        recall_5=_mean(_recall(places, known, 5) for places, known in found),
        recall_10=_mean(_recall(places, known, 10) for places, known in found),
        recall_100=_mean(_recall(places, known, 100) for places, known in found),
        questions=len(found),
    )


def _ranks(
    engine: Engine, text: str, authority: Authority, answers: frozenset[str]
) -> list[int]:
    """Return at which places, from 1, the answers came."""
    query = syntax.parse(
        text, authority, _READER, limit=_DEEPEST, facets=False, match="any"
    )
    hits = engine.search(query).hits
    return [place for place, hit in enumerate(hits, start=1) if hit.key in answers]


def _entry(article: Article) -> Entry:
    return Entry(key=article.id, subject=article.title, text=article.text)


def _reciprocal(places: list[int]) -> float:
    return 1 / places[0] if places and places[0] <= 10 else 0.0


def _recall(places: list[int], known: int, depth: int) -> float:
    return sum(place <= depth for place in places) / known


def _mean(values: Iterable[float]) -> float:
    listed = list(values)
    return sum(listed) / len(listed) if listed else 0.0


def _lines(path: Path, kind: type[T]) -> Iterator[T]:
    with path.open("rb") as lines:
        for line in lines:
            if line.strip():
                yield msgspec.json.decode(line, type=kind)


def _answers(path: Path) -> dict[str, frozenset[str]]:
    answers: dict[str, set[str]] = {}
    for line in path.read_text("utf-8").splitlines()[1:]:
        question, article, score = line.split("\t")
        if float(score) > 0:
            answers.setdefault(question, set()).add(article)
    return {question: frozenset(found) for question, found in answers.items()}
