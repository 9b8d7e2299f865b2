"""The neighbourhood of a paper as a picture: its boxes in the words of an office.

Everything the picture shows by place, colour or shape is said in words too: in the
name of each box for those who listen, and in a list of the same papers.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from flask import url_for

from archive.catalogue import Edge, Neighbour, Neighbourhood
from archive.names import legible
from webui.render import mentions, places, words
from webui.render.boxes import Shape, boxed, more_box, named, short
from webui.render.language import gettext
from webui.render.layers import NAME_ROOM, Layout, Line
from webui.render.layout import layout
from webui.render.lettering import fitted, width

NAME_SIZE = 11.0


def _(text: str) -> str:
    """Mark a text for translation; it is translated when it is said."""
    return text


NAMES: dict[str, str] = {
    "replaces": _("thay thế"),
    "repeals": _("bãi bỏ"),
    "annuls": _("hủy bỏ"),
    "withdraws": _("thu hồi"),
    "amends": _("sửa đổi"),
    "corrects": _("đính chính"),
    "extends": _("gia hạn"),
    "suspends": _("tạm dừng"),
    "consolidates": _("hợp nhất"),
    "based_on": _("căn cứ"),
    "implements": _("thực hiện"),
    "disseminates": _("quán triệt"),
    "guides": _("hướng dẫn"),
    "encloses": _("kèm theo"),
    "transmits": _("sao gửi"),
    "replies_to": _("trả lời"),
    "follows_up": _("tiếp theo"),
    "reports_on": _("báo cáo"),
    "reviews": _("tổng kết"),
    "conveys": _("thông báo"),
    "cites": _("dẫn chiếu"),
}
"""What stands on a line, read along its arrow."""

COLUMNS: dict[int, str] = {
    -2: _("Được dẫn chiếu tiếp"),
    -1: _("Văn bản này dẫn chiếu"),
    0: _("Văn bản đang xem"),
    1: _("Dẫn chiếu văn bản này"),
    2: _("Dẫn chiếu tiếp"),
}
"""What the columns of the picture are called."""


@dataclass(frozen=True)
class Picture:
    """A neighbourhood ready to be drawn, and to be told."""

    around: Neighbourhood

    @cached_property
    def is_empty(self) -> bool:
        """Whether there is nothing around the paper."""
        return len(self.around.neighbours) < 2

    @cached_property
    def centre(self) -> Neighbour:
        """The paper in the middle."""
        return next(one for one in self.around.neighbours if one.step == 0)

    @cached_property
    def shapes(self) -> dict[str, Shape]:
        """The boxes with their words, by their key, from left to right."""
        shapes = {}
        for one in self.around.neighbours:
            shapes[_key(one.key)] = boxed(one, self._aim(one), self.tells(one))
        for step, count in sorted(self.around.more.items()):
            shapes[f"more{step}"] = more_box(count, self._listing(step))
        return shapes

    @cached_property
    def layout(self) -> Layout:
        """Where everything stands."""
        steps = {_key(one.key): one.step for one in self.around.neighbours}
        steps |= {f"more{step}": step for step in self.around.more}
        return layout(
            [self.shapes[key].box(key, step) for key, step in steps.items()],
            [_line(edge) for edge in self.around.edges],
        )

    def heads(self) -> list[tuple[float, str]]:
        """Return what stands above the columns, and where."""
        columns = sorted(self.layout.columns.items())
        return [(x, gettext(COLUMNS[column])) for column, x in columns]

    @cached_property
    def title(self) -> str:
        """What the picture is called."""
        paper = self.centre.paper
        name = named(paper) if paper is not None else ""
        return gettext("Lược đồ quan hệ của %(paper)s", paper=name)

    def columns(self) -> Iterator[tuple[str, list[Neighbour], str]]:
        """Yield the neighbours by column, with its name and how many are left out."""
        for step in (-1, -2, 1, 2):
            near = [one for one in self.around.neighbours if one.step == step]
            if near:
                yield gettext(COLUMNS[step]), near, self.left_out(step)

    def left_out(self, step: int) -> str:
        """Return the words for the papers of a step that are not shown."""
        count = self.around.more.get(step, 0)
        return self.shapes[f"more{step}"].name if count else ""

    def short(self, one: Neighbour) -> str:
        """Return the shortest name that is sure."""
        if one.link is not None:
            return legible(mentions.printed_label(one.link.citation))
        return short(one.paper) if one.paper is not None else ""

    def tells(self, one: Neighbour) -> list[str]:
        """Return in words what joins a paper to those nearer to the middle."""
        return [
            f"{words.say(labels, edge.relation)} {self.short(other)}"
            for edge, other, labels in self._joining(one)
        ]

    def key(self, one: Neighbour) -> str:
        """Return the key of a paper's box."""
        return _key(one.key)

    def reads(self, line: Line) -> str:
        """Return a line of the picture in words, in the order of its arrow."""
        ends = {_key(one.key): self.short(one) for one in self.around.neighbours}
        return f"{ends[line.citing]} – {line.name} – {ends[line.cited]}"

    def _joining(
        self, one: Neighbour
    ) -> Iterator[tuple[Edge, Neighbour, Mapping[str, str]]]:
        for edge in self.around.edges:
            if edge.citing == one.key and one.step:
                yield edge, self._by_key[edge.cited], words.CITES
            elif edge.cited == one.key:
                other = self._by_key[edge.citing]
                if abs(other.step) < abs(one.step):
                    yield edge, other, words.CITED_BY

    @cached_property
    def _by_key(self) -> dict[int | str, Neighbour]:
        return {one.key: one for one in self.around.neighbours}

    def _aim(self, one: Neighbour) -> str | None:
        if one.paper is not None:
            number = one.paper.id
            return url_for("document.show", number=number) if one.step else None
        if one.link is None:
            return None
        if one.link.state == "unknown" and one.link.citation.symbol:
            return places.wanted_address(one.link.citation.symbol)
        name = places.listed_name(one.link)
        return self._paper(cites="all", _anchor=name)

    def _listing(self, step: int) -> str | None:
        if step == -1:
            return self._paper(cites="all", _anchor="cites")
        return self._paper(cited_by="all", _anchor="cited-by") if step == 1 else None

    def _paper(self, **where: str) -> str:
        return url_for("document.show", number=self.around.centre, **where)  # type: ignore[arg-type]  # the names are ours


def _key(key: int | str) -> str:
    return f"paper-{key}" if isinstance(key, int) else key


def _line(edge: Edge) -> Line:
    name = fitted(words.say(NAMES, edge.relation), NAME_ROOM, NAME_SIZE)
    return Line(_key(edge.citing), _key(edge.cited), name, width(name, NAME_SIZE))
