"""Batches in sentences, as the commands say them."""

import datetime as dt

from archive import intake_words, words
from archive.catalogue import Batch, Pace, Progress, Step

_HOURS = dt.timezone(dt.timedelta(hours=7))


def state(batch: Batch) -> str:
    """Return where a batch stands."""
    is_over = batch.ended_at is not None and batch.state != "cancelled"
    said = intake_words.BATCH_STATES["over" if is_over else batch.state]
    return f"{said}, đọc trước" if batch.is_first and not batch.ended_at else said


def tally(progress: Progress) -> str:
    """Return how many files ended how: 10 đã nhận, 2 không nhận."""
    told = [
        f"{progress.ended[code]} {words.OUTCOMES[code].lower()}"
        for code in words.OUTCOMES
        if code in progress.ended
    ]
    cancelled = f" (hủy {progress.cancelled})" if progress.cancelled else ""
    return ", ".join(told) + cancelled


def pace(batch: Batch, known: Pace | None) -> str:
    """Return how fast a batch goes and how long yet; empty while nobody can tell."""
    left = batch.progress.received + batch.progress.claimed
    if known is None or not left:
        return ""
    speed = f"{known.a_minute:.0f}" if known.a_minute >= 10 else f"{known.a_minute:.1f}"
    return f"{speed.replace('.', ',')} tệp/phút, còn {lasting(known.lasts(left))}"


def lasting(seconds: float) -> str:
    """Return a time as a clock shows it.

    >>> lasting(65), lasting(7265)
    ('1:05', '2:01:05')
    """
    minutes, second = divmod(round(seconds), 60)
    hours, minute = divmod(minutes, 60)
    return f"{hours}:{minute:02}:{second:02}" if hours else f"{minute}:{second:02}"


def step(made: Step) -> str:
    """Return what somebody did to a batch, and when."""
    return f"{intake_words.STEPS[made.step]}: {made.who}, {moment(made.at)}"


def moment(when: dt.datetime | None) -> str:
    """Return an instant by the clock on the wall in Vietnam."""
    return f"{when.astimezone(_HOURS):%H:%M %d/%m/%Y}" if when else ""
