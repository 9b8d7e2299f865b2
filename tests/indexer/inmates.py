"""What the tests of the cage put into it: functions that behave and that do not."""

import ctypes
import os
import resource
import socket
import stat
import subprocess
import sys
import threading
import time
from pathlib import Path

from archive.errors import DamagedFileError
from archive.model import Page, Text


def add(one: int, other: int) -> int:
    return one + other


def page(text: str) -> Text:
    return Text("text/plain", (Page(1, text),), ("truncated",))


def refuse(detail: str) -> int:
    raise DamagedFileError(detail)


def fail() -> int:
    return 1 // 0


def eat_memory() -> int:
    return len(bytearray(2 << 30))


def never_end() -> int:
    while True:
        pass


def sleep_on() -> int:
    time.sleep(60)
    return 0


def fall() -> int:
    return int(ctypes.string_at(0)[0])


def abort() -> int:
    os.abort()


def leave(code: int) -> int:
    os._exit(code)


def talk(length: int) -> str:
    return "a" * length


def lie() -> str:
    return "not a number"


def work_in_threads(number: int) -> int:
    done: list[int] = []
    threads = [threading.Thread(target=done.append, args=(1,)) for _ in range(number)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sum(done)


def chatter() -> int:
    os.write(1, b"to the terminal\n")
    os.write(2, b"to the terminal\n")
    return 0


def folder() -> tuple[str, list[str]]:
    Path("left.txt").write_text("left behind", encoding="utf-8")
    return str(Path.cwd()), [left.name for left in Path().iterdir()]


def environment() -> dict[str, str]:
    return dict(os.environ)  # noqa: TID251  (what the test asks for)


def open_files() -> int:
    return sum(1 for number in range(64) if _is_open(number))


def _is_open(number: int) -> bool:
    try:
        os.fstat(number)
    except OSError:
        return False
    return True


def look_at(path: Path) -> int:
    return path.stat().st_size and len(path.read_bytes())


def look_beside(path: Path) -> int:
    return len(path.with_name("beside").read_bytes())


def look_around(path: Path) -> int:
    return len(list(path.parent.iterdir()))


def change(path: Path) -> int:
    return path.write_bytes(b"")


def replace(path: Path) -> None:
    Path("new").touch()
    Path("new").replace(path)


def fill(folder: Path) -> int:
    (folder / "member").write_bytes(b"a")
    (folder / "inner").mkdir()
    (folder / "member").rename(folder / "inner" / "member")
    return len(list(folder.rglob("*")))


def write_elsewhere() -> int:
    return Path("/tmp/vankho-inmate").write_bytes(b"")  # noqa: S108  # it must not


def read_of_parent() -> int:
    return len(Path(f"/proc/{os.getppid()}/environ").read_bytes())


def read_passwords() -> int:
    return len(Path("/etc/passwd").read_bytes())


def make_device() -> None:
    os.mknod("null", 0o600 | stat.S_IFCHR, os.makedev(1, 3))


def work_as_another() -> None:
    os.setuid(65_534)


def write_much(length: int) -> int:
    return Path("much").write_bytes(b"\0" * length)


def connect() -> None:
    socket.create_connection(("127.0.0.1", 9))


def start_program() -> None:
    subprocess.run([sys.executable, "-c", ""], check=True)


def fork() -> None:
    if os.fork() == 0:
        os._exit(0)


def kill_parent() -> None:
    os.kill(os.getppid(), 9)


def widen() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (8 << 30, 8 << 30))
