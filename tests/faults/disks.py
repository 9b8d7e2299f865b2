"""Small disks for tests: full ones, and ones that can be read only."""

import contextlib
import subprocess

import pytest

_MOUNT = "/usr/bin/mount"


class Disk:
    """A disk in memory, at a folder, which can be made larger or closed to writing."""

    def __init__(self, folder):
        self.folder = folder

    def change(self, options):
        """Give the disk another size, or let it be read only."""
        order = [_MOUNT, "-o", f"remount,{options}", str(self.folder)]
        subprocess.run(order, check=True, capture_output=True)  # noqa: S603

    def fill(self):
        """Leave no room, and return the file that takes it."""
        filler = self.folder / "filler"
        with filler.open("wb", buffering=0) as file, contextlib.suppress(OSError):
            while True:
                file.write(bytes(4096))
        return filler


@contextlib.contextmanager
def disk(folder, size):
    """Put a disk of so many bytes at ``folder``; skip where only root may do so."""
    folder.mkdir()
    order = [_MOUNT, "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)]
    try:
        subprocess.run(order, check=True, capture_output=True)  # noqa: S603
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("only root can make a disk")
    try:
        yield Disk(folder)
    finally:
        order = ["/usr/bin/umount", "--lazy", str(folder)]
        subprocess.run(order, check=True)  # noqa: S603
