"""What a word processor holds before it is text: paragraphs, tables, running lines.

Every reader of a Word-like format gives a :class:`Flow`; here alone it is
decided how tables, headers, old fonts and odd signs are written as text.
"""

from indexer.extract.flow import signs
from indexer.extract.flow.building import Builder
from indexer.extract.flow.lists import Counting, Level, List
from indexer.extract.flow.model import Block, Cell, Flow, Paragraph, Run, Table
from indexer.extract.flow.scribe import Scribe
from indexer.extract.flow.writing import write, write_pages

__all__ = [
    "Block",
    "Builder",
    "Cell",
    "Counting",
    "Flow",
    "Level",
    "List",
    "Paragraph",
    "Run",
    "Scribe",
    "Table",
    "signs",
    "write",
    "write_pages",
]
