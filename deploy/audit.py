"""Ask whether what is locked has known vulnerabilities: ``make audit``.

Without a network, or where the index of packages tells nothing of vulnerabilities,
nothing was audited; that is said, and is no failure: an office without the Internet
builds and tests as anybody else.
"""

import json
import subprocess
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
LOCK = ROOT / "requirements/dev.txt"
ACCEPTED = ROOT / "requirements/accepted.txt"
_PATIENCE = 300
_ORDER = (
    *(sys.executable, "-m", "pip_audit", "--requirement", str(LOCK)),
    *("--require-hashes", "--disable-pip", "--format", "json"),
    *("--progress-spinner", "off", "--desc", "off"),
)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is to be told, and whether the locks may stay as they are."""

    told: tuple[str, ...]
    is_well: bool = True


def accepted(listed: str) -> dict[str, str]:
    r"""Return the reasons of a list, by the number of the vulnerability.

    >>> accepted("# none but this\nX-1 lxml we parse no such thing")
    {'X-1': 'lxml we parse no such thing'}
    """
    lines = (line.split(maxsplit=1) for line in listed.splitlines())
    return {parts[0]: parts[1] for parts in lines if parts and parts[0] != "#"}


def judged(report: Any, reasons: dict[str, str]) -> Verdict:
    """Return what a report of pip-audit means, with what was accepted left out."""
    if not isinstance(report, dict) or not report.get("dependencies"):
        return Verdict(("audit: nobody answered; nothing was audited.",))
    every = report["dependencies"]
    asked = [one for one in every if "vulns" in one]
    if not asked:
        return Verdict(("audit: the index tells of no vulnerability; none audited.",))
    found = dict(_found(asked))
    new = [line for number, line in found.items() if number not in reasons]
    gone = [
        f"{number}: accepted, but there no longer" for number in reasons.keys() - found
    ]
    summary = f"audit: {len(asked)} of {len(every)} packages, {len(found)} known."
    return Verdict((*new, *gone, summary), is_well=not new and not gone)


def _found(packages: Iterable[dict[str, Any]]) -> Iterator[tuple[str, str]]:
    for package in packages:
        for known in package["vulns"]:
            mended = ", ".join(known.get("fix_versions", ())) or "nowhere yet"
            named = f"{package['name']} {package['version']}"
            yield known["id"], f"{known['id']}: {named}, mended in {mended}"


def _asked() -> Any:
    try:
        done = subprocess.run(  # noqa: S603  # our own interpreter and words
            _ORDER, capture_output=True, check=False, timeout=_PATIENCE
        )
        return json.loads(done.stdout)
    except (subprocess.TimeoutExpired, json.JSONDecodeError):
        return None


def main() -> None:
    """Print the verdict; the exit code is 1 where something is to be done."""
    verdict = judged(_asked(), accepted(ACCEPTED.read_text()))
    print("\n".join(verdict.told))
    sys.exit(0 if verdict.is_well else 1)


if __name__ == "__main__":
    main()
