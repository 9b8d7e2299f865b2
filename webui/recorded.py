"""What is done at each address, for the audit: one table, asked after every answer.

Each address of the pages and the verbs stands here, or among those of which nothing
is recorded, with the reason; a test finds one that does not.
"""

from collections.abc import Mapping

from archive.audit import Deed

_TABLE: Mapping[Deed, Mapping[str, str]] = {
    "signed_in": {"signing_in": "enter enter_code"},
    "signed_out": {"signing_in": "leave", "account": "end leave_all"},
    "searched": {
        "search": "show",
        "lookup": "take",
        "api-search": "search",
        "api-lookup": "look",
        "api-documents": "carrying",
    },
    "browsed": {
        "register": "show",
        "wanted": "show unfiled requests letter",
        "lookup": "answer",
        "audiences": "choose",
        "undecided": "show",
        "doubts": "show",
        "alike": "show",
        "intake": "show follow",
        "refused": "show",
        "recognition": "show",
        "rereadings": "show papers",
        "purges": "show",
        "held": "show one",
        "imports": "preview report",
        "additions": "show",
        "people": "show person",
        "offices": "show",
        "tokens": "show_all",
        "audit": "show check",
        "api-links": "wanted",
        "api-citations": "citation alike",
        "api-standing": "effect",
        "api-doubts": "doubts doubt",
        "api-register": "lines",
        "api-imports": "listed follow lines",
        "api-additions": "additions addition",
        "api-requests": "requests request",
        "api-intake": "batches follow rows",
        "api-recognition": "waiting",
        "api-rereadings": "runs run papers",
        "api-refusals": "refused",
        "api-purges": "purges",
        "api-held": "listed one",
        "api-audit": "entries check",
    },
    "viewed": {"document": "show", "api-documents": "show"},
    "downloaded": {"document": "original", "api-documents": "original"},
    "printed": {"api-audit": "printed"},
    "exported": {
        "search": "export",
        "register": "export",
        "wanted": "export",
        "lookup": "export",
        "imports": "export",
        "intake": "report",
        "neighbours": "download",
        "audit": "export",
    },
    "handed_in": {
        "intake": "take",
        "imports": "take",
        "refused": "replace",
        "api-intake": "take",
        "api-imports": "bring",
        "api-refusals": "replace",
    },
    "changed": {
        "corrections": "decide",
        "texts": "correct",
        "decodings": "choose",
        "history": "undo",
        "linking": "decide undo",
        "standing": "judge state",
        "renditions": "call join part make_own",
        "ranges": "part give_back",
        "doubts": "decide undo",
        "alike": "apply",
        "additions": "add withdraw",
        "wanted": "ask withdraw",
        "imports": "confirm undo",
        "intake": "steer",
        "recognition": "steer",
        "refused": "retry dismiss restore",
        "api-claims": "decide withdraw withdraw_act correct",
        "api-files": "call join part make_own give_back",
        "api-citations": "decide",
        "api-standing": "judge state",
        "api-additions": "add withdraw",
        "api-requests": "ask withdraw",
        "api-intake": "steer",
        "api-recognition": "steer",
        "api-refusals": "retry dismiss restore",
        "api-imports": "undo",
    },
    "restricted": {
        "audiences": "give give_all",
        "undecided": "decide",
        "api-audiences": "give give_all",
    },
    "purged": {"purges": "purge", "api-purges": "purge"},
    "unsealed": {
        "held": "unseal let_in give_back destroy",
        "api-held": "unseal let_in give_back destroy",
    },
    "people": {
        "account": "change_password",
        "second_step": "confirm renew drop",
        "people": "add change set_password close open_again sign_out lift "
        "drop_second_step",
        "offices": "add rename close open_again",
        "tokens": "make revoke revoke_any",
        "api-tokens": "make revoke",
    },
}

_PARTS: Mapping[str, str] = {
    "standing": "show",
    "history": "show",
    "neighbours": "show",
    "pictures": "image marks cut cut_link",
    "recognition": "follow",
    "why": "show",
    "corrections": "show",
    "texts": "show",
    "decodings": "show",
    "linking": "show",
    "renditions": "show compare",
    "ranges": "show",
    "purges": "ask",
    "audiences": "show",
    "api-audiences": "show",
    "api-documents": "text page",
    "api-words": "show",
    "api-claims": "claims claim",
    "api-files": "files",
    "api-links": "cites cited_by",
    "api-standing": "status effects affected_by",
    "api-nearby": "neighbours story",
    "api-recognition": "reached",
    "api-rereadings": "about",
    "api-search": "why",
    "api-doubts": "of_paper",
}
"""What shows a paper, and comes with its page: an entry only where that was not seen."""

_UNRECORDED: Mapping[str, Mapping[str, str]] = {
    "it tells nothing of the archive": {
        "": "static",
        "bootstrap": "static",
        "health": "check",
        "api": "show",
        "api-docs": "openapi_json",
        "signing_in": "show show_code",
        "lookup": "show",
        "additions": "new",
        "imports": "show",
        "people": "new",
        "api-texts": "cite read",
        "api-additions": "preview",
    },
    "it shows what bodies there are, and counts": {
        "bodies": "choose show",
        "register": "choose",
        "api-bodies": "bodies body",
        "api-register": "counts bodies cycles",
        "api-doubts": "counts",
        "api-refusals": "reasons",
    },
    "what is typed to the end is recorded, not each letter of it": {
        "api-suggestions": "suggest",
    },
    "it shows no more of a paper than the list or the link under it": {
        "document": "card",
    },
    "the page that asks again and again is recorded": {
        "intake": "progress",
        "recognition": "progress",
    },
    "it is a reader's own": {
        "account": "show password",
        "second_step": "show",
        "tokens": "show",
        "saved": "show save rename delete keep clear",
        "api-tokens": "tokens token",
        "api-searches": "searches search save rename delete",
        "api-recents": "recent remember keep clear",
    },
}


def _endpoints(groups: Mapping[str, str]) -> list[str]:
    return [
        f"{group}.{one}".lstrip(".")
        for group, names in groups.items()
        for one in names.split()
    ]


PARTS = frozenset(_endpoints(_PARTS))

DEEDS: Mapping[str, Deed] = {
    endpoint: deed for deed, groups in _TABLE.items() for endpoint in _endpoints(groups)
} | dict.fromkeys(PARTS, "viewed")
"""What is done at each address of which something is recorded."""

UNRECORDED: Mapping[str, str] = {
    endpoint: why
    for why, groups in _UNRECORDED.items()
    for endpoint in _endpoints(groups)
}
"""Why nothing is recorded of the others."""


def deed_at(endpoint: str, method: str) -> Deed | None:
    """Return what is done at an address; one that is not known changes something.

    Whoever asks which methods there are has done nothing by any of them.
    """
    if endpoint in UNRECORDED or method == "OPTIONS":
        return None
    otherwise: Deed = "browsed" if method in ("GET", "HEAD") else "changed"
    return DEEDS.get(endpoint, otherwise)
