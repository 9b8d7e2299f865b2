"""System calls a reader of files never needs, taken away by seccomp.

The only module that imports pyseccomp. Reading, mapping memory and starting
threads stay; connections, programs, processes and other processes' memory go.
"""

import ctypes
import errno
import functools
import os
import struct
import tempfile

try:
    import pyseccomp
except (ImportError, RuntimeError, OSError):  # The system has no libseccomp.
    pyseccomp = None

_FORBIDDEN = (
    # connections
    "socket", "socketpair", "connect", "bind", "listen", "accept", "accept4",
    # programs and processes
    "execve", "execveat", "fork", "vfork", "kill", "tkill", "rt_sigqueueinfo",
    "rt_tgsigqueueinfo", "pidfd_open", "pidfd_getfd", "pidfd_send_signal", "setsid",
    # the memory of others, and the kernel
    "ptrace", "process_vm_readv", "process_vm_writev", "process_madvise", "kcmp",
    "bpf", "perf_event_open", "userfaultfd", "io_uring_setup", "io_uring_enter",
    "io_uring_register", "keyctl", "add_key", "request_key", "init_module",
    "finit_module", "delete_module", "kexec_load", "kexec_file_load", "reboot",
    "swapon", "swapoff", "acct", "quotactl", "iopl", "ioperm", "syslog",
    # memory and messages shared with others
    "shmget", "shmat", "msgget", "semget", "mq_open",
    # the clock of all
    "settimeofday", "clock_settime", "clock_adjtime", "adjtimex",
    # another view of the file system, files past any fence, and wider limits
    "mount", "umount2", "pivot_root", "chroot", "unshare", "setns", "setrlimit",
    "fsopen", "fsmount", "fspick", "move_mount", "open_tree", "mount_setattr",
    "open_by_handle_at", "mknod", "mknodat", "fanotify_init", "personality",
)  # fmt: skip
_CLONE_THREAD = 0x00010000
_NO_NEW_PRIVILEGES, _SECCOMP, _FILTER = 38, 22, 2
_ITSELF = 0x56414E4B
"""Stands in a filter made for others for the number of the process that takes it."""

_RULE = struct.Struct("=HBBI")


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("rules", ctypes.c_char_p))


def confine() -> bool:
    """Take the forbidden calls from this process for good; False if it cannot.

    Without libseccomp, or where the kernel refuses, the limits still hold.
    """
    rules = prepared()
    if rules is None:
        return False
    rules = _meant_for(rules, os.getpid())
    program = _Program(len(rules) // _RULE.size, rules)
    _library.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0)
    taken = _library.prctl(_SECCOMP, _FILTER, ctypes.byref(program), 0, 0)
    return int(taken) == 0


@functools.cache
def prepared() -> bytes | None:
    """Return the rules as the kernel takes them, None without libseccomp.

    Made once, before there are children: it takes a millisecond.
    """
    if pyseccomp is None:
        return None
    try:
        with tempfile.TemporaryFile() as file:
            _filter().export_bpf(file)
            file.seek(0)
            return file.read()
    except OSError:
        return None


def _meant_for(rules: bytes, process: int) -> bytes:
    return b"".join(
        _RULE.pack(*how, process if value == _ITSELF else value)
        for *how, value in _RULE.iter_unpack(rules)
    )


def cut_off(allowed: int) -> bool:
    """Leave this process, and what it becomes, sockets of one family; False if not.

    ``allowed`` is a family within this machine, such as ``AF_UNIX``.
    """
    if pyseccomp is None:
        return False
    try:
        rules = pyseccomp.SyscallFilter(pyseccomp.ALLOW)
        family = pyseccomp.Arg(0, pyseccomp.NE, allowed)
        rules.add_rule(pyseccomp.ERRNO(errno.EACCES), "socket", family)
        rules.load()
    except OSError:
        return False
    return True


def _filter() -> "pyseccomp.SyscallFilter":
    rules = pyseccomp.SyscallFilter(pyseccomp.ALLOW)
    refused = pyseccomp.ERRNO(errno.EPERM)
    for call in _FORBIDDEN:
        rules.add_rule(refused, call)
    # Threads are made by clone with this flag, processes without it.
    argument = pyseccomp.Arg
    rules.add_rule(refused, "clone", argument(0, pyseccomp.MASKED_EQ, _CLONE_THREAD, 0))
    # The arguments of clone3 cannot be seen; told that there is no such call,
    # the C library takes clone.
    rules.add_rule(pyseccomp.ERRNO(errno.ENOSYS), "clone3")
    # abort() signals its own process: that must work, or a crash has no name.
    rules.add_rule(refused, "tgkill", argument(0, pyseccomp.NE, _ITSELF))
    rules.add_rule(refused, "prlimit64", argument(2, pyseccomp.NE, 0))
    return rules


_library = ctypes.CDLL(None, use_errno=True)
