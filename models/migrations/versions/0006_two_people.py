"""Who was said to be two people is not asked again: the answers of a version's comparison.

Revision ID: 0006
Revises: 0005
Create Date: 2026-11-22 07:00:00.000000
"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go to this revision."""
    op.add_column("roster_version", sa.Column("answers", sa.JSON(), nullable=True))


def downgrade() -> None:
    """Go back to the revision before."""
    with op.batch_alter_table("roster_version", schema=None) as batch_op:
        batch_op.drop_column("answers")
