"""An archive of a few papers, asked by programs."""

import pytest

from tests.webui.papers import directive, dispatch, notice, plan

DELIBERATE = {"X-Requested-With": "test"}
"""What a program sends beside a body that is not JSON."""


@pytest.fixture
def held(keep):
    """The numbers of five papers: a plan, what it cites, and two of one symbol."""
    return {
        "plan": keep(plan(), "kế hoạch.txt"),
        "dispatch": keep(dispatch(), "công văn.txt"),
        "older": keep(directive(2014, 7, 3), "chỉ thị 1.txt"),
        "newer": keep(directive(2019, 5, 30), "chỉ thị 2.txt"),
        "notice": keep(notice(), "thông báo.txt"),
    }
