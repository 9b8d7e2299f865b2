"""The examples of docs/api.md, run in their order."""

import io
import json
import re
import shlex
from pathlib import Path
from urllib.parse import quote, urlsplit

import pytest

DOCUMENT = Path(__file__).parents[3] / "docs" / "api.md"
EXAMPLE = re.compile(r"```sh\ncurl (.+?)\n```\n\n(?:```json\n(.+?)\n```)", re.DOTALL)
LEFT_OUT = "…"

EXAMPLES = [
    (command, json.loads(answer))
    for command, answer in EXAMPLE.findall(DOCUMENT.read_text("utf-8"))
]


def curl(client, command):
    """Do what curl would do, as far as the examples need it."""
    words = iter(shlex.split(command))
    address, headers, form, data, query = "", {}, [], None, []
    for word in words:
        match word:
            case "--get":
                continue
            case "-H":
                name, _, value = next(words).partition(": ")
                headers[name] = value
            case "-F":
                name, _, file = next(words).partition("=@")
                form.append((io.BytesIO(b"x"), file))
                assert name == "files"
            case "--json":
                data = next(words).encode()
                headers["Content-Type"] = "application/json"
            case "-X":
                headers["X-Method"] = next(words)
            case "--data-binary":
                data = next(words).encode()
            case "--data-urlencode":
                name, _, value = next(words).partition("=")
                query.append(f"{name}={quote(value)}")
            case _:
                address = word
    there = urlsplit(address)
    method = headers.pop("X-Method", "POST" if data or form else "GET")
    return client.open(
        there.path,
        method=method,
        query_string=there.query or "&".join(query),
        headers={"Host": there.netloc, **headers},
        data={"files": form} if form else data,
    )


def holds(expected, found):
    """Whether ``found`` has all that the example shows of it."""
    match expected:
        case str() if expected == LEFT_OUT:
            return True
        case dict():
            return isinstance(found, dict) and all(
                name in found and holds(value, found[name])
                for name, value in expected.items()
            )
        case list() if expected:
            return len(found) >= len(expected) and all(map(holds, expected, found))
        case _:
            return expected == found


@pytest.mark.usefixtures("held")
def test_examples(client):
    """Each is answered with what the page shows, one after the other."""
    for command, expected in EXAMPLES:
        answer = curl(client, command)
        found = answer.get_json(silent=True)

        assert (answer.status_code >= 400) == ("code" in expected)
        assert holds(expected, found), (command, found)


def test_there_are_examples():
    """They are read at all, and one that shows something else is noticed."""
    assert len(EXAMPLES) >= 8
    assert not holds({"a": 1}, {"a": 2})
    assert not holds([1, 2], [1])
