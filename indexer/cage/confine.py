"""System calls a reader of files never needs, taken away by seccomp.

The only module that imports pyseccomp. Reading, mapping memory and starting
threads stay; connections, programs, processes and other processes' memory go.
"""

import errno
import os

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
    "ptrace", "process_vm_readv", "process_vm_writev", "bpf", "perf_event_open",
    "userfaultfd", "io_uring_setup", "keyctl", "add_key", "request_key",
    "init_module", "finit_module", "kexec_load", "reboot",
    # another view of the file system, and wider limits
    "mount", "umount2", "pivot_root", "chroot", "unshare", "setns", "setrlimit",
)  # fmt: skip
_CLONE_THREAD = 0x00010000


def confine() -> bool:
    """Take the forbidden calls from this process for good; False if it cannot.

    Without libseccomp, or where the kernel refuses, the limits still hold.
    """
    if pyseccomp is None:
        return False
    try:
        _filter().load()
    except OSError:
        return False
    return True


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
    rules.add_rule(refused, "tgkill", argument(0, pyseccomp.NE, os.getpid()))
    rules.add_rule(refused, "prlimit64", argument(2, pyseccomp.NE, 0))
    return rules
