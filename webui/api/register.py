"""``GET /register``: the papers held, counted."""

from archive.catalogue import Counts
from webui import security
from webui.api.verbs import Verbs
from webui.services import services

verbs = Verbs("register", __name__, "The papers held, listed and counted.")


@verbs.verb("GET /register/counts", gives=Counts)
def counts() -> Counts:
    """Count the papers by kind, by issuing body and by year."""
    return services().catalogue.register.counts(security.reader())
