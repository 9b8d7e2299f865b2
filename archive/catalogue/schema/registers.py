"""What offices' own registers say, as they were imported."""

import sqlalchemy as sa

from archive.catalogue.columns import Moment, PathText
from archive.catalogue.schema.base import metadata

# `sees` are the audiences of whoever imported it: no line is matched with a paper
# that they may not see. The claims of an import carry its number in their source.
register_import = sa.Table(
    "register_import",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("name", PathText, nullable=False),
    sa.Column("sha256", sa.Text, nullable=False),
    sa.Column("who", sa.Text, nullable=False),
    sa.Column("audience", sa.Text, nullable=False),
    sa.Column("sees", sa.JSON, nullable=False),
    sa.Column("begun_at", Moment, nullable=False),
    sa.Column("lines", sa.Integer, nullable=False),
    sa.Column("undone_at", Moment),
    sa.Column("undone_by", sa.Text),
    sqlite_autoincrement=True,
)

# `cells` are the words of the register under the names of their columns; `outcome`
# is empty until the line is written into the catalogue. `document` is no foreign
# key: a line remembers a paper that is gone, and is shown to nobody then. `undone`
# says what became of the paper when the import was taken back.
register_line = sa.Table(
    "register_line",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column(
        "import", sa.Integer, sa.ForeignKey("register_import.id"), nullable=False
    ),
    sa.Column("sheet", sa.Text, nullable=False),
    sa.Column("row", sa.Integer, nullable=False),
    sa.Column("cells", sa.JSON, nullable=False),
    sa.Column("claims", sa.JSON, nullable=False),
    sa.Column("outcome", sa.Text),
    sa.Column("reason", sa.Text),
    sa.Column("document", sa.Integer),
    sa.Column("undone", sa.Text),
    sa.Index("ix_register_line_import", "import", "outcome", "id"),
    sa.Index("ix_register_line_outcome", "outcome", "id"),
    sa.Index("ix_register_line_document", "document"),
    sqlite_autoincrement=True,
)
