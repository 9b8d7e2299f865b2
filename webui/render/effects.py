"""What papers do to others, as the pages tell it: with the sentence that says so.

Whether it is proposed, confirmed or rejected is told in words, never by colour alone.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from archive import links
from archive.catalogue import Affecting, Brief, EffectState
from webui.render import mentions, words
from webui.render.mentions import Quote
from webui.render.words import Flag
from webui.security import reader
from webui.services import services

SHOWN = 25
"""Effects shown of each list before somebody asks for all."""


@dataclass(frozen=True, slots=True)
class Effect:
    """What one paper does to another, and the place that says so.

    ``flags`` say why it is to be looked at closely.
    """

    made: Affecting
    quote: Quote
    flags: tuple[Flag, ...]

    @property
    def state(self) -> EffectState:
        """Whether somebody decided about it, and how."""
        return self.made.state

    @property
    def citation(self) -> int:
        """The number of the citation that makes it."""
        return self.made.link.id

    @property
    def choice(self) -> str:
        """The effect that stands, or that was read where it was rejected."""
        return self.made.effect or links.effect(self.quote.citation)

    @property
    def meant(self) -> Brief:
        """The paper to which it is done."""
        assert self.made.link.target is not None  # noqa: S101  # asked of those held
        return self.made.link.target

    @property
    def short(self) -> str:
        """What becomes of the paper in a word or two; empty where nothing does."""
        return words.say(words.SHORT_STATUSES, self.made.effect or "")


def shown(made: Iterable[Affecting]) -> list[Effect]:
    """Return effects with their sentences, what waits for a person first."""
    found = [one for one in made if one.link.target is not None]
    places = {(one.link.citing, one.link.citation.page) for one in found}
    texts = services().catalogue.documents.page_texts(places, reader())
    told = [_effect(one, texts) for one in found]
    return sorted(told, key=lambda one: one.state != "proposed")


def _effect(made: Affecting, texts: dict[tuple[int, int], str]) -> Effect:
    link = made.link
    text = texts.get((link.citing, link.citation.page), "")
    flags = tuple(words.flag(code) for code in made.flags)
    return Effect(made, mentions.quote(link, text), flags)


def choices() -> Sequence[tuple[str, str]]:
    """Return what a paper may do to another: each code with its words."""
    return [
        (code, words.say(words.CITES, links.RELATION_OF[code]))
        for code in links.CHANGES
    ]


def statuses() -> Sequence[tuple[str, str]]:
    """Return what can be stated of a paper: each code with its words."""
    return [(code, words.say(words.STATUSES, code)) for code in links.STATUSES]
