"""What was learnt of a source's pages stands with the source."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """What was learnt of a source's pages stands with the source."""
    with op.batch_alter_table("sources") as batch:
        batch.add_column(sa.Column("learned", sa.JSON(), nullable=True))
