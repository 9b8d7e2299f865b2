"""What the cage's children find ready leaves them free to be born."""

import json
import subprocess
import sys

from archive.facts import view
from archive.model import Page, Text
from indexer import preload, reading
from indexer.cage.keeper import _ENVIRONMENT

_LEFT = """
import json, os
def held():
    return sorted(os.readlink(f"/proc/self/fd/{n}") for n in os.listdir("/proc/self/fd")
                  if os.path.exists(f"/proc/self/fd/{n}"))
before = held()
import indexer.preload
print(json.dumps([len(os.listdir("/proc/self/task")), before == held()]))
"""


def test_a_child_inherits_no_thread_and_no_open_file():
    """A fork takes one thread along: another's locks would stay locked for good."""
    done = subprocess.run(  # noqa: S603  # our own interpreter
        [sys.executable, "-c", _LEFT],
        env=_ENVIRONMENT | {"PYTHONPATH": ":".join(sys.path)},
        capture_output=True,
        check=True,
    )
    assert json.loads(done.stdout) == [1, True]


def test_the_papers_that_warm_a_child_are_papers():
    """They are read as far as any: only so the first real one finds all ways made."""
    for papers in preload.PAPERS:
        pages = tuple(Page(n, text, "text") for n, text in enumerate(papers, 1))
        read = reading.understand(Text("application/pdf", pages))
        facts = view(read.claims)
        assert facts.issued is not None
        assert facts.issued.date is not None
        said = (facts.symbol, facts.issuers, facts.type, facts.subject)
        assert all((*said, facts.signer, facts.recipients, read.citations))
