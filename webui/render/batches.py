"""How a batch stands, in words: its pace, who held it up, and what can be done."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from archive import intake_words
from archive.catalogue import Batch, Pace, Row, Steer, Step
from webui.render import dates, naming, words
from webui.render.language import gettext, number


@dataclass(frozen=True, slots=True)
class Told:
    """A batch in words; plain values, so that JSON can hold it.

    ``sentence`` says how fast it goes or why it does not, ``reading`` what is being
    read, ``steps`` what people did to it; ``verbs`` are those that are of use.
    """

    state: str
    label: str
    sentence: str
    reading: str
    verbs: list[Steer]
    steps: list[str]


def told(
    batch: Batch,
    *,
    pace: Pace | None,
    in_hand: Sequence[Row],
    steps: Sequence[Step],
    name: Callable[[str], str],
) -> Told:
    """Return how a batch stands; ``name`` says what a clerk calls a path."""
    read = ", ".join(naming.file_name(name(row.path)) for row in in_hand)
    return Told(
        state=_state(batch),
        label=label(batch),
        sentence=_sentence(batch, pace, steps),
        reading=gettext("Đang đọc: %(files)s", files=read) if read else "",
        verbs=_verbs(batch),
        steps=[_step(step) for step in steps],
    )


def label(batch: Batch) -> str:
    """Return where a batch stands."""
    said = words.say(intake_words.BATCH_STATES, _state(batch))
    is_raised = batch.is_first and not batch.ended_at
    return gettext("%(state)s, đọc trước", state=said) if is_raised else said


def verb(step: Steer) -> str:
    """Return the words on the button for a step."""
    return words.say(intake_words.STEPS, step)


def _state(batch: Batch) -> str:
    is_over = batch.ended_at is not None and batch.state != "cancelled"
    return "over" if is_over else batch.state


def _verbs(batch: Batch) -> list[Steer]:
    if batch.ended_at or batch.state == "cancelled":
        return []
    turn: Steer = "in_turn" if batch.is_first else "first"
    return ["resume" if batch.state == "paused" else "pause", turn, "cancel"]


def _sentence(batch: Batch, pace: Pace | None, steps: Sequence[Step]) -> str:
    if batch.state != "open":
        return f"{_step(steps[-1])}." if steps else ""
    waiting = batch.progress.received + batch.progress.claimed
    if pace and waiting:
        return gettext(
            "%(pace)s tệp một phút, còn %(long)s.",
            pace=number(_rounded(pace.a_minute)),
            long=dates.lasting(pace.lasts(waiting)),
        )
    is_idle = waiting and not batch.progress.claimed
    return gettext("Đang chờ đến lượt.") if is_idle else ""


def _rounded(pace: float) -> float:
    return round(pace) if pace >= 10 else round(pace, 1)


def _step(step: Step) -> str:
    return gettext(
        "%(step)s: %(who)s, %(when)s",
        step=words.say(intake_words.STEPS, step.step),
        who=words.person(step.who),
        when=dates.moment(step.at),
    )
