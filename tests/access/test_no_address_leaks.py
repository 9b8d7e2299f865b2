"""Of any archive a reader is told what an archive of this reader's papers would tell."""

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.access import archives, surfaces
from tests.access.papers import readers, stories
from webui import security

SHARES = 6
"""Of so many addresses one is asked: with the next archive, another one."""


@pytest.mark.slow
@settings(
    max_examples=max(4, settings().max_examples // 25),
    deadline=None,
    phases=set(Phase) - {Phase.shrink},
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(story=stories, reader=readers, share=st.integers(0, SHARES - 1))
def test_no_address_tells_of_what_is_hidden(story, reader, share, pages, begin):
    """Pages, verbs, lists to take along and pictures, of everything there is."""
    with pytest.MonkeyPatch.context() as patch, begin(story) as whole:
        patch.setattr(security, "LOCAL", reader)
        whole.do(story.end)
        with archives.without(whole, reader) as alone:
            asked = [*surfaces.addresses(pages, whole, len(story.held))]
            differing = {
                one
                for one in asked[share::SHARES]
                if surfaces.said(pages, whole, one[1])
                != surfaces.said(pages, alone, one[1])
            }
    assert differing == set()
