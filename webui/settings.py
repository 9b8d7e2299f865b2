"""What the pages add to the archive's settings."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self

from archive.settings import Settings as ArchiveSettings

_MOST_FILES = 2_000


@dataclass(frozen=True, slots=True)
class Settings:
    """The archive that is shown, and how much is shown and sent at once.

    ``largest_batch`` is how many bytes may be handed in at once.
    """

    archive: ArchiveSettings
    page_size: int = 20
    largest_batch: int = 1_000_000_000

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
            "MAX_FORM_PARTS": _MOST_FILES,
        }
