"""``python -m corpus.figures.training FIGURES FONTS WEIGHTS``: see the README here."""

import random
import sys
from pathlib import Path
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
import optax

from corpus.figures.wearing import worn
from corpus.figures.writing import Hands, number, written
from indexer.extract.handwriting.strokes import darkness, prepared

WIDEST = 176
CHANNELS = (16, 32, 48, 64, 96, 96)
SHAPES = ((5, 5), (3, 3), (3, 3), (3, 3), (2, 3), (1, 3))
PADS = (2, 2), (1, 1), (1, 1), (1, 1), (0, 1), (0, 1)
SAMPLES, ROUNDS, AT_ONCE = 150_000, 8, 64

Weights = dict[str, dict[str, Any]]


def samples(hands: Hands, count: int, seed: int) -> list[tuple[np.ndarray, str]]:
    """Return pictures as the network reads them, with the figures they show."""
    chance = random.Random(seed)  # noqa: S311  # no secret depends on it
    made: list[tuple[np.ndarray, str]] = []
    while len(made) < count:
        figures = number(chance)
        grey = worn(written(figures, hands, chance), chance)
        picture = None if grey is None else _prepared(darkness(grey))
        if picture is not None and picture.shape[1] <= WIDEST:
            made.append((picture, figures))
    return made


def _prepared(ink: np.ndarray) -> np.ndarray | None:
    rows, columns = (np.flatnonzero((ink > 0.4).any(axis=axis)) for axis in (1, 0))
    if not len(rows) or rows[-1] - rows[0] < 4:
        return None
    return prepared(ink[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1])


def begun(key: Any) -> Weights:
    """Return weights at random."""
    sizes = zip((*SHAPES, (1, 1)), (1, *CHANNELS), (*CHANNELS, 11), strict=True)
    names = (*(f"c{place}" for place in range(1, 7)), "out")
    weights: Weights = {}
    for name, (shape, before, after) in zip(names, sizes, strict=True):
        key, own = jax.random.split(key)
        spread = np.sqrt(2 / (shape[0] * shape[1] * before))
        random_ones = jax.random.normal(own, (*shape, before, after)) * spread
        weights[name] = {"w": random_ones, "b": jnp.zeros(after)}
    return weights


def scores(weights: Weights, pictures: Any) -> Any:
    """Return the scores of each step, as ``network.steps`` works them out."""
    seen = pictures
    for place, (down, across) in enumerate(PADS, 1):
        stride = (2, 2) if place < 3 else (1, 1)
        pad = ((down, down), (across, across))
        seen = jax.nn.relu(_convolved(weights[f"c{place}"], seen, stride, pad))
        if place in (3, 4):
            window = (1, 2, 1, 1)
            seen = jax.lax.reduce_window(
                seen, -jnp.inf, jax.lax.max, window, window, "VALID"
            )
    return _convolved(weights["out"], seen, (1, 1), ((0, 0), (0, 0)))[:, 0]


def _convolved(layer: dict[str, Any], seen: Any, stride: Any, pad: Any) -> Any:
    shapes = ("NHWC", "HWIO", "NHWC")
    return (
        jax.lax.conv_general_dilated(
            seen, layer["w"], stride, pad, dimension_numbers=shapes
        )
        + layer["b"]
    )


def loss(weights: Weights, pictures: Any, widths: Any, labels: Any, counts: Any) -> Any:
    """Return how unlikely the figures shown are to the network (CTC)."""
    seen = scores(weights, pictures)
    is_beyond = jnp.arange(seen.shape[1])[None] >= widths[:, None] // 4
    is_none = jnp.arange(labels.shape[1])[None] >= counts[:, None]
    return optax.ctc_loss(
        seen, is_beyond.astype("f4"), labels, is_none.astype("f4"), blank_id=0
    ).mean()


def trained(made: list[tuple[np.ndarray, str]]) -> Weights:
    """Return weights that learned from the samples."""
    order = np.random.default_rng(0)
    steps = ROUNDS * (len(made) // AT_ONCE)
    rate = optax.warmup_cosine_decay_schedule(0, 2.5e-3, 300, steps, 1e-5)
    way = optax.chain(
        optax.clip_by_global_norm(2.0), optax.adamw(rate, weight_decay=1e-4)
    )
    weights = begun(jax.random.PRNGKey(0))
    state = way.init(weights)

    @jax.jit
    def step(weights: Weights, state: Any, *batch: Any) -> Any:
        gradient = jax.grad(loss)(weights, *batch)
        change, state = way.update(gradient, state, weights)
        return optax.apply_updates(weights, change), state

    for _ in range(ROUNDS):
        for chosen in np.array_split(order.permutation(len(made)), steps // ROUNDS):
            batch = _batch([made[one] for one in chosen], order)
            weights, state = step(weights, state, *batch)
    return weights


def _batch(chosen: list[tuple[np.ndarray, str]], noise: np.random.Generator) -> Any:
    pictures = np.zeros((len(chosen), 32, WIDEST, 1), np.float32)
    labels = np.zeros((len(chosen), 4), np.int32)
    for place, (picture, figures) in enumerate(chosen):
        pictures[place, :, : picture.shape[1], 0] = picture
        labels[place, : len(figures)] = [int(figure) + 1 for figure in figures]
    pictures *= noise.uniform(0.7, 1.25, (len(chosen), 1, 1, 1))
    pictures = np.clip(pictures, 0, 1) + noise.normal(0, 0.03, pictures.shape)
    widths = np.array([picture.shape[1] for picture, _ in chosen])
    counts = np.array([len(figures) for _, figures in chosen])
    return pictures.astype(np.float32), widths, labels, counts


def right(weights: Weights, made: list[tuple[np.ndarray, str]]) -> float:
    """Return the share of samples that are read as they are."""
    look = jax.jit(lambda picture: scores(weights, picture).argmax(axis=-1)[0])
    found = 0
    for picture, figures in made:
        wide = np.zeros((1, 32, WIDEST, 1), np.float32)
        wide[0, :, : picture.shape[1], 0] = picture
        steps = np.asarray(look(wide))[: picture.shape[1] // 4]
        changes = np.flatnonzero(np.diff(steps, prepend=0))
        found += "".join(str(steps[i] - 1) for i in changes if steps[i]) == figures
    return found / len(made)


def main(figures: Path, fonts: Path, kept: Path) -> None:
    """Make the samples, train, tell how well the test is read, keep the weights."""
    weights = trained(samples(Hands.of(figures, fonts, is_test=False), SAMPLES, 1))
    test = samples(Hands.of(figures, fonts, is_test=True), 2_500, 2)
    print(f"{right(weights, test):.3f} of the test read whole")
    halved = {
        f"{name}.{part}": np.asarray(values, np.float16)
        for name, layer in weights.items()
        for part, values in layer.items()
    }
    np.savez_compressed(kept, **halved)


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:4]))
