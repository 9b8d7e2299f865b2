"""The command line: collects the three ``cli.py``, each loaded when first used.

``vankho read`` imports no Flask, and ``vankho --help`` imports nothing at all.
"""

import datetime as dt
import importlib
import os
import sys
from collections.abc import Sequence

import click

from archive import privacy, terminal
from archive.errors import ArchiveError, VankhoError

COMMANDS = {
    "ingest": (
        "indexer.cli.ingest",
        "Take files and folders in; every file gets an outcome.",
    ),
    "batch": (
        "indexer.cli.batch",
        "Show how far files handed in have come; pause, cancel, report.",
    ),
    "refused": (
        "indexer.cli.refused",
        "List files that were not taken in; retry or dismiss them.",
    ),
    "held": (
        "indexer.cli.held",
        "Show what is held for its secrecy; open, let in, give back, destroy.",
    ),
    "import-register": (
        "indexer.cli.registers",
        "Import an office's own register: papers that have no file yet.",
    ),
    "ocr": (
        "indexer.cli.ocr",
        "Show which pages wait to be recognised; first, skip, again.",
    ),
    "read": ("indexer.cli.read", "Read files and show what they say; stores nothing."),
    "cite": ("indexer.cli.cite", "Find the citations in plain text."),
    "search": (
        "indexer.cli.search",
        "Find papers by number, date, issuing body or words.",
    ),
    "show": ("archive.cli.show", "Show one paper: facts, claims, files, relations."),
    "status": ("archive.cli.status", "Show whether a paper stands, and by what."),
    "links": ("archive.cli.links", "Show what a paper cites and what cites it."),
    "wanted": ("archive.cli.wanted", "List papers that are cited but missing."),
    "bodies": (
        "archive.cli.bodies",
        "Find who issues papers, what they were and became.",
    ),
    "index": ("indexer.cli.index", "Show the state of the index, or rebuild it."),
    "evaluate": ("indexer.cli.evaluate", "Measure accuracy on labelled data."),
    "signatures": (
        "indexer.cli.signatures",
        "Show who signed files electronically; verify again.",
    ),
    "purge": (
        "indexer.cli.purge",
        "Remove a paper for good, and list what was removed.",
    ),
    "user": ("archive.cli.people", "Open, change and close accounts."),
    "office": (
        "archive.cli.offices",
        "Open, rename and close offices: the groups that papers can be for.",
    ),
    "token": (
        "archive.cli.tokens",
        "Make, list and revoke what programs sign in with.",
    ),
    "restrict": ("archive.cli.restrict", "Say whom papers are for."),
    "audit": ("archive.cli.audit", "Show what was done, by whom and when."),
    "verify": ("archive.cli.verify", "Prove that nothing was lost or changed."),
    "reread": (
        "indexer.cli.reread",
        "Read papers again by the readers of today; tell what changed.",
    ),
    "relink": (
        "archive.cli.relink",
        "Find all links anew, by the authority file of today.",
    ),
    "serve": ("webui.cli", "Serve the pages, with one worker beside them."),
    "worker": ("indexer.cli.worker", "Take in what is handed in, and keep the index."),
    "doctor": ("indexer.cli.doctor", "Check that this machine has what is needed."),
}
"""Where each command lives, and its line in the help."""

ARCHIVE_FAILED = 3
"""The exit code when the archive itself failed (2 is a wrong use)."""


class LazyGroup(click.Group):
    """A group whose commands are imported only when they are called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the commands in the order of a working day."""
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        """Return the command, importing its module."""
        del ctx
        if name not in COMMANDS:
            return None
        module = importlib.import_module(COMMANDS[name][0])
        command = getattr(module, name.replace("-", "_"))
        if not isinstance(command, click.Command):
            message = f"{COMMANDS[name][0]}.{name} is not a command"
            raise TypeError(message)
        return command

    def format_commands(
        self, ctx: click.Context, formatter: click.HelpFormatter
    ) -> None:
        """Write the list of commands without importing them."""
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl([(name, line) for name, (_, line) in COMMANDS.items()])


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name=None, version="0.1.0", prog_name="vankho")
def cli() -> None:
    """Văn khố: keeps a Party office's directives and finds any of them at once."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line; errors end as one sentence and an exit code.

    Exit codes: 0 all well, 1 some files refused or held, 2 wrong use,
    3 the archive itself failed.
    """
    privacy.begin()
    try:
        with terminal.careful():
            _run(arguments)
    except BrokenPipeError:
        # Whoever read our output has seen enough.
        sys.stdout = None


def _run(arguments: Sequence[str] | None) -> None:
    try:
        _record(sys.argv[1:] if arguments is None else arguments)
        cli.main(args=arguments, prog_name="vankho", standalone_mode=False)
    except click.exceptions.Exit as leave:
        sys.exit(leave.exit_code)
    except click.Abort:
        click.echo("Đã dừng theo yêu cầu.", err=True)
        sys.exit(130)
    except click.ClickException as problem:
        problem.show()
        sys.exit(2)
    except BrokenPipeError:
        raise
    except OSError as problem:
        click.echo(f"vankho: {problem.strerror}: {problem.filename or ''}", err=True)
        sys.exit(ARCHIVE_FAILED)
    except VankhoError as problem:
        click.echo(f"vankho: {problem} [{problem.code}]", err=True)
        sys.exit(ARCHIVE_FAILED if isinstance(problem, ArchiveError) else 2)


def _record(arguments: Sequence[str]) -> None:
    """Record who asks for what, before it is done."""
    if not arguments or arguments[0] not in COMMANDS:
        return
    # Nothing is loaded before it is needed, and some commands are not recorded.
    from archive.audit import commands  # noqa: PLC0415  # only where it is needed
    from archive.settings import Settings  # noqa: PLC0415  # likewise

    settings = Settings.from_env(os.environ)  # noqa: TID251  # the command line reads it
    if trouble := commands.record(arguments, settings, _now):
        click.echo(f"vankho: {trouble} [{trouble.code}]", err=True)


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)  # noqa: TID251  # here time comes in


if __name__ == "__main__":
    main()
