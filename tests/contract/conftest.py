"""What the engine contract needs: each engine, a reader and a few papers."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from archive.authority import Authority, load
from archive.model import Reader
from indexer.search.engine import Engine, open_engine
from indexer.search.entry import Entry
from indexer.search.results import Results
from indexer.search.syntax import parse

ENGINES = {"memory": "memory:", "whoosh": "whoosh://{folder}/index"}
ORIGIN = "the papers of these tests"
STAFF = Reader("lan", frozenset({"everyone", "staff"}))

Ask = Callable[..., Results]


@pytest.fixture(scope="session")
def authority() -> Authority:
    return load()


@pytest.fixture(params=ENGINES.values(), ids=[*ENGINES])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Every engine in turn: add one, and it is held to the whole contract."""
    return str(request.param).format(folder=tmp_path)


@pytest.fixture
def engine(address: str) -> Iterator[Engine]:
    opened = open_engine(address, ORIGIN)
    yield opened
    opened.close()


@pytest.fixture
def ask(engine: Engine, authority: Authority) -> Ask:
    """Search as a reader types, in full freedom of what else may be chosen."""

    def asking(text: str, reader: Reader = STAFF, **chosen: Any) -> Results:
        return engine.search(parse(text, authority, reader, **chosen))

    return asking


@pytest.fixture
def keys(ask: Ask) -> Callable[..., list[str]]:
    def asking(text: str, **chosen: Any) -> list[str]:
        return [hit.key for hit in ask(text, **chosen).hits]

    return asking


def paper(key: str, text: str = "", **facts: Any) -> Entry:
    """A paper of which a test names only what matters."""
    return Entry(key=key, text=text, **facts)


def plan(key: str, issuer: str, subject: str, day: date, text: str = "") -> Entry:
    """A plan 171-KH/TU of some body."""
    return paper(
        key,
        text,
        symbol="171-KH/TU",
        symbol_keys=("171khtu",),
        number=171,
        type="Kế hoạch",
        type_code="kh",
        issuers=(issuer,),
        issued_from=day,
        issued_to=day,
        subject=subject,
    )


TOWN = plan(
    "1",
    "Thành ủy Bắc Kạn",
    "triển khai phong trào trồng cây",
    date(2019, 8, 1),
    "Các chi bộ trong thành phố vận động nhân dân trồng cây đầu xuân.",
)
PROVINCE = plan(
    "2",
    "Tỉnh ủy Bắc Kạn",
    "tổng kết công tác dân vận",
    date(2019, 10, 15),
    "Ban Dân vận chủ trì, phối hợp các cơ quan tổng kết công tác dân vận.",
)
DIRECTIVE = paper(
    "3",
    "Các cấp ủy quán triệt Kế hoạch 171- KH/TU về trồng cây và báo cáo trước tháng 12.",
    symbol="15-CT/TW",
    symbol_keys=("15cttw",),
    number=15,
    type="Chỉ thị",
    type_code="ct",
    issuers=("Ban Chấp hành Trung ương", "Ban Bí thư"),
    issuer_keys=("ban chap hanh trung uong", "ban bi thu"),
    issued_from=date(2019, 7, 1),
    issued_to=date(2019, 7, 31),
    subject="về tiết kiệm trong chi tiêu",
    signer="Nguyễn Văn Bình",
)
LETTER = paper(
    "4",
    "Thông báo kết luận cuộc họp, kính gửi các đồng chí.",
    symbol="15-CV/BCĐ",
    symbol_keys=("15cvbcd",),
    number=15,
    type="Công văn",
    type_code="cv",
    issuers=("Ban Chỉ đạo 35 tỉnh",),
    issued_from=date(2020, 1, 1),
    issued_to=date(2020, 12, 31),
    subject="về việc gửi báo cáo quý",
    signer="Trần Thị Bình",
    audience="staff",
)
UNDATED = paper(
    "5", "Lịch phát sóng chương trình truyền thanh cơ sở.", audience="office"
)
PAPERS = (TOWN, PROVINCE, DIRECTIVE, LETTER, UNDATED)


@pytest.fixture
def filled(engine: Engine) -> Engine:
    engine.update(PAPERS, [], 7)
    return engine
