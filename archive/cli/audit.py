"""``vankho audit``: what was done, by whom; and words taken out of it."""

import datetime as dt
import os

import click

from archive import audit_words, dates, lines
from archive.audit import DEEDS, Audit, Entry, Recorded, Sought, open_audit
from archive.audit.commands import user
from archive.catalogue.database import HOURS
from archive.errors import UsageError
from archive.names import legible
from archive.sentences import Sentence
from archive.settings import Settings
from archive.words import say

_DAY = dt.timedelta(days=1)
_NUMBER = click.IntRange(1, 2**31 - 1)


@click.command()
@click.option("--who", default="", help="Only of this person; cli:NAME here.")
@click.option(
    "--what", multiple=True, type=click.Choice(DEEDS), help="Only what was done so."
)
@click.option("--since", default="", help="Only from this day on.")
@click.option("--until", default="", help="Only up to this day.")
@click.option("--paper", type=_NUMBER, help="Only what was done with this paper.")
@click.option("--text", default="", help="Only where these words were typed.")
@click.option("--before", type=_NUMBER, help="Only entries before this one.")
@click.option("--limit", type=click.IntRange(1, 100_000), default=50, show_default=True)
@click.option(
    "--erase", multiple=True, type=_NUMBER, help="Erase what was typed from an entry."
)
@click.option("--json", "as_json", is_flag=True, help="One object a line.")
def audit(  # noqa: PLR0913, PLR0917  # one argument for each option
    who: str,
    what: tuple[str, ...],
    since: str,
    until: str,
    paper: int | None,
    text: str,
    before: int | None,
    limit: int,
    erase: tuple[int, ...],
    *,
    as_json: bool,
) -> None:
    """Show what was done, by whom and when, the newest first."""
    end = _begin(until)
    sought = Sought(
        who=who,
        what=what,
        since=_begin(since),
        until=end and end + _DAY,
        paper=paper,
        text=text,
        before=before,
    )
    opened = _opened()
    try:
        if erase:
            _erase(opened, erase)
        else:
            _show(opened.page(sought, limit), as_json=as_json)
    finally:
        opened.close()


def _opened() -> Audit:
    settings = Settings.from_env(os.environ)  # noqa: TID251  # the command line reads it
    return open_audit(settings.audit, settings.audit_key, settings.home, _now)


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)  # noqa: TID251  # here time comes in


def _begin(typed: str) -> dt.datetime | None:
    if not typed:
        return None
    day = dates.whole(typed)
    if day is None:
        message = Sentence(
            "“%(day)s” không phải là một ngày có thật. Viết như 01/8/2019.", day=typed
        )
        raise UsageError(message)
    return dt.datetime.combine(day, dt.time(), HOURS)


def _erase(opened: Audit, numbers: tuple[int, ...]) -> None:
    opened.erase(numbers, Entry(_now(), f"cli:{user()}", "erased", "audit"))
    opened.empty_log()
    click.echo(f"Đã xóa chữ đã gõ khỏi {len(set(numbers))} mục; các mục vẫn còn.")


def _show(entries: list[Recorded], *, as_json: bool) -> None:
    for one in entries:
        if as_json:
            lines.show(one)
        else:
            click.echo(_told(one))
    if not entries and not as_json:
        click.echo("Nhật ký không có mục nào như vậy.")


def _told(one: Recorded) -> str:
    papers = ", ".join(map(str, one.papers))
    told = (
        f"{one.number:>8}  {one.at.astimezone(HOURS):%d/%m/%Y %H:%M:%S}",
        legible(one.who) or "(không rõ)",
        say(audit_words.DEEDS, one.what),
        f"[{papers}]" if papers else "",
        f"({one.status})" if one.status >= 400 else "",
        "(chữ đã xóa)" if one.text is None else legible(one.text),
    )
    return "  ".join(filter(None, told))
