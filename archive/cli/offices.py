"""``vankho office``: the groups that papers can be for."""

import click

from archive import lines
from archive.catalogue.offices import Office
from archive.cli import opened


@click.group()
def office() -> None:
    """Open, list, rename and close offices: the groups that papers can be for."""


@office.command()
@click.argument("name")
def add(name: str) -> None:
    """Open an office and print its number, which it keeps for ever."""
    with opened.catalogue() as catalogue:
        number = catalogue.offices.add(name, by=opened.who(), at=opened.now())
    click.echo(f"Phòng, ban số {number}: {name}")


@office.command("list")
@click.option("--json", "as_json", is_flag=True, help="One object a line.")
def list_offices(*, as_json: bool) -> None:
    """List the offices with how many belong to each, the closed ones last."""
    with opened.catalogue() as catalogue:
        found = catalogue.offices.all()
    for one in found:
        if as_json:
            lines.show(one)
        else:
            click.echo(_told(one))
    if not found and not as_json:
        click.echo("Chưa có phòng, ban nào. Thêm bằng `vankho office add TÊN`.")


@office.command()
@click.argument("office")
@click.argument("name")
def rename(office: str, name: str) -> None:
    """Give OFFICE (its name or number) another NAME."""
    with opened.catalogue() as catalogue:
        number = catalogue.offices.named(office).id
        catalogue.offices.rename(number, name)
    click.echo(f"Phòng, ban số {number} nay là {name}.")


@office.command()
@click.argument("office")
def close(office: str) -> None:
    """Close OFFICE: nobody is put into it, and no paper is offered to it any more."""
    with opened.catalogue() as catalogue:
        number = catalogue.offices.named(office).id
        catalogue.offices.close(number, by=opened.who(), at=opened.now())
    click.echo(f"Đã đóng phòng, ban số {number}.")


@office.command("open")
@click.argument("office")
def open_again(office: str) -> None:
    """Open a closed OFFICE again."""
    with opened.catalogue() as catalogue:
        number = catalogue.offices.named(office).id
        catalogue.offices.open(number)
    click.echo(f"Đã mở lại phòng, ban số {number}.")


def _told(one: Office) -> str:
    closed = "  (đã đóng)" if one.closed_at else ""
    return f"{one.id:>4}  {one.name}  – {one.members} người{closed}"
