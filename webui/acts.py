"""Who may open which address: the one table, asked before anything is answered.

Each address of the pages and the verbs stands here under what somebody must be
allowed to do there. One that does not is refused, whoever asks; a test finds it.
"""

from collections.abc import Mapping

from flask import request

from archive.access import Act
from archive.errors import NotAllowedError
from webui.security import reader
from webui.signing import BEFORE_CHANGE, UNASKED

OPEN: frozenset[str] = UNASKED | BEFORE_CHANGE
"""What is answered to everybody, signed in or not."""

_TABLE: Mapping[Act, Mapping[str, str]] = {
    "read": {
        "search": "show export",
        "document": "show card original",
        "standing": "show",
        "history": "show",
        "neighbours": "show download",
        "pictures": "image marks cut cut_link",
        "recognition": "follow",
        "why": "show",
        "register": "choose show export",
        "bodies": "choose show",
        "wanted": "show export unfiled",
        "lookup": "show take answer export",
        "saved": "show save rename delete keep clear",
        "account": "show end leave_all",
        "second_step": "show confirm renew drop",
        "api": "show",
        "api-docs": "openapi_json",
        "api-search": "search why",
        "api-suggestions": "suggest",
        "api-searches": "searches search save rename delete",
        "api-recents": "recent remember keep clear",
        "api-lookup": "look",
        "api-documents": "carrying show text page original",
        "api-words": "show",
        "api-claims": "claims claim",
        "api-files": "files",
        "api-links": "cites cited_by wanted",
        "api-citations": "citation",
        "api-standing": "status effects affected_by effect",
        "api-nearby": "neighbours story",
        "api-register": "counts bodies cycles lines",
        "api-bodies": "bodies body",
        "api-recognition": "reached",
        "api-rereadings": "about",
        "api-texts": "cite",
        "tokens": "show make revoke",
        "api-tokens": "tokens token make revoke",
        "api-audit": "printed",
    },
    "hand_in": {
        "intake": "show take follow progress report steer",
        "refused": "show retry dismiss restore replace",
        "recognition": "show progress steer",
        "imports": "show take preview confirm report export undo",
        "api-intake": "take batches follow rows steer",
        "api-refusals": "refused reasons retry dismiss restore replace",
        "api-recognition": "waiting steer",
        "api-imports": "bring listed follow lines undo",
        "api-texts": "read",
    },
    "correct": {
        "corrections": "show decide",
        "texts": "show correct",
        "decodings": "show choose",
        "history": "undo",
        "linking": "show decide undo",
        "standing": "judge state",
        "renditions": "show call compare join part make_own",
        "ranges": "show part give_back",
        "doubts": "show decide undo",
        "alike": "show apply",
        "additions": "show new add withdraw",
        "wanted": "letter requests ask withdraw",
        "api-claims": "decide withdraw withdraw_act correct",
        "api-files": "call join part make_own give_back",
        "api-citations": "alike decide",
        "api-standing": "judge state",
        "api-doubts": "doubts counts doubt of_paper",
        "api-additions": "additions addition preview add withdraw",
        "api-requests": "requests request ask withdraw",
    },
    "restrict": {
        "audiences": "show give choose give_all",
        "api-audiences": "show give give_all",
    },
    "purge": {"purges": "show ask purge", "api-purges": "purges purge"},
    "people": {
        "people": "show new add person change set_password close open_again "
        "sign_out lift drop_second_step",
        "offices": "show add rename close open_again",
        "tokens": "show_all revoke_any",
    },
    "audit": {"audit": "show check export", "api-audit": "entries check"},
    "unseal": {
        "undecided": "show decide",
        "held": "show one unseal let_in give_back destroy",
        "api-held": "listed one unseal let_in give_back destroy",
    },
    "keep": {"rereadings": "show papers", "api-rereadings": "runs run papers"},
}

ACTS: Mapping[str, Act] = {
    f"{group}.{one}": act
    for act, groups in _TABLE.items()
    for group, names in groups.items()
    for one in names.split()
}
"""What somebody must be allowed to do at each address, by its endpoint."""


def demand() -> None:
    """Let nobody have an answer who may not.

    Raises:
        NotAllowedError: whoever asks may not.
    """
    # An address that is none is told so further on, and by what other method it is.
    if request.endpoint and not opens(request.endpoint):
        raise NotAllowedError(ACTS[request.endpoint])


def opens(endpoint: str) -> bool:
    """Say whether whoever asks may open an address."""
    return endpoint in OPEN or may(ACTS[endpoint])


def may(act: Act) -> bool:
    """Say whether whoever asks may do something."""
    return reader().may(act)
