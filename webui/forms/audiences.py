"""Whom papers are for, as it is chosen in a form."""

from flask import request

from archive.access import CLERKS, EVERYONE, KEEPERS, for_groups
from archive.errors import UsageError
from webui.render import addresses
from webui.render.language import gettext
from webui.services import services


def chosen() -> str | None:
    """Return whom papers are to be for; None where the form does not ask.

    Raises:
        UsageError: offices are meant, and none is named.
        NotFoundError: one is named that is not there.
    """
    whom = request.form.get("whom")
    if whom in (EVERYONE, CLERKS, KEEPERS):
        return whom
    if whom != "offices":
        return None
    named = map(addresses.whole, request.form.getlist("office"))
    offices = [number for number in named if number is not None]
    if not offices:
        raise UsageError(gettext("Hãy chọn ít nhất một phòng, ban."))
    return services().catalogue.restrictions.meant(for_groups(offices))
