"""From what the network saw, step by step, to what figures may stand there: pure.

Steps are rows of eleven likelihoods, the first that of "nothing"; a figure seen in
neighbouring steps is one, and two of the same are parted by a step of nothing
(connectionist temporal classification).
"""

from collections import defaultdict
from collections.abc import Mapping

from indexer.extract.handwriting.network import Floats

_BEAM = 12
_LONGEST = 5
_NOTHING = 0
# A number begins with 0 only where offices write 01 to 09 (Decree 30/2020/NĐ-CP,
# annex I; Guidance 36-HD/VPTW).
_NULLED = 0.02
_ELSE = 1 / 3


def numbers(steps: Floats) -> dict[str, float]:
    """Return what number may stand there, each with its likelihood, likeliest first."""
    found = {
        text: share * (_NULLED if len(text) > 2 and text[0] == "0" else 1.0)
        for text, share in _readings(steps).items()
        if text.strip("0") and len(text) <= _LONGEST
    }
    return _shared(found, sum(found.values()))


def among(steps: Floats, most: int) -> dict[str, float]:
    """Return which of 1 to ``most`` may stand there, as two figures, likeliest first.

    Days and months are written with a 0 before them, or without.
    """
    found = {
        f"{one:02d}": sum(_likelihood(steps, text) for text in {f"{one:02d}", str(one)})
        for one in range(1, most + 1)
    }
    whole = sum(found.values())
    # Something else is no day, and only makes the whole less sure.
    best = max(_readings(steps).values(), default=0.0)
    sure = (whole / max(whole, best)) ** _ELSE if whole else 0.0
    return {text: share * sure for text, share in _shared(found, whole).items()}


def _shared(found: Mapping[str, float], whole: float) -> dict[str, float]:
    ranked = sorted(found.items(), key=lambda one: -one[1])
    return {text: share / whole for text, share in ranked if whole > 0}


def _readings(steps: Floats) -> dict[str, float]:
    """Return the likeliest strings of figures with their likelihoods.

    Each prefix is kept with how likely it ends in nothing, and in its last figure.
    """
    beam: dict[str, tuple[float, float]] = {"": (1.0, 0.0)}
    for row in steps.astype(float).tolist():
        following: dict[str, list[float]] = defaultdict(lambda: [0.0, 0.0])
        for text, (blank, ended) in beam.items():
            _step(following, text, (blank, ended), row)
        ranked = sorted(following.items(), key=lambda one: -sum(one[1]))
        beam = {text: (ends[0], ends[1]) for text, ends in ranked[:_BEAM]}
    return {text: sum(ends) for text, ends in beam.items()}


def _step(
    following: dict[str, list[float]],
    text: str,
    ends: tuple[float, float],
    row: list[float],
) -> None:
    blank, ended = ends
    following[text][0] += (blank + ended) * row[_NOTHING]
    for figure in range(10):
        more, share = f"{text}{figure}", row[figure + 1]
        if text[-1:] == str(figure):
            following[text][1] += ended * share
            following[more][1] += blank * share
        else:
            following[more][1] += (blank + ended) * share


def _likelihood(steps: Floats, text: str) -> float:
    """Return how likely the steps show exactly ``text``."""
    labels = [_NOTHING]
    for figure in text:
        labels += [int(figure) + 1, _NOTHING]
    reached = [1.0] + [0.0] * (len(labels) - 1)
    is_first = True
    for row in steps.astype(float).tolist():
        reached = [
            _arriving(labels, place, reached, is_first=is_first) * row[label]
            for place, label in enumerate(labels)
        ]
        is_first = False
    return sum(reached[-2:])


def _arriving(
    labels: list[int], place: int, reached: list[float], *, is_first: bool
) -> float:
    """Return how likely a step may show the label at ``place``."""
    if is_first:
        return float(place < 2)
    arriving = sum(reached[max(0, place - 1) : place + 1])
    is_figure = labels[place] != _NOTHING
    if is_figure and place > 2 and labels[place] != labels[place - 2]:
        arriving += reached[place - 2]
    return arriving
