"""The samples and their labels, opened for the tests of the corpus."""

import re
import tomllib
import zipfile
from functools import cache
from html import unescape
from pathlib import Path
from typing import Any

import pypdfium2
from docx import Document

from corpus.make.paper import read_all

CORPUS = Path(__file__).resolve().parents[2] / "corpus"
PAPERS = {paper.slug: paper for paper in read_all(CORPUS / "papers")}
SLUGS = sorted(PAPERS)


def original(slug: str) -> Path:
    (found,) = (CORPUS / "samples" / slug).glob("original.*")
    return found


@cache
def label(slug: str) -> dict[str, Any]:
    text = (CORPUS / "samples" / slug / "expected.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def cited(slug: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = label(slug).get("citations", [])
    return found


def in_pdf(path: Path) -> str:
    with pypdfium2.PdfDocument(path) as document:
        pages = [page.get_textpage().get_text_range() for page in document]
    return " ".join(re.sub(r"\A\d{1,2}\s", "", text) for text in pages)


def in_docx(path: Path) -> str:
    return " ".join(Document(str(path)).element.body.itertext())


def in_odt(path: Path) -> str:
    with zipfile.ZipFile(path) as archive:
        content = archive.read("content.xml").decode()
    return unescape(re.sub(r"<[^<>]{1,500}>", " ", content))


def in_html(path: Path) -> str:
    return unescape(re.sub(r"<[^<>]{1,500}>", " ", path.read_text(encoding="utf-8")))


def in_txt(path: Path) -> str:
    return path.read_text(encoding="utf-8")


TEXTS = {"pdf": in_pdf, "docx": in_docx, "odt": in_odt, "html": in_html, "txt": in_txt}
