"""Decisions about effects and statuses in words, as a history tells them."""

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any

from webui.render import dates, words
from webui.render.language import gettext


def of_effect(value: Mapping[str, Any], name: str) -> Iterator[str]:
    """Yield what a verdict says of the paper that is called ``name``."""
    code = value.get("code")
    status = words.say(words.SHORT_STATUSES, code) if code else ""
    if status:
        yield gettext("%(paper)s: %(status)s", paper=name, status=status)
    else:
        yield gettext("không làm thay đổi hiệu lực của %(paper)s", paper=name)
    yield from _more(value)


def of_status(value: Mapping[str, Any]) -> Iterator[str]:
    """Yield what a person stated of the status of a paper."""
    yield words.say(words.SHORT_STATUSES, value["code"])
    yield from _more(value)


def _more(value: Mapping[str, Any]) -> Iterator[str]:
    if since := value.get("since"):
        day = dates.day(dt.date.fromisoformat(str(since)))
        yield gettext("từ ngày %(day)s", day=day)
    yield from (value[name] for name in ("provision", "note") if value.get(name))
