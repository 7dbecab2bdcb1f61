"""What a list says of a person stands on the list: a draft changes nobody.

Revision ID: 0004
Revises: 0003
Create Date: 2026-11-22 04:15:00.000000
"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go to this revision."""
    op.add_column("roster_entry", sa.Column("name", sa.String(length=120), nullable=True))
    op.add_column("roster_entry", sa.Column("birth_year", sa.Integer(), nullable=True))
    op.add_column("roster_entry", sa.Column("gender", sa.String(length=10), nullable=True))


def downgrade() -> None:
    """Go back to the revision before."""
    with op.batch_alter_table("roster_entry", schema=None) as batch_op:
        batch_op.drop_column("gender")
        batch_op.drop_column("birth_year")
        batch_op.drop_column("name")
