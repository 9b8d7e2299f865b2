"""The list of papers that are cited and not held, and who cites them."""

from collections.abc import Sequence

from flask import Blueprint, render_template, request

from archive import symbols
from archive.catalogue import Wanted
from webui.render import addresses, mentions
from webui.security import reader
from webui.services import services

pages = Blueprint("wanted", __name__)

PAGE = 50
"""Missing papers shown at once."""


@pages.get("/wanted")
def show() -> str:
    """Show what is missing, the most cited first; ``symbol`` picks one out."""
    missing = services().catalogue.links.wanted(reader())
    symbol = request.args.get("symbol", "")
    chosen = _under(symbol, missing) if symbol else missing
    page = addresses.page()
    return render_template(
        "wanted.html",
        papers=chosen[(page - 1) * PAGE : page * PAGE],
        total=len(missing),
        symbol=symbol,
        page=page,
        pages=-(-len(chosen) // PAGE),
        label=mentions.printed_label,
        doubts=mentions.doubts,
    )


def _under(symbol: str, missing: Sequence[Wanted]) -> list[Wanted]:
    sought = symbols.key(symbol)
    return [
        paper
        for paper in missing
        if paper.citation.symbol and symbols.key(paper.citation.symbol) == sought
    ]
