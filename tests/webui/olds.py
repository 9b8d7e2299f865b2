"""A paper with a line in an old encoding that was read in another one."""

from archive.catalogue import Rendition
from archive.model import Decoded, Page, Reading, Text
from indexer.recognise import recognise
from tests.webui.papers import AT

OLD = "Caên cöù Nghò quyeát"
READ = "Cẫn cúù Nghũ quyeỏt"
TEXT = f"KẾ HOẠCH\n{READ}\nhết"
WORD = "application/msword"


def reading(authority) -> Reading:
    """The paper as it was read: VNI taken for TCVN3."""
    start = TEXT.index(READ)
    decoded = Decoded(
        start, start + len(READ), "tcvn3", OLD, "VNI-Times", is_doubtful=True
    )
    text = Text(WORD, (Page(1, TEXT, decoded=(decoded,)),))
    return Reading(text, recognise(text, authority), ())


def old(services, folder) -> int:
    """Keep the paper; return its number."""
    path = folder / "cũ.doc"
    path.write_text(TEXT)
    stored = services.files.put(path)
    rendition = Rendition(stored.sha256, path.name, WORD, stored.size)
    read = reading(services.authority)
    number: int = services.catalogue.documents.store(
        read, rendition, source="test", at=AT
    )
    return number
