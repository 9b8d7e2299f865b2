"""A made-up archive: the registers of bodies of all levels, and papers that cite.

Numbers rise within the series of a body, a kind and a term, with gaps, as one archive
never holds all papers; so the same symbol is given by many bodies. Texts are short,
and name other papers with number, day, body and subject as the regulation asks, so
that a paper competes with those that cite it.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from archive.authority import Authority, Body
from archive.symbols import key
from archive.text import toneless
from bench.known.subjects import SENTENCES, subject
from indexer.search.entry import Entry

# Kinds with their codes, and how many of a hundred papers are of them.
KINDS = {
    ("Công văn", "CV"): 24,
    ("Báo cáo", "BC"): 14,
    ("Kế hoạch", "KH"): 14,
    ("Thông báo", "TB"): 12,
    ("Quyết định", "QĐ"): 10,
    ("Tờ trình", "TTr"): 5,
    ("Kết luận", "KL"): 4,
    ("Nghị quyết", "NQ"): 4,
    ("Chương trình", "CTr"): 3,
    ("Hướng dẫn", "HD"): 3,
    ("Chỉ thị", "CT"): 3,
    ("Quy định", "QĐ"): 2,
    ("Đề án", "ĐA"): 2,
}
TERMS = ((2010, 2015), (2015, 2020), (2020, 2025))
PROVINCES, PLACES, ORGANS = 12, 5, 6
CENTRAL = (
    "Ban Chấp hành Trung ương",
    "Văn phòng Trung ương Đảng",
    "Ban Tổ chức Trung ương",
    "Ban Tuyên giáo Trung ương",
    "Ban Dân vận Trung ương",
    "Ủy ban Kiểm tra Trung ương",
    "Ban Nội chính Trung ương",
)
SERIES = tuple((kind, term) for kind in KINDS for term in TERMS)


@dataclass(frozen=True, slots=True)
class Paper:
    """What the register says of one paper."""

    key: str
    number: int
    kind: str
    code: str
    body: Body
    day: date
    subject: str

    @property
    def symbol(self) -> str:
        """The symbol as the regulation prints it."""
        return f"{self.number:02d}-{self.code}/{self.body.codes[0]}"

    @property
    def cited(self) -> str:
        """How another paper names it."""
        day = f"{self.day:%d/%m/%Y}"
        head = f"{self.kind} số {self.symbol}, ngày {day} của {self.body.name}"
        return f"{head} về {self.subject}"


def register(count: int, authority: Authority, chance: random.Random) -> list[Paper]:
    """Return ``count`` papers of bodies of all levels, by key "0", "1" and so on."""
    bodies = list(_bodies(authority, chance))
    places = [f"{p.rank.name} {p.name}" for p in authority.bodies.maker.places]
    # A committee writes more than its organs, and the Centre more than a district.
    weights = [_weight(body) for body in bodies]
    numbers: dict[tuple[str, str, int], tuple[int, date]] = {}
    made: list[Paper] = []
    while len(made) < count:
        body = chance.choices(bodies, weights)[0]
        (kind, code), term = chance.choices(SERIES, _SERIES_WEIGHTS)[0]
        number, day = _next(numbers, (body.id, code, term[0]), chance)
        if day.year <= term[1]:
            about = subject(chance, day.year, chance.choice(places))
            made.append(Paper(str(len(made)), number, kind, code, body, day, about))
    return made


_SERIES_WEIGHTS = [KINDS[kind] for kind, _ in SERIES]


def _next(
    numbers: dict[tuple[str, str, int], tuple[int, date]],
    series: tuple[str, str, int],
    chance: random.Random,
) -> tuple[int, date]:
    begun = date(series[2], 10, 1)
    number, day = numbers.get(series, (0, begun))
    number += chance.randint(1, 20)
    day += timedelta(chance.randint(1, 120))
    numbers[series] = number, day
    return number, day


def _weight(body: Body) -> int:
    committee = 4 if body.kind == "committee" else 1
    return committee * {"central": 6, "province": 3}.get(body.level, 1)


def _bodies(authority: Authority, chance: random.Random) -> Iterator[Body]:
    for name in CENTRAL:
        yield next(b for b in authority.bodies.central if b.name == name)
    maker = authority.bodies.maker
    provinces = [p for p in maker.places if p.rank.level == "province"]
    for province in chance.sample(provinces, PROVINCES):
        below = [p for p in maker.places if p.within == province.name]
        for place in (province, *chance.sample(below, min(PLACES, len(below)))):
            organs = [b for b in maker.bodies([place]) if b.codes]
            yield from organs[:1]
            yield from chance.sample(organs[1:], min(ORGANS, len(organs) - 1))


def entries(papers: list[Paper], authority: Authority, seed: int) -> Iterator[Entry]:
    """Yield the papers as the engine takes them in, each with a text that cites."""
    chance = random.Random(seed)
    for paper in papers:
        cited = chance.sample(papers, chance.randint(1, 4))
        yield _entry(paper, _text(paper, cited, chance), authority)


def _text(paper: Paper, cited: list[Paper], chance: random.Random) -> str:
    day = f"ngày {paper.day.day:02d} tháng {paper.day.month} năm {paper.day.year}"
    sentences = [f"Thực hiện {other.cited}." for other in cited]
    sentences += chance.sample(SENTENCES, chance.randint(2, len(SENTENCES)))
    chance.shuffle(sentences)
    head = (paper.body.name, f"Số {paper.symbol}", day, paper.kind, paper.subject)
    return "\n".join((*head, *sentences, "Nơi nhận: Như trên, Lưu Văn phòng."))


def _entry(paper: Paper, text: str, authority: Authority) -> Entry:
    return Entry(
        key=paper.key,
        symbol=paper.symbol,
        symbol_keys=(key(paper.symbol),),
        number=paper.number,
        type=paper.kind,
        type_code=toneless(paper.code),
        issuers=(paper.body.name,),
        issuer_keys=(authority.body_key(paper.body.name),),
        issued_from=paper.day,
        issued_to=paper.day,
        subject=paper.subject,
        text=text,
    )
