"""``vankho index``: the state of the index, or a new one."""

import contextlib
import os

import click

from archive import lines
from archive.catalogue import Catalogue, open_catalogue
from archive.errors import BusyError, StaleIndexError
from archive.settings import Settings
from indexer.opening import alone, open_index, wish
from indexer.search.engine import open_engine

_ASKED = (
    "Tiến trình tiếp nhận đang chạy sẽ lập lại chỉ mục ngay; trong lúc đó chỉ mục "
    "đang có vẫn trả lời. Xem tiến độ bằng `vankho index --status`."
)
_KEPT = "Tiến trình tiếp nhận đang chạy tự giữ chỉ mục theo kịp danh mục."


@click.command()
@click.option("--rebuild", is_flag=True, help="Make it anew and swap it in.")
@click.option("--status", is_flag=True, help="Only show its state.")
@click.option("--json", "as_json", is_flag=True, help="One object.")
def index(*, rebuild: bool, status: bool, as_json: bool) -> None:
    """Bring the index level with the catalogue, rebuild it, or show its state.

    Where a worker runs, it is the one that does so, and is asked to.
    """
    settings = Settings.from_env(os.environ)  # noqa: TID251  # the command line reads it
    with open_catalogue(settings.catalogue) as catalogue:
        if not status:
            _renew(settings, catalogue, rebuild=rebuild)
        _show(_state(settings, catalogue), as_json=as_json)


def _renew(settings: Settings, catalogue: Catalogue, *, rebuild: bool) -> None:
    if rebuild:
        # Before the lock is tried: a worker that starts or ends meanwhile sees it.
        settings.home.mkdir(parents=True, exist_ok=True)
        wish(settings).touch()
    try:
        with (
            alone(settings),
            contextlib.closing(open_index(settings, catalogue)) as own,
        ):
            own.keep_level()
    except BusyError:
        click.echo(_ASKED if rebuild else _KEPT, err=True)


def _state(settings: Settings, catalogue: Catalogue) -> dict[str, object]:
    head = catalogue.changes.head()
    state: dict[str, object] = {"index": settings.search, "catalogue": head}
    try:
        identity = catalogue.changes.identity()
        with contextlib.closing(open_engine(settings.search, identity)) as engine:
            revision = engine.revision()
    except StaleIndexError as stale:
        return {**state, "state": "stale", "message": str(stale)}
    return {**state, "revision": revision, "state": _level(settings, revision, head)}


def _level(settings: Settings, revision: int, head: int) -> str:
    if wish(settings).exists():
        return "renewing"
    if revision > head:
        return "stale"
    return "level" if revision == head else "behind"


def _show(state: dict[str, object], *, as_json: bool) -> None:
    if as_json:
        lines.show(state)
        return
    for name, value in state.items():
        click.echo(f"{name}: {value}")
