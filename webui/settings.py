"""What the pages add to the archive's settings."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self

from archive.settings import Settings as ArchiveSettings

_OTHER_FIELDS = 8
"""Parts of a form that are no files, such as its token."""


@dataclass(frozen=True, slots=True)
class Settings:
    """The archive that is shown, and how much is shown and sent at once.

    ``largest_batch`` is how many bytes may be handed in at once, ``most_files``
    in how many files; ``most_pictures`` how many bytes of pictures of pages are
    kept on the disk.
    """

    archive: ArchiveSettings
    page_size: int = 20
    largest_batch: int = 1_000_000_000
    most_files: int = 2_000
    most_pictures: int = 1_000_000_000

    @classmethod
    def from_env(cls, env: Mapping[str, str]) -> Self:
        """Read the settings from environment variables.

        Raises:
            SettingError: one of them cannot be used.
        """
        return cls(ArchiveSettings.from_env(env))

    def flask(self) -> dict[str, Any]:
        """Return what Flask and its extensions want to know."""
        return {
            "BOOTSTRAP_SERVE_LOCAL": True,
            "MAX_CONTENT_LENGTH": self.largest_batch,
            "MAX_FORM_PARTS": self.most_files + _OTHER_FIELDS,
        }
