"""What is held for its secrecy, in the words of a page for keepers."""

from dataclasses import dataclass

from archive import held_words
from archive.catalogue import Held, HeldAct
from webui.render import audiences, dates, handed, naming, words
from webui.render.language import gettext


@dataclass(frozen=True, slots=True)
class Sender:
    """Who handed it in, when, and the name of the file, where that may be told."""

    who: str
    when: str
    name: str


@dataclass(frozen=True, slots=True)
class Line:
    """What is held, as a line of the list and the head of its page."""

    id: int
    reason: str
    mark: str
    printed: str
    where: str
    state: str
    is_open: bool
    awaits: bool
    is_sealed: bool
    is_doubtful: bool
    size: str
    senders: tuple[Sender, ...]
    document: int | None


@dataclass(frozen=True, slots=True)
class Deed:
    """What a keeper did with it."""

    what: str
    who: str
    when: str
    why: str
    whom: str


def line(one: Held) -> Line:
    """Return what is held as it is told to keepers."""
    page = one.mark.page
    return Line(
        id=one.id,
        reason=words.say(held_words.REASONS, one.reason),
        mark=one.mark.level,
        printed=one.mark.printed,
        where=gettext("trang %(page)s", page=page) if page else "",
        state=words.say(held_words.STATES, one.state),
        is_open=one.state == "held",
        awaits=one.awaits,
        is_sealed=one.sealed_at is not None,
        is_doubtful=one.mark.is_doubtful,
        size=naming.size(one.size) if one.size is not None else "",
        senders=tuple(
            _sender(one, s.who, dates.moment(s.at), s.path) for s in one.senders
        ),
        document=one.document,
    )


def _sender(one: Held, who: str, when: str, path: str) -> Sender:
    shown = naming.file_name(handed.name_of(path))
    hidden = gettext(held_words.NAMELESS)
    return Sender(words.person(who), when, shown if one.may_be_named else hidden)


def deed(act: HeldAct) -> Deed:
    """Return what a keeper did, in words."""
    return Deed(
        what=words.say(held_words.DEEDS, act.deed),
        who=words.person(act.who),
        when=dates.moment(act.at),
        why=act.why,
        whom=audiences.whom(act.audience) if act.audience else "",
    )
