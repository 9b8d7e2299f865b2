"""Whatever stands in an address or a form, a page answers, and never with a failure."""

import re

import pytest

from indexer import sync
from tests.webui import routes
from webui import api

NAMES = [
    "q",
    "page",
    "size",
    "at",
    "year",
    "term",
    "body",
    "type",
    "from",
    "to",
    "sort",
    "view",
    "cites",
    "citing",
    "before",
    "after",
    "outcome",
    "symbol",
    "asked",
    "find",
    "kind",
    "of",
    "act",
    "how",
    "like",
    "state",
    "field",
    "part",
    "width",
    "rendition",
    "fact",
    "steps",
    "side",
    "relation",
    "as_read",
    "hits",
    "done",
    "first",
    "last",
    "joined",
    "list",
    "lang",
    "address",
    "do",
    "decision",
    "instead_of",
    "claim",
    "row",
    "note",
    "back",
    "paper",
    "on",
    "doubt",
    "seen_subject",
    "next",
    "text",
    "mark",
    "other",
    "lines",
    "name",
    "subject",
    "number",
    "sure",
    "answer",
    "code",
    "effects",
    "made_in",
    "provision",
    "seen",
    "seen_effect",
    "what",
    "level",
    "codes",
    "aliases",
    "valid_from",
    "valid_to",
    "within",
    "form",
    "old",
    "new",
    "begins",
    "since",
    "added",
    "again",
    "full_name",
    "kept",
    "office",
    "password",
    "role",
    "secret",
    "told",
]
"""Every name that a page looks for, in addresses and in forms."""

VALUES = {
    "nothing": "",
    "a number beyond everything": "9" * 30,
    "a number below everything": "-1",
    "digits of another script": "٣²",
    "a control sign": "a\x00b\r\nSet-Cookie: a=b",
    "a tag": "\"'><script>alert(1)</script>",
    "a path": "../../../etc/passwd",
    "writing backwards": "\u202ea\u2066",
    "more than anybody types": "a" * 30_000,
    "a choice without its paper": "choose-999999999",
    "another host": "//evil.example/documents/1",
}

ANSWERS = {200, 301, 302, 303, 304, 400, 403, 404, 409, 413, 422}


@pytest.mark.slow
@pytest.mark.parametrize("value", VALUES.values(), ids=VALUES)
def test_no_value_is_a_failure(app, client, services, keep, value):
    """Each address by each of its methods, every parameter at once."""
    app.config["WTF_CSRF_ENABLED"] = False
    known = routes.numbers(services.catalogue, keep(routes.doubted(), "a.txt"))
    sync.catch_up(services.catalogue, services.engine)
    sent = dict.fromkeys(NAMES, value)
    groups = {group.verbs.name for group in api.GROUPS}

    for rule in app.url_map.iter_rules():
        if rule.endpoint.partition(".")[0] in groups:
            continue
        path = routes.address(rule, known | {"filename": "x"})
        for method in sorted((rule.methods or set()) - {"HEAD", "OPTIONS"}):
            said = {"query_string" if method == "GET" else "data": sent}
            said["headers"] = {"Referer": "https://evil.example/intake"}
            with client.open(path, method=method, **said) as answer:
                where = f"{method} {path}"
                assert answer.status_code in ANSWERS, where
                assert "<script>alert" not in answer.get_data(as_text=True), where
                assert "Set-Cookie: a" not in str(answer.headers), where
                assert re.match(r"/(?!/)", answer.headers.get("Location", "/")), where
