"""How Vietnamese syllables are spelt: which are possible, and where the tone stands.

Knows initials, rimes and tones, no words.
"""

import re
import unicodedata
from functools import lru_cache

_SPELLED = """
a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt
âc âm ân âng âp ât âu ây e ec em en eng eo ep et ê êch êm ên ênh êp êt êu
i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu
o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt
oc oe oen oeo oet oi om on ong oong op ot ô ôc ôi ôm ôn ông ôp ôt
ơ ơi ơm ơn ơp ơt u ua uân uâng uât uây uc uê uêch uênh ui um un ung uơ
uôc uôi uôm uôn uông uôp uôt up ut uy uya uych uyên uyêt uynh uyt uyu
ư ưa ưc ưi ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu ưm y yêm yên yêt yêu
"""
_RIMES = frozenset(_SPELLED.split())
_BARE_RIMES = frozenset(
    "".join(
        c for c in unicodedata.normalize("NFD", rime) if not unicodedata.combining(c)
    )
    for rime in _RIMES
)
_INITIAL = re.compile(
    r"(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdđghklmnpqrstvx])?", re.UNICODE
)
_TONES = frozenset("\u0300\u0309\u0303\u0301\u0323")
_VOWELS = "aăâeêioôơuưyAĂÂEÊIOÔƠUƯY"
_TONE_OF = {
    unicodedata.normalize("NFC", vowel + tone): tone
    for vowel in _VOWELS
    for tone in _TONES
}
_TONELESS = {
    ord(unicodedata.normalize("NFC", vowel + tone)): vowel
    for vowel in _VOWELS
    for tone in _TONES
}
_SHARP_OR_HEAVY = frozenset("\u0301\u0323")
_STOPS = ("c", "ch", "p", "t")  # These endings bear one of two tones, no other.
# The letter that bears the tone: one with a mark of its own (of "ươ" the second),
# the last before a consonant or where it is alone, else the last but one.
_BEARS = re.compile(
    r"ươ|[ăâêôơư]|[aeiouy](?=[^aăâeêioôơuưy]+\Z)|[aeiouy](?=[aeiouy]?\Z)"
)


@lru_cache(maxsize=65536)
def is_well_formed(syllable: str) -> bool:
    """Say whether ``syllable`` is spelt as Vietnamese allows.

    >>> is_well_formed("Nghị"), is_well_formed("nghj"), is_well_formed("tiêc")
    (True, False, False)
    """
    if not unicodedata.is_normalized("NFC", syllable):
        return is_well_formed(unicodedata.normalize("NFC", syllable))
    bare = syllable.lower().translate(_TONELESS)
    tones = [_TONE_OF[letter] for letter in syllable if letter in _TONE_OF]
    if len(tones) > 1 or not _has_a_rime(bare):
        return False
    if bare.endswith(_STOPS):
        return bool(tones) and tones[0] in _SHARP_OR_HEAVY
    return True


def may_be_syllable(bare: str) -> bool:
    """Say whether ``bare``, small letters without marks, may be a syllable.

    >>> may_be_syllable("truong"), may_be_syllable("du"), may_be_syllable("ubnd")
    (True, True, False)
    """
    match = _INITIAL.match(bare)
    rime = bare[match.end() :] if match else bare
    lent = bare[1:] if bare.startswith(("gi", "qu")) else rime
    return rime in _BARE_RIMES or lent in _BARE_RIMES


def with_tone(syllable: str, tone: str) -> str:
    """Return a syllable of small letters without a tone, with ``tone`` put on it.

    ``tone`` is a combining character, or empty for the level tone.

    >>> with_tone("hoach", "\u0323"), with_tone("truong", ""), with_tone("quy", "\u0301")
    ('hoạch', 'truong', 'quý')
    """
    initial = _initial(syllable)
    bears = _BEARS.search(syllable, len(initial))
    if not tone or bears is None:
        return syllable
    at = bears.end()
    return unicodedata.normalize("NFC", syllable[:at] + tone + syllable[at:])


def _initial(bare: str) -> str:
    """Return the consonants a syllable begins with; "gi" alone is "g" and a vowel."""
    match = _INITIAL.match(bare)
    initial = match.group() if match else ""
    is_vowel_lent = initial in ("gi", "qu") and bare[2:3] not in tuple(_VOWELS)
    return initial[0] if is_vowel_lent else initial


def _has_a_rime(bare: str) -> bool:
    match = _INITIAL.match(bare)
    initial = match.group() if match else ""
    rime = bare[len(initial) :]
    if rime in _RIMES:
        return True
    # "gi" and "qu" lend their vowel to the rime: gì, giêng, quốc.
    return initial in ("gi", "qu") and initial[1] + rime in _RIMES
