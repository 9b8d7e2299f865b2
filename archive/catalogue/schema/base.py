"""What all tables share: how constraints are named, and the column of a paper."""

import sqlalchemy as sa

metadata = sa.MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def paper_column(
    name: str = "document", *, on_delete: str = "CASCADE"
) -> sa.Column[int]:
    """A column that names a paper and goes, or is emptied, with it."""
    return sa.Column(
        name,
        sa.Integer,
        sa.ForeignKey("document.id", ondelete=on_delete),
        nullable=on_delete == "SET NULL",
    )
