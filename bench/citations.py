"""How fast citations are found, against one compiled alternation in the same run.

The text is made of the paragraphs of our own sample papers, in random order, to the
sizes asked for. The peer is what a good engineer would write without us: one
alternation of :mod:`re` over the text as it is, for the same five forms (a kind with
a number and symbol, with the date and the body behind it; a list of numbers; a
resolution by its meeting or its congress; a kind and a number alone). It only finds
places; ours also reads kinds, dates, bodies, relations and changed provisions.

    .venv/bin/python -m bench.citations [--sizes 1 10 100] [--rounds 3]
"""

import argparse
import random
import re
import resource
import statistics
import time
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path

from archive.authority import load
from indexer import cite

PAPERS = Path(__file__).resolve().parents[1] / "corpus/papers"
_MARKUP = re.compile(r"\[\[([^|\]]*)\|?[^\]]*\]\]")

_CAPITALS = {
    "N": "ghị quyết|ghị định",
    "Q": "uyết định|uy định|uy chế",
    "C": "hỉ thị|ông văn|hương trình",
    "K": "ết luận|ế hoạch",
    "T": "hông tri|hông báo|ờ trình|hông tư",
    "H": "ướng dẫn",
    "B": "áo cáo",
    "Đ": "ề án",
    "L": "uật",
}
KIND = "|".join(f"[{c}{c.lower()}](?:{rest})" for c, rest in _CAPITALS.items())
DAY = (
    r"(?:,?\s+ngày\s+\d{1,2}(?:[/.-]\d{1,2}[/.-]\d{4}"
    r"|\s+tháng\s+\d{1,2}\s+năm\s+\d{4}))?"
)
BODY = (
    r"(?:,?\s+của\s+(?:Ban|Bộ|Tỉnh ủy|Thành ủy|Huyện ủy|Đảng ủy|Ủy ban|Chính phủ"
    r"|Thủ tướng|Quốc hội|Văn phòng)[^,.;:()\n]{0,60})?"
)
SYMBOL = (
    r"\d{1,5}[a-z]?(?:/(?:19|20)\d\d/|\s?[-–/]\s?)[A-ZĐƯ]{1,6}r?"
    r"(?:\s?[-–/]\s?[A-ZĐƯ][A-ZĐƯ0-9]{0,11}){1,3}"
)
PEER = re.compile(
    rf"(?:(?:{KIND})\s+)?(?:số\s*:?\s*)?(?<![\w/])(?:\d{{1,5}},\s){{0,5}}{SYMBOL}{DAY}{BODY}"
    rf"|(?:{KIND})\s+(?:Hội nghị\s+)?(?:lần thứ\s+\w+\s+)?(?:Ban Chấp hành\s+)?"
    r"(?:Trung ương|TW)\s+(?:lần thứ\s+)?\w+,?\s+\(?khóa\s+[IVX]+\)?"
    r"|Nghị quyết\s+Đại hội\s+(?:đại biểu\s+)?(?:toàn quốc\s+|[Đđ]ảng bộ\s+"
    r"[^,.;]{1,60}?\s)?(?:lần thứ\s+)?[IVX]+"
    rf"|(?:{KIND})\s+(?:số\s+)?\d{{1,5}}\b{DAY}{BODY}"
)


def paragraphs() -> list[str]:
    """Return the paragraphs of the sample papers, which are ours."""
    bodies = (tomllib.loads(p.read_text()).get("body") for p in PAPERS.glob("*.toml"))
    plain = (_MARKUP.sub(r"\1", body) for body in bodies if isinstance(body, str))
    return sorted({line for text in plain for line in text.split("\n") if line.strip()})


def text_of(megabytes: float, stock: list[str]) -> str:
    """Return paragraphs in random order, so many megabytes of UTF-8."""
    chance = random.Random(171)  # the same text in every run
    made: list[str] = []
    size = 0
    while size < megabytes * 1e6:
        made.append(chance.choice(stock))
        size += len(made[-1].encode()) + 1
    return "\n".join(made)


def timed(ways: list[Callable[[], int]], rounds: int) -> Iterator[tuple[float, int]]:
    """Yield the median seconds of each way and what it found, rounds interleaved."""
    seconds: list[list[float]] = [[] for _ in ways]
    found = [0] * len(ways)
    for _ in range(rounds):
        for place, way in enumerate(ways):
            start = time.perf_counter()
            found[place] = way()
            seconds[place].append(time.perf_counter() - start)
    yield from zip(map(statistics.median, seconds), found, strict=True)


def main() -> None:
    """Print a row for each size."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--sizes", type=float, nargs="+", default=[1, 10])
    asked.add_argument("--rounds", type=int, default=3)
    options = asked.parse_args()
    authority, stock = load(), paragraphs()
    cite.find(text_of(0.05, stock), authority)
    print("| MB | found | peer found | ms/MB | peer ms/MB | ratio | memory MB |")
    print("|--:|--:|--:|--:|--:|--:|--:|")
    for size in options.sizes:
        text = text_of(size, stock)
        ways: list[Callable[[], int]] = [
            lambda text=text: len(cite.find(text, authority)),
            lambda text=text: sum(1 for _ in PEER.finditer(text)),
        ]
        (ours, found), (theirs, peer_found) = timed(ways, options.rounds)
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        print(
            f"| {size:g} | {found} | {peer_found} | {ours / size * 1000:.0f} "
            f"| {theirs / size * 1000:.0f} | {ours / theirs:.1f} | {memory} |",
            flush=True,
        )


if __name__ == "__main__":
    main()
