"""What the electronic signatures of files say."""

import sqlalchemy as sa

from archive.catalogue.columns import Moment
from archive.catalogue.schema.base import metadata

# A PDF whose signatures were looked for; none were found where `signatures` is empty.
# It is about the bytes of the file, whichever papers it shows. `trusted` tells which
# root certificates were known then, and `reason` why it could not be looked at.
signed_file = sa.Table(
    "signed_file",
    metadata,
    sa.Column("sha256", sa.Text, primary_key=True),
    sa.Column("signatures", sa.JSON, nullable=False),
    sa.Column("trusted", sa.Text, nullable=False),
    sa.Column("reason", sa.Text),
    sa.Column("checked_at", Moment, nullable=False),
)
