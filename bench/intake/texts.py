"""Made-up papers as plain text, for benchmarks to which the file does not matter."""

import random
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

KINDS = {"KH": "KẾ HOẠCH", "TB": "THÔNG BÁO", "BC": "BÁO CÁO", "KL": "KẾT LUẬN"}
PLACES = ("BẮC KẠN", "THÁI NGUYÊN", "CAO BẰNG", "LẠNG SƠN", "TUYÊN QUANG")


def sentences() -> list[str]:
    """Return the sentences of the sample corpus, which are ours."""
    found = []
    for source in sorted((ROOT / "corpus/papers").glob("*.toml")):
        text = str(tomllib.loads(source.read_text()))
        found += [part for part in text.split(". ") if 40 < len(part) < 300]
    return [
        part.replace("[[", "").replace("]]", "").replace("\\n", " ") for part in found
    ]


def paper(number: int, stock: list[str], chance: random.Random) -> str:
    """Return one made-up paper."""
    code, kind = chance.choice(list(KINDS.items()))
    place = chance.choice(PLACES)
    year, month, day = (
        chance.randint(2005, 2024),
        chance.randint(1, 12),
        1 + number % 28,
    )
    cited = chance.randint(1, max(2, number))
    return "\n".join(
        (
            f"TỈNH ỦY {place}",
            "*",
            f"Số {number}-{code}/TU",
            "ĐẢNG CỘNG SẢN VIỆT NAM",
            f"{place.title()}, ngày {day:02d} tháng {month:02d} năm {year}",
            kind,
            chance.choice(stock)[:120],
            "-----",
            f"Thực hiện Kế hoạch số {cited}-KH/TU của Tỉnh ủy {place.title()},",
            *(f"{chance.choice(stock)}." for _ in range(chance.randint(15, 45))),
            "T/M BAN THƯỜNG VỤ",
            "PHÓ BÍ THƯ",
            "Nguyễn Văn Mẫu",
        )
    )
