"""Pages can go: who refers to bytes is found by digest.

Revision ID: 0002
Revises: 0001
"""

from __future__ import annotations

from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Apply."""
    op.create_index("ix_retrievals_digest", "retrievals", ["digest"], unique=False)


def downgrade() -> None:
    """Undo."""
    op.drop_index("ix_retrievals_digest", table_name="retrievals")
