"""Known vulnerabilities of what is locked are found, and the network is not needed."""

import pytest

from deploy import audit

SKIPPED = {"name": "lxml", "version": "6", "skip_reason": "not found"}
CLEAN = {"name": "flask", "version": "3", "vulns": []}
HIT = {
    "name": "lxml",
    "version": "6",
    "vulns": [{"id": "X-1", "fix_versions": ["6.1"]}],
}
CASES = {
    "nobody answers": (None, {}, True, "nothing was audited"),
    "an answer of something else": ([], {}, True, "nothing was audited"),
    "an index that tells nothing": ([SKIPPED], {}, True, "none audited"),
    "nothing known": ([CLEAN, SKIPPED], {}, True, "1 of 2 packages, 0 known"),
    "something known": ([CLEAN, HIT], {}, False, "X-1: lxml 6, mended in 6.1"),
    "something accepted": ([CLEAN, HIT], {"X-1": "no"}, True, "1 known"),
    "something mended since": ([CLEAN], {"X-1": "no"}, False, "there no longer"),
}


@pytest.mark.parametrize(
    ("packages", "reasons", "is_well", "told"), CASES.values(), ids=CASES
)
def test_a_report_is_judged(packages, reasons, is_well, told):
    """Only what is known, new and audited stops anything; silence is told."""
    report = None if packages is None else {"dependencies": packages}

    verdict = audit.judged(report, reasons)

    assert verdict.is_well == is_well
    assert told in "\n".join(verdict.told)


def test_each_exception_has_its_reason():
    """A number without one is no exception."""
    listed = audit.ACCEPTED.read_text()
    lines = [one for one in listed.splitlines() if one.strip() and one[0] != "#"]

    assert len(audit.accepted(listed)) == len(lines)
    assert all(len(line.split()) > 4 for line in lines)
