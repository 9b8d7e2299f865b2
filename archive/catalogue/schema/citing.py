"""What papers cite, which papers may be meant, and what was read with doubt."""

import sqlalchemy as sa

from archive.catalogue.schema.base import metadata, paper_column

_IS_JUDGED = sa.text("verdict IS NOT NULL")

# `printed` is the citation as found; `sought` is the same read in the light of
# its paper, where that adds something. `lookup` is the key under which the cited
# paper would be found; a citation without one (deictic, a conference) is never
# looked up. `telling` ones say enough for somebody to go and find the paper.
# `decision` is what a person decided about the link, where somebody did. `code` is
# the key of the body's code in the symbol sought. `effect` is the status that this
# citation gives its paper, from the day `effect_from`: a proposal, until a person's
# `verdict` stands beside it.
citation = sa.Table(
    "citation",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    paper_column(),
    sa.Column("position", sa.Integer, nullable=False),
    sa.Column("printed", sa.JSON, nullable=False),
    sa.Column("sought", sa.JSON(none_as_null=True)),
    sa.Column("lookup", sa.Text),
    sa.Column("body_key", sa.Text),
    sa.Column("telling", sa.Boolean, nullable=False),
    sa.Column("weighty", sa.Boolean, nullable=False),
    sa.Column("state", sa.Text, nullable=False),
    paper_column("target", on_delete="SET NULL"),
    sa.Column("reasons", sa.JSON, nullable=False),
    sa.Column("flags", sa.JSON, nullable=False),
    sa.Column("decision", sa.JSON(none_as_null=True)),
    sa.Column("code", sa.Text),
    sa.Column("effect", sa.Text),
    sa.Column("effect_from", sa.Date),
    sa.Column("verdict", sa.JSON(none_as_null=True)),
    sa.Index("ix_citation_document", "document", "position"),
    sa.Index("ix_citation_lookup", "lookup", "state"),
    sa.Index("ix_citation_target", "target", "weighty"),
    sa.Index("ix_citation_body_key", "body_key"),
    sa.Index("ix_citation_code", "code"),
    sa.Index("ix_citation_effect", "effect", "target"),
    # The few that a person judged, of which all statuses are made.
    sa.Index(
        "ix_citation_judged",
        "target",
        sqlite_where=_IS_JUDGED,
        postgresql_where=_IS_JUDGED,
    ),
    # What is missing is listed and counted from this index alone.
    sa.Index("ix_citation_state", "state", "lookup", "document", "telling", "body_key"),
)

# Every paper that was weighed for a citation, so that a reader who may not see
# one of them is told what an archive without it would say.
candidate = sa.Table(
    "candidate",
    metadata,
    sa.Column(
        "citation",
        sa.Integer,
        sa.ForeignKey("citation.id", ondelete="CASCADE"),
        nullable=False,
    ),
    paper_column(),
    sa.PrimaryKeyConstraint("citation", "document"),
    sa.Index("ix_candidate_document", "document"),
)

# What was read with doubt, written from the facts and the links whenever they
# change. `field` is a fact, or "link" with the citation it is about; doubts that
# one decision may settle share `likeness`. `uses` counts the papers that cite the
# paper in doubt: what is used most is asked first.
doubt = sa.Table(
    "doubt",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    paper_column(),
    sa.Column("field", sa.Text, nullable=False),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("citation", sa.Integer, sa.ForeignKey("citation.id", ondelete="CASCADE")),
    sa.Column("likeness", sa.Text, nullable=False),
    sa.Column("uses", sa.Integer, nullable=False, server_default="0"),
    sa.Index("ix_doubt_document", "document"),
    sa.Index("ix_doubt_citation", "citation"),
    sa.Index("ix_doubt_likeness", "likeness"),
    sa.Index("ix_doubt_uses", "uses", "document", "id"),
    sa.Index("ix_doubt_kind", "kind", "uses", "document", "id"),
    # A number that came back for another doubt would answer the wrong question.
    sqlite_autoincrement=True,
)
