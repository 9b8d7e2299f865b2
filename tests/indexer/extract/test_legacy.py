"""The encodings from before Unicode: tables, fonts, detection."""

import json
import unicodedata
from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.extract import legacy
from indexer.extract.legacy import (
    FontEncoding,
    decode,
    detect,
    encoding_of_font,
    read,
    viqr,
)
from indexer.extract.legacy.capitals import mended

SMALL = "áàảãạâấầẩẫậăắằẳẵặđéèẻẽẹêếềểễệíìỉĩịóòỏõọôốồổỗộơớờởỡợúùủũụưứừửữựýỳỷỹỵ"
OWN_CAPITALS = "ĂÂĐÊÔƠƯ"
HEAD, *ROWS = (
    line.split("\t")
    for line in files(legacy).joinpath("tables.tsv").read_text("utf-8").splitlines()
)


def codes(encoding: str) -> dict[str, str]:
    column = HEAD.index(encoding)
    return {
        row[0]: "".join(chr(int(code, 16)) for code in row[column].split("+"))
        for row in ROWS
        if row[column] != "-"
    }


LETTERS = {
    "viqr": SMALL + SMALL.upper(),
    "tcvn3": SMALL + OWN_CAPITALS,
    "vni": SMALL + SMALL.upper(),
    "vps": SMALL + SMALL.upper(),
    "viscii": SMALL + SMALL.upper(),
}


@pytest.mark.parametrize(("encoding", "letters"), LETTERS.items(), ids=LETTERS)
def test_table_has_every_letter(encoding, letters):
    """Each encoding has one code for every letter it can write."""
    table = codes(encoding)

    assert sorted(table) == sorted(letters)
    # The one clash: where VPS keeps Ỹ was never confirmed, Ỵ claims 0x19 too.
    assert len(set(table.values())) >= len(table) - 1


@pytest.mark.parametrize("encoding", LETTERS)
def test_every_letter_comes_back(encoding):
    """Decoding the code of a letter gives the letter."""
    wrong = {
        letter: decode(code, encoding)
        for letter, code in codes(encoding).items()
        if decode(code, encoding) != letter
    }

    assert wrong == {}


VIQR = (
    "Ca(n cu+' Nghi. quye^'t cu?a Ti?nh u?y ve^` co^ng ta'c va(n thu+, ca'c ca^'p u?y "
    "dda?ng to^? chu+'c thu+.c hie^.n nhu+~ng vie^.c sau dda^y"
)
NO_VIQR = {
    "English": "It's the committee's plan, isn't it? We don't know. " * 9,
    "powers": "Let a^2 + b^2 = c^2; then (a+b)^2 = a^2 + 2ab + b^2. " * 9,
    "a program": "if (x[i] ^ mask) { o += a^b; u += e^f; add(dd, e); }\n" * 9,
    "a pattern": "^[aeo]\\^(a|o+|u+)*$ matches o+u+ and a^e^o^ here. " * 9,
    "Unicode": "Căn cứ Nghị quyết của Tỉnh ủy về công tác văn thư. " * 9,
    "Vietnamese without marks": "Can cu Nghi quyet cua Tinh uy ve cong tac. " * 9,
    "a little": "To^i ddi ho.c",
}


def test_viqr_is_told():
    """Plain letters with marks behind them are Vietnamese, as a whole."""
    assert viqr.is_viqr(VIQR)


@pytest.mark.parametrize("text", NO_VIQR.values(), ids=NO_VIQR)
def test_other_text_is_no_viqr(text):
    """Apostrophes, points and powers of other texts mean what they are."""
    assert not viqr.is_viqr(text)


@given(st.text(alphabet=SMALL + "bcdghklmnpqrstvx ", max_size=40))
def test_vni_reads_left_to_right(text):
    """No text in VNI can be cut into its two-part codes in a wrong way."""
    table = codes("vni")

    assert decode("".join(table.get(c, c) for c in text), "vni") == text


@given(st.text(max_size=60), st.sampled_from(legacy.ENCODINGS))
def test_decoding_gives_nfc(text, encoding):
    """Whatever comes in, what comes out is composed."""
    decoded = decode(text, encoding)

    assert unicodedata.is_normalized("NFC", decoded)


TEXTS = {
    "tcvn3": ("tcvn3", "ChØ thÞ vÒ c«ng t¸c v¨n th­", "Chỉ thị về công tác văn thư"),
    "tcvn3, own capitals": ("tcvn3", "§¶ng, ¥n, ¦u", "Đảng, Ơn, Ưu"),
    "tcvn3 in a symbol font": ("tcvn3", "\uf054\uf0d8nh \uf0f1y", "Tỉnh ủy"),
    "tcvn3 as PDF names it": ("tcvn3", "v¨n th\u2212", "văn thư"),
    "vni": ("vni", "Chæ thò veà coâng taùc vaên thö", "Chỉ thị về công tác văn thư"),
    "vni, mark of the other case": ("vni", "TÆNH Uûy", "TỈNH Ủy"),
    "vni, three-part letters": ("vni", "ñöôïc, höôùng, trôû", "được, hướng, trở"),
    "viscii": ("viscii", "Chï th¸ v« công tác", "Chỉ thị về công tác"),
    "vps, cp1252 character": ("vps", "Vi\u0152t", "Việt"),
    "vps, control code": ("vps", "Vi\x8ct", "Việt"),
}


@pytest.mark.parametrize(("encoding", "text", "expected"), TEXTS.values(), ids=TEXTS)
def test_decodes(encoding, text, expected):
    """Texts come out in Unicode, whatever way their codes took."""
    assert decode(text, encoding) == expected


def test_font_of_capitals():
    """In a font of capitals, plain letters are capitals as well."""
    assert decode("tØnh ñy b¾c", "tcvn3", capitals=True) == "TỈNH ỦY BẮC"


MENDED = {
    "inside a word": ("TỉNH ủY", "TỈNH ỦY"),
    "between words of capitals": ("ĐĂNG Ký KINH DOANH", "ĐĂNG KÝ KINH DOANH"),
    "a word without a consonant": ("LấY ý KIếN", "LẤY Ý KIẾN"),
    "the word before a number stays": ("Số 12-KH/TU", "Số 12-KH/TU"),
    "a word before an abbreviation stays": ("Sở TN và MT", "Sở TN và MT"),
    "plain prose stays": ("Của Bộ Chính trị", "Của Bộ Chính trị"),
    "the next line says nothing": ("Tổ\nCHỨC", "Tổ\nCHỨC"),
}


@pytest.mark.parametrize(("text", "expected"), MENDED.values(), ids=MENDED)
def test_gives_back_capitals(text, expected):
    """Only words that stand among capitals get theirs back."""
    assert mended(text) == expected


READ = {
    "viqr": (
        "viqr",
        "Chi? thi. ve^` co^ng ta'c va(n thu+",
        "Chỉ thị về công tác văn thư",
    ),
    "viqr, capitals": ("viqr", "DDA?NG, U*?y ban, Dda.i", "ĐẢNG, Ửy ban, Đại"),
    "viqr, signs": (
        "viqr",
        "khai. III. Mu.c I.3 nga`y 5\\. Ho.?",
        "khai. III. Mục I.3 ngày 5. Họ?",
    ),
    "a hyphen after a number": ("tcvn3", "171\xadKH/TU", "171-KH/TU"),
    "Word's hyphen after a number": ("tcvn3", "171\x1fKH/TU", "171-KH/TU"),
    "a minus between abbreviations": ("tcvn3", "05/Q§\u2212UB", "05/QĐ-UB"),
    "the letter inside capitals": ("tcvn3", "L\xadU TR÷", "LƯU TRỮ"),
    "the letter after capitals": (
        "tcvn3",
        "TH\xad, th\xad, ng\xadêi",
        "THƯ, thư, người",
    ),
    "the letter before a footnote": ("tcvn3", "nh\xad1", "như1"),
    "a plain hyphen": ("tcvn3", "Sè 171-KH/TU", "Số 171-KH/TU"),
    "a sign between digits": ("tcvn3", "khæ 4×6, t×m", "khổ 4×6, tìm"),
    "capitals by a font that is lost": ("tcvn3", "TØNH ñY, CHøC", "TỈNH ỦY, CHỨC"),
    "rows of dots": ("vps", "ngày ……… 5", "ngày ……… 5"),
    "degrees": ("vps", "25°C, 1½", "25°C, 1½"),
    "an abbreviation": ("tcvn3", "N§-CP, L§TBXH", "NĐ-CP, LĐTBXH"),
    "an abbreviation in vni": ("vni", "HÑND, AT-VSLÑ, ñ/c", "HĐND, AT-VSLĐ, đ/c"),
    "a French word": ("tcvn3", "qu¸n café ë Québec", "quán café ở Québec"),
    "German names": ("tcvn3", "«ng Müller vµ bµ Großmann", "ông Müller và bà Großmann"),
    "a name in vni": ("vni", "oâng Björn", "ông Björn"),
    "words grown together": ("tcvn3", "xölý, tæchøc, bètrÝ", "xửlý, tổchức, bốtrí"),
    "a misspelt word": ("tcvn3", "viÖc thuêcc", "việc thuờcc"),
    "a word in quotation marks": ("tcvn3", "mét «project»", "một «project»"),
    "a word that is Unicode": ("tcvn3", "NghÞ quyết", "Nghị quyết"),
    "a Czech word": ("tcvn3", "«ng Dvořák", "ông Dvořák"),
    "a bullet among letters": ("vps", "\uf0b7 T\xf9 Vi\x8ct", "· Tù Việt"),
    "letters in a symbol font": ("tcvn3", "\uf054\uf0d8\uf06e\uf068", "Tỉnh"),
    "a place to break a word": ("vni", "thuû\xady lôïi", "thủy lợi"),
}


@pytest.mark.parametrize(("encoding", "text", "expected"), READ.values(), ids=READ)
def test_reads_word_by_word(encoding, text, expected):
    """Words of other languages are left alone, and hyphens are no letters."""
    assert read(text, encoding) == expected


@given(st.text(max_size=60), st.sampled_from(legacy.ENCODINGS), st.booleans())
def test_reading_gives_nfc(text, encoding, capitals):
    """Whatever comes in, what comes out is composed."""
    assert unicodedata.is_normalized("NFC", read(text, encoding, capitals=capitals))


TCVN3, CAPITALS = FontEncoding("tcvn3"), FontEncoding("tcvn3", capitals=True)
FONTS = {
    ".VnTime": TCVN3,
    ".VnTimeH": CAPITALS,
    ".VnArial NarrowH": CAPITALS,
    ".VnTimeH Bold": CAPITALS,
    ".VnTime-BoldItalic": TCVN3,
    "VnTimeH(Ds)": CAPITALS,
    "ABCDEF+VnTimeHBold": CAPITALS,
    "VNSTCVN3": TCVN3,
    "VNI-Times": FontEncoding("vni"),
    "VNI Helve": FontEncoding("vni"),
    "VPS Times": FontEncoding("vps"),
    "Times New Roman": None,
    "Verdana": None,
    "": None,
}


@pytest.mark.parametrize(("name", "expected"), FONTS.items(), ids=FONTS)
def test_encoding_of_font(name, expected):
    """The name of a font tells its encoding, in Word's and in PDF's spelling."""
    assert encoding_of_font(name) == expected


DETECTED = {
    "tcvn3": ("C¨n cø NghÞ quyÕt cña TØnh ñy, thùc hiÖn nh­ sau", "tcvn3"),
    "vni": ("Caên cöù Nghò quyeát cuûa Tænh uûy, thöïc hieän nhö sau", "vni"),
    "unicode": ("Căn cứ Nghị quyết của Tỉnh ủy, thực hiện như sau", None),
    "decomposed": (unicodedata.normalize("NFD", "Căn cứ Nghị quyết của Tỉnh ủy"), None),
    "too little to go by": ("NghÞ quyÕt", None),
    "english": ("The committee meets on Monday to discuss the plan", None),
    "french": ("Le comité a été réuni à l’hôtel, où il a délibéré, très tôt", None),
    "german": ("Für die Prüfung müssen größere Maßnahmen geprüft werden", None),
    "hungarian": ("Árvíztűrő tükörfúrógép, őszi esők és téli fagyok", None),
    "albanian": ("Gabim gjatë heqjes së lidhjes së vjetër të backup", None),
    "norwegian": ("Uventet mangel på innhold ved forsøk på å lese en linje", None),
    "nothing": ("", None),
}


@pytest.mark.parametrize(("text", "expected"), DETECTED.values(), ids=DETECTED)
def test_detects(text, expected):
    """Old encodings are told by their syllables, other languages left alone."""
    assert detect(text) == expected


def test_vectors(shared: Path):
    """Strings collected by others decode as they say."""
    wrong = []
    for line in (shared / "real/text/legacy_vectors.jsonl").read_text().splitlines():
        vector = json.loads(line)
        if vector["encoding"] in legacy.ENCODINGS:
            expected = unicodedata.normalize("NFC", vector["unicode"]).replace("Ð", "Đ")
            if decode(vector["legacy"], vector["encoding"]) != expected:
                wrong.append(vector)

    assert wrong == []
