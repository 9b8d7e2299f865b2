"""Vietnamese from before Unicode: TCVN3 (ABC), VNI, VPS and VISCII.

These encodings reuse the codes of Western letters, so their text looks like
"Nghị quyết" written "NghÞ quyÕt", and only the font of a run or the shape of
its syllables says what was meant.
"""

from indexer.extract.legacy.detection import detect
from indexer.extract.legacy.fonts import FontEncoding, encoding_of_font
from indexer.extract.legacy.tables import ENCODINGS, decode
from indexer.extract.legacy.words import read

__all__ = ["ENCODINGS", "FontEncoding", "decode", "detect", "encoding_of_font", "read"]
