"""What somebody may send to an archive: about everything there is, hidden or not."""

import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from flask import Flask

from tests.access import surfaces
from tests.access.archives import Archive
from tests.access.papers import HEADS

LIST = "\n".join(f"{head.symbol} ngày {head.day:%d/%m/%Y}" for head in HEADS)
TABLE = "Số, ký hiệu;Ngày tháng;Trích yếu\n" + "\n".join(
    f"{head.symbol};{head.day:%d/%m/%Y};về việc {place}"
    for place, head in enumerate(HEADS)
)
TEXT = {"Content-Type": "text/plain; charset=utf-8"}


@dataclass(frozen=True, slots=True)
class Sent:
    """A thing that is sent, and where."""

    path: str
    body: Any
    way: str = "json"

    def said(self, app: Flask, archive: Archive) -> tuple[object, ...]:
        """Return all that is said to it."""
        app.extensions["vankho"] = archive.services
        headers = {"X-Requested-With": "test"}
        rest: dict[str, Any] = {self.way: self.body}
        if self.way == "data" and isinstance(self.body, str):
            headers |= TEXT
        elif self.way == "file":
            name, content = self.body
            rest = {"data": {"files": (io.BytesIO(content.encode()), name)}}
        client = app.test_client()
        with client.post(self.path, headers=headers, **rest) as answer:
            return surfaces.heard(answer)


def about(papers: int, citations: Iterable[int]) -> Iterator[Sent]:
    """Yield what a clerk may send, in an order that makes some sense."""
    api = "/api/v1"
    yield Sent(f"{api}/lookup", LIST, "data")
    for number in citations:
        target = number % papers + 1
        choice = {"choice": "choose", "target": target, "instead_of": None}
        yield Sent(f"{api}/citations/{number}/decisions", choice)
        yield Sent(
            f"{api}/citations/{number}/verdicts",
            {"answer": "confirm", "instead_of": None},
        )
    for number in range(1, papers + 2):
        of_paper = f"{api}/documents/{number}"
        stated = {"status": "in_force", "since": "2020-01-01", "instead_of": None}
        yield Sent(f"{of_paper}/status", stated)
        named = {"field": "signer", "value": {"name": "Lan"}, "instead_of": None}
        yield Sent(f"{of_paper}/claims", named)
        yield Sent(f"{of_paper}/files/join", {"other": number % papers + 1})
    yield Sent(f"{api}/searches", {"name": "x", "address": "q=x"})
    yield Sent(f"{api}/imports?body=Thành+ủy+Bắc+Kạn", ("so.csv", TABLE), "file")
    of = {"body": "tinh-uy-bac-kan"}
    term = {"term": {**of, "name": "XI", "since": "2019-09-01"}}
    yield Sent(f"{api}/additions/preview", term)
    yield Sent(f"{api}/additions/preview", {"name": {**of, "text": "Tỉnh bộ Bắc Kạn"}})
