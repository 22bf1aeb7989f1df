"""Deadlines and numbers of documents that articles name."""

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Nothing yet."""
