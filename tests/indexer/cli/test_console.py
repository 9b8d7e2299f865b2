"""What is drawn on a terminal holds no signs but those of the drawing."""

import re

from rich.table import Table

from indexer.cli.console import Console


def test_words_in_a_table_are_only_words(capsys):
    """Neither markup nor escapes of a paper are followed; our own colours are."""
    table = Table()
    table.add_column("x", style="red")
    table.add_row("[bold]a\x1b]0;x\x07\u202e[link=http://x]b")
    Console(force_terminal=True, width=80).print(table)

    told = capsys.readouterr().out

    assert "[bold]a␛]0;x\ufffd[link=http://x]b" in told
    assert "\x1b[31m" in told
    assert not re.search("\x1b[^[]|\x1b\\[[0-9;]*[^0-9;m]|[\x07\u202e]", told)
