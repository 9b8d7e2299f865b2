"""What somebody meant to type, where little is found as it was typed.

Words are replaced by words near them from papers this reader may see, and by no
others. Which of several is meant, its neighbours tell: "kế" stands before "hoạch" in
many papers, and before "hoặc" in none. What is offered was tried: it finds papers.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping

from archive.authority import Authority
from archive.catalogue import Catalogue
from archive.text import clean, toneless
from indexer.answer import Answer, answer
from indexer.intended.readings import Speller, cased
from indexer.search.analysis import plain, syllables
from indexer.search.engine import Engine
from indexer.search.query import HEADING

FEW = 2
"""Papers that are so few that something else may have been meant."""

_LOOKED_AT = 5
"""Papers that tell which marks are printed."""

_WORD = re.compile(r"[^\W_]+")

_Forms = dict[str, tuple[int, int]]
"""Marked forms of a word: the longest row of typed words each stands in, how often.

"Điện Biên Phủ" once tells more of these three words than "diễn biến" many times.
"""


def intended(
    text: str,
    found: Answer,
    *,
    engine: Engine,
    catalogue: Catalogue,
    authority: Authority,
) -> str | None:
    """Return what may be meant by ``text``, None where enough, or it itself, was found.

    The letters keep their case. Who types without marks is offered marks where the
    papers that are found print these words side by side.
    """
    if not (found.relaxed or found.guessed) and (found.total > FEW or _leads(found)):
        return None
    asked = found.query
    filters = asked.filters
    for meant in Speller(engine, asked).readings(clean(text)):
        if plain(meant) == plain(text):
            continue
        tried = answer(
            meant,
            reader=asked.reader,
            engine=engine,
            catalogue=catalogue,
            authority=authority,
            types=filters.types,
            issuers=filters.issuers,
            years=filters.years,
            statuses=filters.statuses,
            on=found.on,
            page_size=_LOOKED_AT,
            exact=True,
        )
        if tried.total and not tried.relaxed:
            is_bare = toneless(text) == text.casefold()
            return _in_marks(meant, tried) if is_bare else meant
    return None


def _leads(found: Answer) -> bool:
    """Whether some paper is the one that was named, or says all in its heading."""
    return any(hit.score >= HEADING for hit in found.hits)


def _in_marks(text: str, found: Answer) -> str:
    """Return a text as its words are printed side by side where they were found.

    A single word says little: "trong" is "trong", "trọng" or "trồng". Where some word
    stands alone everywhere, none has marks.
    """
    words = _WORD.findall(text)
    if len(words) == 1:
        return text
    printed: dict[str, _Forms] = defaultdict(dict)
    for matched in _matched(found):
        together = syllables(matched)
        for syllable in together if len(together) > 1 else ():
            forms = printed[syllable.plain]
            longest, times = forms.get(syllable.marked, (0, 0))
            forms[syllable.marked] = max(longest, len(together)), times + 1
    if not all(plain(word) in printed for word in words if word.isalpha()):
        return toneless(text)
    return _WORD.sub(lambda word: _best_printed(word.group(), printed), text)


def _best_printed(word: str, printed: Mapping[str, _Forms]) -> str:
    forms = printed.get(plain(word))
    return (
        cased(max(forms, key=lambda form: (forms[form], form)), word) if forms else word
    )


def _matched(found: Answer) -> Iterator[str]:
    for hit in found.hits:
        lines = (
            hit.heading.type,
            *hit.heading.issuers,
            hit.heading.subject,
            hit.snippet,
        )
        yield from (part.text for line in lines for part in line if part.is_match)
