"""The list of papers that are cited and not held, and who cites them."""

from flask import Blueprint, render_template, request

from webui.render import addresses, mentions
from webui.security import reader
from webui.services import services

pages = Blueprint("wanted", __name__)

PAGE = 50
"""Symbols under which something is missing shown at once."""


@pages.get("/wanted")
def show() -> str:
    """Show what is missing, the most cited first; ``symbol`` picks one out."""
    links = services().catalogue.links
    symbol = request.args.get("symbol", "").strip()
    sought = symbol or None
    last = -(-links.wanted_count(reader(), symbol=sought) // PAGE)
    page = min(addresses.page(), max(1, last))
    return render_template(
        "wanted.html",
        papers=links.wanted(
            reader(), symbol=sought, offset=(page - 1) * PAGE, limit=PAGE
        ),
        total=links.wanted_count(reader()),
        symbol=symbol,
        page=page,
        pages=last,
        label=mentions.printed_label,
        doubts=mentions.doubts,
    )
