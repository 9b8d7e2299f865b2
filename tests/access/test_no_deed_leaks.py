"""Whatever a clerk does is answered as if there were only what this clerk may see.

And leaves all else so, too: what is told afterwards is compared once more.
"""

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.access import archives, sending, surfaces
from tests.access.papers import clerk, stories
from webui import security

SHARES = 20
"""Of so many addresses one is asked afterwards."""

NUMBERED = ("doubts.", "alike.", "api-doubts.")
"""What names doubts by their numbers, which go on from the highest there is."""


@pytest.mark.slow
@settings(
    max_examples=max(2, settings().max_examples // 50),
    deadline=None,
    phases=set(Phase) - {Phase.shrink},
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(
    story=stories,
    offices=st.sets(st.sampled_from([1, 2]), max_size=1),
    share=st.integers(0, SHARES - 1),
)
def test_no_deed_tells_of_what_is_hidden(story, offices, share, pages, begin):
    """Decisions, lists looked up, registers, additions: answers and what follows."""
    asking = clerk(*offices)
    with pytest.MonkeyPatch.context() as patch, begin(story) as whole:
        patch.setattr(security, "LOCAL", asking)
        whole.do(story.end)
        whole.index()
        with archives.without(whole, asking) as alone:
            for sent in sending.about(whole.papers(), whole.open_citations()):
                answers = [sent.said(pages, one) for one in (whole, alone)]
                assert answers[0] == answers[1], sent
            for archive in (whole, alone):
                archive.index()
            addresses = [*surfaces.addresses(pages, whole)][share::SHARES]
            for endpoint, address in addresses:
                if endpoint.startswith(NUMBERED):
                    continue
                said = [surfaces.said(pages, one, address) for one in (whole, alone)]
                assert said[0] == said[1], address
