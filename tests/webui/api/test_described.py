"""The description holds: every answer is one that it promises."""

import re
from functools import partial

import pytest
import schemathesis
from schemathesis import engine
from schemathesis.config import SchemathesisConfig
from schemathesis.engine import events

DESCRIPTION = "/api/v1/openapi.json"
VERBS = {"get", "post", "put", "patch", "delete"}

CONFIG = {
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
            "/api/v1/lookup",
            "/api/v1/read",
            "/api/v1/register/lines",
            "/api/v1/requests",
            "/api/v1/search",
            "/api/v1/searches",
            "/api/v1/searches/{number}",
        )
    ],
}


@pytest.fixture
def described(client):
    """The description as it is served."""
    return client.get(DESCRIPTION).get_json()


def _asked_here(app, environment, start):
    return app(environment | {"REMOTE_ADDR": "127.0.0.1"}, start)


def failures(app):
    """Ask everything that the description allows and much that it forbids."""
    config = SchemathesisConfig.from_dict(CONFIG)
    here = partial(_asked_here, app)
    schema = schemathesis.openapi.from_wsgi(DESCRIPTION, here, config=config)
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
def test_every_answer_is_as_described(app):
    """No failure of ours, no undocumented status, type, header or shape.

    Values at and beyond every limit, made-up ones, wrong ones, verbs in a row.
    """
    assert list(failures(app)) == []


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
