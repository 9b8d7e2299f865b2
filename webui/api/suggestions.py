"""``GET /suggestions``: what may be meant by what is being typed."""

from indexer.suggest import Suggestions
from webui import security
from webui.api.asking import Parameters
from webui.api.search import Words
from webui.api.verbs import Verbs
from webui.services import services

verbs = Verbs("suggestions", __name__, "What may be meant by what is being typed.")


class Typed(Parameters, frozen=True, kw_only=True):
    """What stands in a search box; without anything, own recent searches are given."""

    q: Words = ""


@verbs.verb("GET /suggestions", asks=Typed, gives=Suggestions, fails=(503,))
def suggest(typed: Typed) -> Suggestions:
    """Suggest own recent searches, bodies and papers; the last word may be begun."""
    return services().suggester.suggest(typed.q, security.reader())
