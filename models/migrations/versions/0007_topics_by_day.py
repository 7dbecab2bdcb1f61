"""Items by topic and day, which campaigns count. Filled by a recount: what is there is counted by the upgrade's job.

Revision ID: 0007
Revises: 0006
Create Date: 2026-11-22 07:00:00.000000
"""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go to this revision."""
    op.create_table(
        "tally_topic_day",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("unit_id", sa.Uuid(), nullable=False),
        sa.Column("team_id", sa.Uuid(), nullable=False),
        sa.Column("topic", sa.String(length=30), nullable=False),
        sa.Column("visits", sa.Integer(), nullable=False),
        sa.Column("people", sa.Integer(), nullable=False),
        sa.Column("items", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["team_id"], ["team.id"], name=op.f("fk_tally_topic_day_team_id")),
        sa.ForeignKeyConstraint(["unit_id"], ["admin_unit.id"], name=op.f("fk_tally_topic_day_unit_id")),
        sa.PrimaryKeyConstraint("day", "unit_id", "team_id", "topic", name=op.f("pk_tally_topic_day")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_tally_topic_day_unit_id"), "tally_topic_day", ["unit_id"])
    op.create_index("ix_tally_topic_day_team_id_day", "tally_topic_day", ["team_id", "day"])


def downgrade() -> None:
    """Go back."""
    op.drop_table("tally_topic_day")
