"""What the processes and folders of a service hold, minute by minute."""

import statistics
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path

from archive.settings import Settings
from bench import watching
from bench.faults.service import Service

_FLAT = 1.25
_SMALL = 30.0


@dataclass
class Sampling:
    """Samples of a service; ``temporary`` is where its processes put what passes."""

    service: Service
    settings: Settings
    temporary: Path
    held: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    counted: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))

    def take(self) -> None:
        """Look once."""
        for role in ("parent", "web", "worker"):
            members = self.service.members(role)
            members = members[1:] if role == "web" else members
            if members:
                self.held[role].append(max(map(watching.held, members)))
                files = max(map(watching.opened, members))
                self.counted[f"descriptors of {role}"].append(files)
        index = Path(self.settings.search.removeprefix("whoosh://"))
        for name, folder, pattern in (
            ("temporary files", self.temporary, "*"),
            ("copies half made", self.settings.files, ".incoming-*"),
            ("rooms of uploads", self.settings.incoming, "*"),
            ("files of the index", index, "*"),
        ):
            self.counted[name].append(sum(1 for _ in folder.glob(pattern)))

    def told(self) -> list[str]:
        """Return the medians of each quarter, and the most."""
        named = [(f"MB of {role}", held) for role, held in self.held.items()]
        rows = [*named, *((name, [*map(float, n)]) for name, n in self.counted.items())]
        return [f"{name:24} {_quarters(values)}" for name, values in rows]

    def grown(self) -> list[str]:
        """Return what is not flat: more in the last quarter than in the second."""
        return [
            f"the memory of {role} grows"
            for role, held in self.held.items()
            if len(held) > 8 and not _is_flat(_medians(held))
        ]


def _medians(values: list[float]) -> list[float]:
    size = max(1, len(values) // 4)
    parts = [values[n * size : (n + 1) * size] for n in range(4)]
    return [statistics.median(part) for part in parts if part]


def _is_flat(medians: list[float]) -> bool:
    return medians[-1] < max(medians[1] * _FLAT, medians[1] + _SMALL)


def _quarters(values: list[float]) -> str:
    medians = " ".join(f"{value:7.0f}" for value in _medians(values))
    return f"{medians}   most {max(values):7.0f}"
