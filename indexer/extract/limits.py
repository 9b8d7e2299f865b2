"""How much one file may cost: read by every reader, held by the cage."""

from dataclasses import dataclass

_MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Limits:
    """The bounds of one reading; a file that passes one is refused, not cut.

    ``unpacked_*`` bound what a zip (also a .docx or .odt) may unfold into:
    members, bytes of all of them, bytes out for one byte in, zips in zips.
    ``memory`` (bytes of address space), ``cpu`` and ``wall`` (seconds) are
    held by the operating system around the whole reading.
    """

    max_bytes: int = 200 * _MEGABYTE
    max_pages: int = 2_000
    max_text: int = 20_000_000
    max_pixels: int = 100_000_000
    unpacked_members: int = 5_000
    unpacked_bytes: int = 500 * _MEGABYTE
    unpacked_ratio: int = 200
    unpacked_depth: int = 2
    memory: int = 1 << 30
    cpu: int = 60
    wall: int = 90
