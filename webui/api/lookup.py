"""``POST /lookup``: many papers at once, held, unsure or missing."""

from collections import Counter
from dataclasses import dataclass

from archive.links import StatusCode
from archive.model import Citation
from indexer import lookup
from indexer.lookup import State
from webui import auditing, security
from webui.api.verbs import Verbs
from webui.services import services

verbs = Verbs("lookup", __name__, "Look up many papers at once.")


@dataclass(frozen=True, slots=True)
class Sought:
    """A line of a list and what became of it.

    ``documents`` is the paper held, or all that may be meant, with the ``statuses``
    they have today; ``reasons`` say why it is so, or why the line was not
    understood; ``cited`` counts the papers that cite what is missing.
    """

    line: int
    text: str
    state: State
    documents: tuple[int, ...]
    statuses: tuple[StatusCode, ...]
    reasons: tuple[str, ...]
    flags: tuple[str, ...]
    cited: int
    citation: Citation | None


@dataclass(frozen=True, slots=True)
class Looked:
    """What became of every line, in the order of the list."""

    counts: dict[State, int]
    items: tuple[Sought, ...]


@verbs.verb("POST /lookup", takes=str, gives=Looked, fails=(400,))
def look(text: str) -> Looked:
    """Look up a list: a paper a line in any spelling, or a table as CSV.

    At most 5,000 lines.
    """
    auditing.tell(text=text)
    sought = lookup.read(text, services().authority)
    found = lookup.answer(
        sought, reader=security.reader(), catalogue=services().catalogue
    )
    counts = Counter(one.state for one in found)
    return Looked(
        {state: counts[state] for state in lookup.STATES}, tuple(map(_line, found))
    )


def _line(found: lookup.Found) -> Sought:
    return Sought(
        line=found.line,
        text=found.text,
        state=found.state,
        documents=tuple(brief.id for brief in found.papers),
        statuses=tuple(status.code for status in found.statuses),
        reasons=found.reasons,
        flags=found.flags,
        cited=found.cited,
        citation=found.citation,
    )
