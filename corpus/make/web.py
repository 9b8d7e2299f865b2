"""Papers as a web page, the way a portal shows them."""

from html import escape
from pathlib import Path

from corpus.make.layout import Block, Columns, Grid, Line

_STYLE = "body{max-width:48em;margin:auto;font:1.1em serif}td{vertical-align:top}"


def write(blocks: tuple[Block, ...], path: Path, title: str) -> None:
    """Write ``blocks`` to ``path`` as one page without scripts."""
    body = "\n".join(_html(block) for block in blocks)
    page = (
        '<!DOCTYPE html>\n<html lang="vi">\n<head>\n<meta charset="utf-8">\n'
        f"<title>{escape(title)}</title>\n<style>{_STYLE}</style>\n</head>\n"
        f"<body>\n{body}\n</body>\n</html>\n"
    )
    path.write_text(page, encoding="utf-8")


def _html(block: Block) -> str:
    if isinstance(block, Columns):
        cells = "".join(
            f"<td>{_lines(side)}</td>" for side in (block.left, block.right)
        )
        return f'<table width="100%"><tr>{cells}</tr></table>'
    if isinstance(block, Grid):
        rows = "".join(
            "<tr>" + "".join(f"<td>{escape(text)}</td>" for text in row) + "</tr>"
            for row in block.rows
        )
        return f'<table border="1">{rows}</table>'
    return _line(block)


def _lines(lines: tuple[Line, ...]) -> str:
    return "\n".join(_line(line) for line in lines)


def _line(line: Line) -> str:
    text = escape(line.text)
    for wanted, tag in ((line.bold, "b"), (line.italic, "i"), (line.underlined, "u")):
        text = f"<{tag}>{text}</{tag}>" if wanted else text
    rule = "<hr>" if line.rule else ""
    return f'<p style="text-align:{line.align}">{text}</p>{rule}' if text else "<br>"
