"""The description holds: every answer is one that it promises."""

import os
import re
from contextlib import closing
from functools import partial
from typing import Any

import pytest
import schemathesis
from schemathesis import engine
from schemathesis.config import SchemathesisConfig
from schemathesis.engine import events
from werkzeug.wsgi import ClosingIterator

DESCRIPTION = "/api/v1/openapi.json"
VERBS = {"get", "post", "put", "patch", "delete"}

CONFIG: dict[str, Any] = {
    "seed": 1,
    "continue-on-failure": True,
    "generation": {"deterministic": True, "max-examples": 8, "database": "none"},
    "operations": [
        # A query may be unreadable, a file damaged, a name taken, whatever the shape.
        {
            "include-path": path,
            "checks": {"positive_data_acceptance": {"enabled": False}},
        }
        for path in (
            "/api/v1/additions",
            "/api/v1/additions/preview",
            "/api/v1/additions/{number}/withdraw",
            "/api/v1/audiences",
            "/api/v1/citations/{number}/decisions",
            "/api/v1/citations/{number}/verdicts",
            "/api/v1/documents/{number}/status",
            "/api/v1/documents/{number}/claims",
            "/api/v1/documents/{number}/claims/{claim}/withdraw",
            "/api/v1/documents/{number}/acts/{act}/withdraw",
            "/api/v1/documents/{number}/files/back",
            "/api/v1/documents/{number}/files/join",
            "/api/v1/documents/{number}/files/part",
            "/api/v1/documents/{number}/files/{file}/kind",
            "/api/v1/documents/{number}/files/{file}/part",
            "/api/v1/documents/{number}/pages/{page}/corrections",
            "/api/v1/documents/{number}/recognition",
            "/api/v1/imports",
            "/api/v1/intake",
            "/api/v1/lookup",
            "/api/v1/read",
            "/api/v1/register/lines",
            "/api/v1/requests",
            "/api/v1/search",
            "/api/v1/searches",
            "/api/v1/searches/{number}",
            "/api/v1/tokens",
        )
    ],
}


# With an application in the same process it fails by itself.
NO_AUTH_CHECK = {"ignored_auth": {"enabled": False}}
REFUSED = NO_AUTH_CHECK | {"positive_data_acceptance": {"enabled": False}}
"""Who may not is told so, whatever the shape of what was sent."""

QUICK = {"coverage": {"enabled": False}, "stateful": {"enabled": False}}

EXAMPLES = int(os.environ.get("VANKHO_EXAMPLES", "0"))  # noqa: TID251  # a switch of this test alone
"""How many requests for each verb; for a long look, a hundred and more."""


@pytest.fixture
def described(client):
    """The description as it is served."""
    return client.get(DESCRIPTION).get_json()


def asked_with(token, app, environment, start):
    """Ask for the description with a token, whoever asks for the rest.

    Answers are read through: who asks here closes none of them.
    """
    if environment["PATH_INFO"] == DESCRIPTION:
        environment |= {"HTTP_AUTHORIZATION": f"Bearer {token}"}
    with closing(ClosingIterator(app(environment, start))) as parts:
        return [b"".join(parts)]


def config(token, examples, **more):
    """Ask so many times for each verb, deterministically, with a token."""
    generation = CONFIG["generation"] | {"max-examples": EXAMPLES or examples}
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    told = CONFIG | {"generation": generation, "headers": headers} | more
    return SchemathesisConfig.from_dict(told)


def failures(app, config, token):
    """Ask everything that the description allows and much that it forbids."""
    knowing = partial(asked_with, token, app)
    schema = schemathesis.openapi.from_wsgi(DESCRIPTION, knowing, config=config)
    for event in engine.from_schema(schema).execute():
        if isinstance(event, events.NonFatalError | events.FatalError):
            yield str(event)
        if isinstance(event, events.ScenarioFinished):
            for asked in event.recorder.checks.values():
                for check in asked:
                    if check.failure_info:
                        told = check.failure_info
                        yield f"{event.recorder.label}: {told.failure}\n{told.code_sample}"


@pytest.mark.slow
@pytest.mark.usefixtures("held")
def test_every_answer_is_as_described(app, token):
    """No failure of ours, no undocumented status, type, header or shape.

    Values at and beyond every limit, made-up ones, wrong ones, verbs in a row.
    """
    keeper = token("keeper", "auditor")
    asked = config(keeper, 8, checks=NO_AUTH_CHECK)

    assert list(failures(app, asked, keeper)) == []


@pytest.mark.slow
@pytest.mark.usefixtures("held")
@pytest.mark.parametrize("role", ["reader", None])
def test_whoever_may_not_is_answered_as_described(app, token, role):
    """Of every verb, whoever asks, and whoever is not known."""
    keeper, own = token("keeper"), role and token(role)

    asked = config(own, 2, checks=REFUSED, phases=QUICK)

    assert list(failures(app, asked, keeper)) == []


def test_it_is_openapi_of_this_day(described):
    """Programs know how to read it."""
    assert described["openapi"] == "3.1.0"
    assert described["info"]["title"] == "Văn khố"


def test_every_address_is_described(app, described):
    """Nothing answers programs that they are not told of."""
    rules = {
        (re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", rule.rule), method.lower())
        for rule in app.url_map.iter_rules()
        if rule.endpoint.startswith("api-") and not rule.endpoint.startswith("api-docs")
        for method in rule.methods - {"HEAD", "OPTIONS"}
    }
    told = {
        (path, verb)
        for path, there in described["paths"].items()
        for verb in VERBS & set(there)
    }

    assert told == rules
    assert len(rules) > 15


def references(value):
    """Yield every reference in a description."""
    match value:
        case dict():
            if "$ref" in value:
                yield value["$ref"]
            for inner in value.values():
                yield from references(inner)
        case list():
            for inner in value:
                yield from references(inner)
        case _:
            return


def test_every_type_that_is_named_is_told(described):
    """No reference leads nowhere, and no type is told that nobody names."""
    named = {name.rpartition("/")[2] for name in references(described)}

    assert named == set(described["components"]["schemas"])


def verbs(described):
    """Yield every verb of a description."""
    for there in described["paths"].values():
        for name in VERBS & set(there):
            yield there[name]


def test_every_verb_says_what_it_does(described):
    """A name of its own, a sentence, and for each parameter what it means."""
    told = list(verbs(described))
    names = [verb["operationId"] for verb in told]

    assert sorted(names) == sorted(set(names))
    assert [
        verb["operationId"] for verb in told if not verb["summary"].endswith(".")
    ] == []
    assert [
        (verb["operationId"], parameter["name"])
        for verb in told
        for parameter in verb.get("parameters", ())
        if parameter["in"] == "query" and not parameter["description"]
    ] == []


def test_every_problem_is_told_in_one_shape(described):
    """Whoever fails, a program reads it the same way."""
    for verb in verbs(described):
        for status, answer in verb["responses"].items():
            if status >= "400":
                assert list(answer["content"]) == ["application/problem+json"]
