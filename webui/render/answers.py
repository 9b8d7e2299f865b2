"""The answer to what an address asks for, for whoever asks."""

from archive.dates import whole
from archive.errors import QuerySyntaxError
from indexer.answer import Answer, answer, days
from indexer.search.query import Issued
from webui.render.asked import Asked
from webui.security import reader
from webui.services import services


def answered(asked: Asked, *, most: int | None = None) -> Answer:
    """Return the hits that ``asked`` is for, at ``most`` so many.

    Raises:
        QuerySyntaxError: the text cannot be read.
    """
    opened = services()
    return answer(
        asked.text,
        reader=reader(),
        engine=opened.engine,
        catalogue=opened.catalogue,
        authority=opened.authority,
        sort=asked.sort,
        types=asked.types,
        issuers=asked.issuers,
        years=asked.years,
        statuses=asked.statuses,
        between=_between(asked),
        on=whole(asked.on),
        page=asked.page,
        page_size=most or size(asked),
        exact=asked.exact,
    )


def size(asked: Asked) -> int:
    """Return how many hits a page shows."""
    return asked.size or services().settings.page_size


def no_days(asked: Asked) -> set[str]:
    """Return the names of the days that were typed and are none."""
    typed = asked.days().items()
    return {name for name, day in typed if day and not _is_day(name, day)}


def _between(asked: Asked) -> Issued | None:
    """Return the days chosen; what is no day is told beside its field."""
    typed = {name: day for name, day in asked.days().items() if _is_day(name, day)}
    return days(typed.get("from", ""), typed.get("to", ""), services().authority)


def _is_day(name: str, day: str) -> bool:
    if name == "on":
        return whole(day) is not None
    try:
        return days(day, "", services().authority) is not None
    except QuerySyntaxError:
        return False
