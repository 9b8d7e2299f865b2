"""What the cage's children find ready: imported once, before the first file.

Imported by name (``Cage(preload=...)``) in the process that children are forked
from, never by other modules, so that nobody else pays for it.
"""

from importlib import import_module

from indexer import extract, reading
from indexer.extract import legacy

for reader in sorted({*extract.READERS.values(), "ocr"}):
    import_module(f"indexer.extract.{reader}")
reading.known()
for encoding in legacy.ENCODINGS:
    legacy.decode("", encoding)
