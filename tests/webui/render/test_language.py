"""Vietnamese and English."""

import re
from pathlib import Path

import pytest
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.pofile import read_po

from archive.errors import ConflictError, QuerySyntaxError, RefusedError
from archive.sentences import Sentence
from webui.render.language import CATALOGUE
from webui.render.language import said as said_in_english

ROOT = Path(str(CATALOGUE)).parents[4]
PACKAGES = ("archive", "indexer", "webui")
KEYWORDS = DEFAULT_KEYWORDS | {"Sentence": None}
METHODS = [("**/templates/**.html", "jinja2"), ("**.py", "python")]
OPTIONS = {"**/templates/**.html": {"trimmed": "true"}}


@pytest.fixture(scope="module")
def english():
    with Path(str(CATALOGUE).format(language="en")).open("rb") as lines:
        return {message.id: message.string for message in read_po(lines, locale="en")}


@pytest.fixture(scope="module")
def said():
    return {
        message
        for package in PACKAGES
        for _, _, message, *_ in extract_from_dir(
            str(ROOT / package), METHODS, OPTIONS, KEYWORDS
        )
    }


def flat(words):
    return words if isinstance(words, tuple) else (words,)


def test_everything_said_is_said_in_english(english, said):
    """No word of the pages lacks its translation."""
    assert said
    for words in said:
        assert all(flat(english.get(words, ""))), words


def test_every_refusal_has_an_english_sentence(english):
    """A clerk who reads English learns why as well."""
    for refusal in RefusedError.__subclasses__():
        assert english[refusal.sentence]


def test_no_translation_outlives_its_words(english, said):
    """What is no longer said is no longer translated."""
    refusals = {refusal.sentence for refusal in RefusedError.__subclasses__()}
    assert set(english) - {""} <= said | refusals


def test_translations_fill_in_the_same_values(english):
    """A value named on one side only would break a page."""
    for words, translation in english.items():
        values = [
            set(re.findall(r"%\((\w+)\)|\{(\w+)\}", text))
            for text in (*flat(words), *flat(translation))
        ]
        if words:
            assert all(names == values[0] for names in values), words


def test_vietnamese_is_spoken_unless_asked(client):
    """The browser's own language does not decide: an office reads Vietnamese."""
    page = client.get("/", headers={"Accept-Language": "en"}).get_data(as_text=True)

    assert '<html lang="vi">' in page
    assert "Tra cứu văn bản" in page


def test_a_choice_of_language_is_kept(client):
    """One click, and the next pages speak it too."""
    first = client.get("/?lang=en").get_data(as_text=True)
    later = client.get("/wanted").get_data(as_text=True)

    assert "Search the archive" in first
    assert "Wanted papers" in later
    assert 'href="/wanted?lang=vi"' in later


def test_a_language_we_do_not_speak_changes_nothing(client):
    """An unknown language is not kept."""
    answer = client.get("/?lang=xx")

    assert '<html lang="vi">' in answer.get_data(as_text=True)
    assert "lang=" not in answer.headers.get("Set-Cookie", "")


def test_what_is_wrong_with_a_query_is_said_in_english(client):
    """The sentences of the query language come from below the pages."""
    page = client.get("/?lang=en&q=lo%E1%BA%A1i:x").get_data(as_text=True)

    assert "there is no kind of paper “x”." in page
    assert "For example: loại:" in page


MADE_OF_OTHERS = {
    "a conflict, whose thing is a sentence itself": (
        ConflictError(Sentence("Thông tin của văn bản mã %(number)s", number=5), "lan"),
        "What paper no. 5 says",
    ),
    "a query, with its problem and its hint": (
        QuerySyntaxError(
            Sentence("thiếu dấu ngoặc đóng."), 3, Sentence("Hãy thêm “)”.")
        ),
        "Character 4: ",
    ),
}


@pytest.mark.parametrize(
    ("error", "begins"), MADE_OF_OTHERS.values(), ids=MADE_OF_OTHERS
)
def test_a_sentence_made_of_others_is_wholly_english(app, error, begins):
    """Each part is looked up, and nothing stays in the other language."""
    here = {"REMOTE_ADDR": "127.0.0.1"}
    with app.test_request_context("/?lang=en", environ_base=here):
        app.preprocess_request()
        told = said_in_english(error.args[0])

    assert told.startswith(begins)
    assert told.isascii() or not re.search("[ăâđêôơưạảấầ]", told)
