"""Words near another, in the same order in every engine."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import product

from archive.text import modern_tone
from indexer.search.analysis import has_two_spellings
from indexer.search.results import Spelling

MOST = 20
"""Words that are near another at most: more than anyone could mean."""

_LONGEST = 7
"""Letters of the longest syllable, "nghiêng"."""

_LETTERS = {"a": "aăâ", "e": "eê", "o": "oôơ", "u": "uư", "d": "dđ"}
_TONED = {
    "a": "àảãáạ",
    "ă": "ằẳẵắặ",
    "â": "ầẩẫấậ",
    "e": "èẻẽéẹ",
    "ê": "ềểễếệ",
    "i": "ìỉĩíị",
    "o": "òỏõóọ",
    "ô": "ồổỗốộ",
    "ơ": "ờởỡớợ",
    "u": "ùủũúụ",
    "ư": "ừửữứự",
    "y": "ỳỷỹýỵ",
}


def is_spelt(word: str) -> bool:
    """Say whether ``word`` can be misspelt: figures and symbols are what they are."""
    return word.isalpha()


def most_frequent(papers: Mapping[str, int]) -> list[tuple[str, int]]:
    """Return words with the number of papers that hold them, as they are told."""
    return sorted(papers.items(), key=lambda one: (-one[1], one[0]))[:MOST]


def spellings(
    papers: Mapping[str, int], marked: Callable[[str], Mapping[str, int]]
) -> tuple[Spelling, ...]:
    """Return the most frequent words, each in its most frequent marked form.

    ``papers`` counts who holds a word, ``marked`` who holds each marked form of it.
    """
    return tuple(
        Spelling(word, _most(marked(word)) or word, count)
        for word, count in most_frequent(papers)
    )


def _most(forms: Mapping[str, int]) -> str | None:
    return min(forms, key=lambda form: (-forms[form], form), default=None)


def marked_forms(word: str) -> Iterator[str]:
    """Yield what ``word`` may be with marks, as the analysis writes it.

    >>> "đảng" in marked_forms("dang"), "lý" in marked_forms("li")
    (True, True)
    """
    if len(word) > _LONGEST:
        return
    seen = {word}
    choices = [_LETTERS.get(letter, letter) for letter in word]
    if has_two_spellings(word):
        choices[-1] = "iy"
    for letters in product(*choices):
        for form in map(modern_tone, _toned("".join(letters))):
            if form not in seen:
                seen.add(form)
                yield form


def _toned(letters: str) -> Iterable[str]:
    yield letters
    for at, letter in enumerate(letters):
        for toned in _TONED.get(letter, ""):
            yield f"{letters[:at]}{toned}{letters[at + 1 :]}"
