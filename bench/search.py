"""How fast papers are found, against SQLite FTS5 in the same run.

Usage: python bench/search.py [--papers 10000] [--queries 100] [--rounds 3]
"""

import argparse
import random
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from archive.authority import Authority, load  # after the path is set
from archive.model import Reader
from indexer.search.analysis import plain
from indexer.search.engine import Engine, open_engine
from indexer.search.entry import Entry
from indexer.search.query import Filters, Query
from indexer.search.syntax import parse

READER = Reader("bench")
AT_ONCE = 500
BODIES = ("Tỉnh ủy Sông Mây", "Thành ủy Sông Mây", "Huyện ủy Đồi Chè", "Đảng ủy xã Bến")
KINDS = ("Kế hoạch", "Thông báo", "Công văn", "Báo cáo", "Chỉ thị")

# Our own sentences; texts walk along their pairs, so that pairs of words are
# about as frequent as in real papers.
SENTENCES = """
Ban Thường vụ yêu cầu các chi bộ trực thuộc triển khai thực hiện kế hoạch này đến đảng viên.
Các cấp ủy đảng tăng cường công tác kiểm tra, giám sát việc thực hiện nghị quyết của cấp trên.
Văn phòng theo dõi, đôn đốc và báo cáo kết quả thực hiện với Ban Thường vụ trước ngày cuối quý.
Nâng cao chất lượng sinh hoạt chi bộ, chú trọng sinh hoạt chuyên đề gắn với nhiệm vụ chính trị.
Đẩy mạnh chuyển đổi số trong công tác văn thư, lưu trữ của các cơ quan đảng trên địa bàn.
Mỗi cán bộ, đảng viên nêu cao trách nhiệm nêu gương trong công tác và trong đời sống hằng ngày.
Ban Tuyên giáo chủ trì phối hợp với các cơ quan báo chí tuyên truyền kết quả của đợt sinh hoạt.
Ủy ban Kiểm tra tham mưu kế hoạch kiểm tra chuyên đề đối với tổ chức đảng cấp dưới trong năm.
Mặt trận và các đoàn thể vận động nhân dân thi đua lao động sản xuất, xây dựng nông thôn mới.
Bảo đảm quốc phòng, an ninh và trật tự an toàn xã hội trong dịp lễ, tết và các ngày kỷ niệm.
Việc chi tiêu phải tiết kiệm, đúng chế độ, công khai và chịu sự giám sát của tập thể cơ quan.
Đồng chí bí thư chi bộ chịu trách nhiệm trước đảng ủy về kết quả thực hiện nhiệm vụ được giao.
Tiếp tục rà soát, bổ sung quy hoạch cán bộ lãnh đạo, quản lý các cấp cho nhiệm kỳ tiếp theo.
Hội nghị thống nhất đánh giá những kết quả đạt được, hạn chế, nguyên nhân và bài học kinh nghiệm.
Giao Ban Tổ chức hướng dẫn các đơn vị sắp xếp tổ chức bộ máy tinh gọn, hoạt động hiệu quả.
Các địa phương chủ động phòng chống thiên tai, dịch bệnh, bảo vệ rừng và nguồn nước sinh hoạt.
"""
ONSETS = [
    "b",
    "c",
    "ch",
    "d",
    "đ",
    "g",
    "gi",
    "h",
    "kh",
    "l",
    "m",
    "n",
    "ng",
    "nh",
    "ph",
    "qu",
    "r",
    "s",
    "t",
    "th",
    "tr",
    "v",
    "x",
]
RIMES = [
    "an",
    "ăm",
    "ên",
    "iêu",
    "oa",
    "ông",
    "uân",
    "ươi",
    "ai",
    "ết",
    "ộc",
    "ưng",
    "inh",
    "ạch",
    "uyền",
    "ốt",
    "ẩm",
    "ỉnh",
    "ường",
    "ác",
]


def walk(chance: random.Random) -> Iterator[str]:
    """Yield words for ever: along known pairs, with rarer names in between."""
    followers: dict[str, list[str]] = {}
    known = SENTENCES.split()
    for word, follower in zip(known, known[1:] + known[:1], strict=True):
        followers.setdefault(word, []).append(follower)
    names = [onset + rime for onset in ONSETS for rime in RIMES]
    chance.shuffle(names)
    weights = [1 / rank for rank in range(1, len(names) + 1)]
    word = known[0]
    while True:
        if chance.random() < 0.25:
            yield from chance.choices(names, weights, k=2)
        word = chance.choice(followers[word] if chance.random() < 0.9 else [*followers])
        yield word


def papers(count: int, chance: random.Random) -> list[Entry]:
    """Make papers of 300 to 1,100 syllables."""
    words = walk(chance)
    made = []
    for number in range(count):
        text = [next(words) for _ in range(chance.randrange(300, 1100))]
        day = date(2010, 1, 1) + timedelta(days=chance.randrange(5000))
        made.append(
            Entry(
                key=str(number),
                number=number % 900 + 1,
                type=chance.choice(KINDS),
                issuers=(chance.choice(BODIES),),
                issued_from=day,
                issued_to=day,
                subject=" ".join(text[20:32]),
                text=" ".join(text),
            )
        )
    return made


def fts5(entries: list[Entry]) -> sqlite3.Connection:
    """Build the peer: the same words without marks, ranked by bm25."""
    peer = sqlite3.connect(":memory:")
    peer.execute("CREATE VIRTUAL TABLE paper USING fts5(text, tokenize='unicode61')")
    peer.execute("CREATE TABLE fact (id INTEGER PRIMARY KEY, issuer, year, issued)")
    rows = [(" ".join(map(plain, (*e.heading, e.text))),) for e in entries]
    peer.executemany("INSERT INTO paper(text) VALUES (?)", rows)
    facts = [(e.issuers[0], e.years[0], e.issued_from.isoformat()) for e in entries]
    peer.executemany("INSERT INTO fact(issuer, year, issued) VALUES (?, ?, ?)", facts)
    return peer


BY_RANK = "SELECT rowid FROM paper WHERE paper MATCH ? ORDER BY rank LIMIT 20"
BY_DAY = (
    "SELECT paper.rowid FROM paper JOIN fact ON fact.id = paper.rowid "
    "WHERE paper MATCH ? ORDER BY issued DESC LIMIT 20"
)
FILTERED = (
    "SELECT paper.rowid FROM paper JOIN fact ON fact.id = paper.rowid WHERE paper MATCH ? "
    "AND issuer = 'Tỉnh ủy Sông Mây' AND year = 2019 ORDER BY rank LIMIT 20"
)
CHOSEN = Filters(issuers=frozenset({BODIES[0]}), years=frozenset({2019}))


@dataclass(frozen=True)
class Class:
    """A way of asking: how many words, how it is typed here and at the peer."""

    name: str
    words: tuple[int, int]
    ours: Callable[[list[str]], str]
    peer: Callable[[list[str]], str]
    sql: str = BY_RANK
    chosen: Filters = Filters()  # noqa: RUF009  # it is frozen
    sort: str = "relevance"
    facets: bool = False


CLASSES = (
    Class("one word", (1, 1), " ".join, " ".join),
    Class("two words", (2, 2), " ".join, " ".join),
    Class("two to five words", (2, 5), " ".join, " ".join),
    Class("any of three", (3, 3), " OR ".join, " OR ".join),
    Class(
        "phrase of three",
        (3, 3),
        '"{0[0]} {0[1]} {0[2]}"'.format,
        '"{0[0]} {0[1]} {0[2]}"'.format,
    ),
    Class("words, body, year", (2, 2), " ".join, " ".join, FILTERED, CHOSEN),
    Class("newest first", (2, 2), " ".join, " ".join, BY_DAY, sort="newest"),
    Class("two words, facets", (2, 2), " ".join, " ".join, facets=True),
)


def drawn(
    kind: Class, entries: list[Entry], count: int, chance: random.Random
) -> list[list[str]]:
    """Draw the words of ``count`` queries from the texts."""
    spans = []
    while len(spans) < count:
        words = plain(chance.choice(entries).text).split()
        length = chance.randint(*kind.words)
        start = chance.randrange(len(words) - length)
        spans.append(words[start : start + length])
    return spans


def question(kind: Class, words: list[str], authority: Authority) -> Query:
    """Parse one query of a class."""
    return parse(
        kind.ours(words),
        authority,
        READER,
        sort=kind.sort,
        filters=kind.chosen,
        facets=kind.facets,
    )


def timed(ask: Callable[[], object]) -> float:
    """Return how many milliseconds one call takes."""
    start = time.perf_counter()
    ask()
    return (time.perf_counter() - start) * 1000


def compare(
    kind: Class,
    engine: Engine,
    peer: sqlite3.Connection,
    spans: list[list[str]],
    rounds: int,
) -> str:
    """Return the row of one class: medians of the rounds, and ratios."""
    authority = load()
    queries = [question(kind, words, authority) for words in spans]
    asked = [
        kind.peer(
            [
                f'"{word}"' if kind.peer is not CLASSES[4].peer else word
                for word in words
            ]
        )
        for words in spans
    ]
    ours, theirs = [], []
    for _ in range(rounds):
        ours.append([timed(lambda q=q: engine.search(q)) for q in queries])
        theirs.append(
            [timed(lambda a=a: peer.execute(kind.sql, (a,)).fetchall()) for a in asked]
        )
    cold = statistics.median(ours[0])
    a50, a95 = middle(ours, 50), middle(ours, 95)
    b50, b95 = middle(theirs, 50), middle(theirs, 95)
    return (
        f"| {kind.name} | {cold:.1f} | {a50:.1f} | {a95:.1f} | {b50:.1f} | {b95:.1f} "
        f"| {a50 / b50:.1f} | {a95 / b95:.1f} |"
    )


def middle(rounds: list[list[float]], percent: int) -> float:
    """Return the median over the rounds of a percentile."""
    return statistics.median(
        statistics.quantiles(r, n=100)[percent - 1] for r in rounds
    )


def fill(engine: Engine, entries: list[Entry]) -> None:
    """Put the papers in, as many at once as the worker does."""
    for start in range(0, len(entries), AT_ONCE):
        engine.update(entries[start : start + AT_ONCE], [], start + 1)


def main() -> None:
    """Build both, ask both, print the table."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--papers", type=int, default=10_000)
    options.add_argument("--queries", type=int, default=100)
    options.add_argument("--rounds", type=int, default=3)
    chosen = options.parse_args()
    chance = random.Random(171)
    entries = papers(chosen.papers, chance)
    with tempfile.TemporaryDirectory() as folder:
        engine = open_engine(f"whoosh://{folder}/index", "bench")
        ours = timed(lambda: fill(engine, entries)) / 1000
        size = sum(
            file.stat().st_size for file in Path(folder).rglob("*") if file.is_file()
        )
        start = time.perf_counter()
        peer = fts5(entries)
        theirs = time.perf_counter() - start
        letters = sum(len(entry.text.encode()) for entry in entries)
        print(f"{len(entries)} papers, {letters / 1e6:.0f} MB of text")
        print(f"build: {ours:.0f} s, FTS5 {theirs:.0f} s, ratio {ours / theirs:.1f}")
        print(f"index: {size / 1e6:.0f} MB, {size / letters:.2f} times the text\n")
        print(
            "| class | cold p50 | p50 | p95 | FTS5 p50 | FTS5 p95 | ratio p50 | ratio p95 |"
        )
        print("|---|--:|--:|--:|--:|--:|--:|--:|")
        for kind in CLASSES:
            spans = drawn(kind, entries, chosen.queries, chance)
            print(compare(kind, engine, peer, spans, chosen.rounds))
        engine.close()


if __name__ == "__main__":
    main()
