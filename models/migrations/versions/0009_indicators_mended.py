"""Resolutions, targets and indicators can be mended: versions, withdrawn targets, results that were struck out.

Revision ID: 0009
Revises: 0008
Create Date: 2026-11-22 13:00:00.000000
"""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

VERSIONED = ("indicator", "programme", "programme_target")


def upgrade() -> None:
    """Go to this revision."""
    for table in VERSIONED:
        op.add_column(table, sa.Column("version", sa.Integer(), nullable=False, server_default="1"))
    op.add_column("programme_target", sa.Column("withdrawn_on", sa.Date(), nullable=True))
    op.add_column("programme_target", sa.Column("withdrawn_reason", sa.String(length=300), nullable=True))
    op.add_column("target_status", sa.Column("struck_reason", sa.String(length=300), nullable=True))


def downgrade() -> None:
    """Go back to the revision before."""
    op.drop_column("target_status", "struck_reason")
    op.drop_column("programme_target", "withdrawn_reason")
    op.drop_column("programme_target", "withdrawn_on")
    for table in VERSIONED:
        op.drop_column(table, "version")
