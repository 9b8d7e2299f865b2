"""The facts of the samples: the known ones for real papers, and no more."""

import datetime as dt
from collections import Counter

import msgspec
import pytest

from archive.facts import Metadata
from archive.model import Citation
from corpus.make.expected import MEDIA_TYPES
from corpus.make.markup import normal_symbol
from tests.corpus.samples import CORPUS, SLUGS, cited, label

TW = "Ban Chấp hành Trung ương"
# Retyped from the list of real papers, not from the sources of the samples.
REAL = {
    "kh-171-thanh-uy-bac-kan-2019": ("171-KH/TU", "2019-08-01", "Thành ủy Bắc Kạn"),
    "cv-362-tinh-uy-bac-kan-2019": ("362-CV/TU", "2019-07-18", "Tỉnh ủy Bắc Kạn"),
    "cv-6915-btgtw-2019": ("6915-CV/BTGTW", "2019-07-26", "Ban Tuyên giáo Trung ương"),
    "cv-25-bcd-35-bac-kan-2019": ("25-CV/BCĐ", "2019-07-03", "Ban chỉ đạo 35"),
    "kh-153-tinh-uy-bac-kan-2019": ("153-KH/TU", "2019-07-11", "Tỉnh ủy Bắc Kạn"),
    "kh-157-tinh-uy-bac-kan-2019": ("157-KH/TU", "2019-09-17", "Tỉnh ủy Bắc Kạn"),
    "kh-172-tinh-uy-bac-kan-2020": ("172-KH/TU", "2020-01-21", "Tỉnh ủy Bắc Kạn"),
    "kh-128-huyen-uy-co-to-2019": ("128-KH/HU", "2019-07-10", "Huyện ủy Cô Tô"),
    "qd-983-tu-bac-giang-2025": ("983-QĐ/TU", "2025-02-12", "Tỉnh ủy Bắc Giang"),
    "hd-115-btgtw-2020": ("115-HD/BTGTW", "2020-01-08", "Ban Tuyên giáo Trung ương"),
    "hd-26-btctw-2019": ("26-HD/BTCTW", "2019-10-18", "Ban Tổ chức Trung ương"),
    "hd-11-vptw-2004": ("11-HD/VPTW", "2004-05-28", "Văn phòng Trung ương Đảng"),
    "hd-36-vptw-2018": ("36-HD/VPTW", "2018-04-03", "Văn phòng Trung ương Đảng"),
    "hd-05-vptw-2026": ("05-HD/VPTW", "2026-05-27", "Văn phòng Trung ương Đảng"),
    "hd-01-tw-2016": ("01-HD/TW", "2016-09-20", TW),
    "hd-01-tw-2021": ("01-HD/TW", "2021-09-28", TW),
    "ct-05-tw-2016": ("05-CT/TW", "2016-05-15", TW),
    "ct-35-tw-2019": ("35-CT/TW", "2019-05-30", TW),
    "ct-35-tw-2024": ("35-CT/TW", "2024-06-14", TW),
    "ct-45-tw-2025": ("45-CT/TW", "2025-04-14", TW),
    "kl-45-tw-2019": ("45-KL/TW", "2019-02-01", TW),
    "kl-01-tw-2021": ("01-KL/TW", "2021-05-18", TW),
    "kl-118-tw-2025": ("118-KL/TW", "2025-01-18", TW),
    "nq-27-tw-2008": ("27-NQ/TW", "2008-08-06", TW),
    "nq-04-tw-2016": ("04-NQ/TW", "2016-10-30", TW),
    "nq-18-tw-2017": ("18-NQ/TW", "2017-10-25", TW),
    "nq-27-tw-2018": ("27-NQ/TW", "2018-05-21", TW),
    "nq-35-tw-2018": ("35-NQ/TW", "2018-10-22", TW),
    "nq-18-tw-2022": ("18-NQ/TW", "2022-06-16", TW),
    "nq-27-tw-2022": ("27-NQ/TW", "2022-11-09", TW),
    "qd-47-tw-2011": ("47-QĐ/TW", "2011-11-01", TW),
    "qd-29-tw-2016": ("29-QĐ/TW", "2016-07-25", TW),
    "qd-66-tw-2017": ("66-QĐ/TW", "2017-02-06", TW),
    "qd-22-tw-2021-sao-luc": ("22-QĐ/TW", "2021-07-28", TW),
    "qd-24-tw-2021": ("24-QĐ/TW", "2021-07-30", TW),
    "qd-37-tw-2021": ("37-QĐ/TW", "2021-10-25", TW),
    "qd-69-tw-2022": ("69-QĐ/TW", "2022-07-06", TW),
    "qd-232-tw-2025": ("232-QĐ/TW", "2025-01-20", TW),
    "qd-294-tw-2025": ("294-QĐ/TW", "2025-05-26", TW),
    "qd-399-tw-2026": ("399-QĐ/TW", "2026-01-09", TW),
    "qd-20-tw-2026": ("20-QĐ/TW", "2026-04-08", TW),
    "qd-207-tw-2026": ("207-QĐ/TW", "2026-07-26", TW),
    "qd-208-tw-2026": ("208-QĐ/TW", "2026-07-26", TW),
    "nd-30-2020-nd-cp": ("30/2020/NĐ-CP", "2020-03-05", "Chính phủ"),
    "nq-202-2025-qh15": ("202/2025/QH15", "2025-06-12", "Quốc hội"),
    "luat-117-2025-qh15": ("117/2025/QH15", "2025-12-10", "Quốc hội"),
    "luat-33-2024-qh15": ("33/2024/QH15", None, "Quốc hội"),
}

ORGANS = {
    "Bộ Chính trị": "ct-05-tw-2016 ct-35-tw-2019 ct-35-tw-2024 ct-45-tw-2025 "
    "kl-01-tw-2021 kl-118-tw-2025 nq-35-tw-2018 qd-69-tw-2022",
    "Ban Bí thư": "kl-45-tw-2019 hd-01-tw-2016 hd-01-tw-2021 qd-66-tw-2017 qd-399-tw-2026",
}

REPLACED = {
    ("ct-45-tw-2025", "ct-35-tw-2024"),
    ("ct-45-tw-2025", "kl-118-tw-2025"),
    ("qd-24-tw-2021", "qd-29-tw-2016"),
    ("qd-232-tw-2025", "qd-24-tw-2021"),
    ("qd-294-tw-2025", "qd-232-tw-2025"),
    ("qd-208-tw-2026", "qd-20-tw-2026"),
    ("qd-37-tw-2021", "qd-47-tw-2011"),
    ("qd-207-tw-2026", "qd-37-tw-2021"),
    ("qd-399-tw-2026", "qd-66-tw-2017"),
    ("hd-05-vptw-2026", "hd-36-vptw-2018"),
}


@pytest.mark.parametrize("slug", SLUGS)
def test_says_whose_words_it_holds(slug):
    """Every sample says that its text is ours, and what in it is made up."""
    found = label(slug)

    assert found["text"].startswith("Lời văn trong tệp này do chúng tôi viết")
    assert found["note"]
    assert found["made_up"] or found["source"] == "domain"
    assert (found.get("source") == "domain") == (slug in REAL)


@pytest.mark.parametrize("slug", REAL)
def test_facts_of_real_papers_are_the_known_ones(slug):
    """Number, date and issuing body are those of the list of real papers."""
    symbol, date, issuer = REAL[slug]
    metadata = label(slug)["metadata"]

    assert metadata["symbol"] == symbol
    assert metadata.get("issued", {}).get("date") == (
        dt.date.fromisoformat(date) if date else None
    )
    assert metadata["issuers"][0].startswith(issuer)


def test_organs_of_central_papers_are_the_known_ones():
    """The deciding body is not the letterhead of the Central Committee."""
    for organ, slugs in ORGANS.items():
        found = {slug: label(slug)["metadata"]["organ"] for slug in slugs.split()}
        assert found == dict.fromkeys(found, organ)


SOURCES = {
    slug: (CORPUS / "papers" / f"{slug}.toml").read_text(encoding="utf-8")
    for slug in SLUGS
}


@pytest.mark.parametrize("slug", SLUGS)
def test_facts_have_the_shape_of_the_archive(slug):
    """A label can be compared with a reading, field by field."""
    metadata = msgspec.convert(label(slug)["metadata"], Metadata)

    assert metadata.symbol is None or normal_symbol(metadata.symbol) == metadata.symbol
    assert set(label(slug).get("unjudged", [])) <= set(Metadata.__dataclass_fields__)
    assert label(slug)["media_type"] in MEDIA_TYPES.values()
    for citation in cited(slug):
        plain = {
            k: v for k, v in citation.items() if k not in {"links_to", "candidates"}
        }
        value = msgspec.convert({"start": 0, "end": 1, **plain}, Citation)
        # A date may stand outside its citation ("Ngày 04/6/2019, … ban hành …"),
        # but it is nowhere made up.
        assert value.date is None or (value.date_verbatim or "") in SOURCES[slug]


@pytest.mark.parametrize("slug", SLUGS)
def test_links_lead_to_papers_of_the_corpus(slug):
    """A link names a sample with that number; candidates are several."""
    for citation in cited(slug):
        target, candidates = citation.get("links_to"), citation.get("candidates", [])
        assert len(candidates) != 1
        for linked in [*candidates, *([target] if target else [])]:
            symbol = label(linked)["metadata"]["symbol"]
            assert citation.get("symbol", symbol) == symbol


def test_two_cited_papers_are_wanted():
    """53-KL/TW and 26-TB/BCĐ are cited and not held."""
    held = {label(slug)["metadata"].get("symbol") for slug in SLUGS}
    mentioned = {c.get("symbol") for slug in SLUGS for c in cited(slug)}

    assert {"53-KL/TW", "26-TB/BCĐ"} <= mentioned - held


def test_collisions_are_several_papers_of_one_symbol():
    """A bare symbol must leave more than one candidate."""
    held = Counter(label(slug)["metadata"].get("symbol") for slug in SLUGS)

    assert {symbol: n for symbol, n in held.items() if symbol and n > 1} == {
        "171-KH/TU": 2,
        "35-CT/TW": 2,
        "27-NQ/TW": 3,
        "18-NQ/TW": 2,
        "01-HD/TW": 2,
    }


def test_chains_of_replacement():
    """Who replaces whom within the corpus is what the sources say, no more."""
    found = {
        (slug, citation["links_to"])
        for slug in SLUGS
        for citation in cited(slug)
        for relation in citation.get("relations", [])
        if relation["relation"] == "replaces" and "links_to" in citation
    }

    assert found == REPLACED
