"""Proofs, lost storage, rescue files, erasures and successors of feeds.

Revision ID: 0002
Revises: 0001
Create Date: 2026-11-22 03:00:47.241571
"""

import sqlalchemy as sa
from alembic import op

import models.types

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go to this revision."""
    op.create_table(
        "erasure",
        sa.Column("record_id", sa.Uuid(), nullable=False),
        sa.Column("unit_id", sa.Uuid(), nullable=True),
        sa.Column("reason", sa.String(length=40), nullable=False),
        sa.Column("erased_at", models.types.UTC(), nullable=False),
        sa.Column("erased_by_id", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(["erased_by_id"], ["account.id"], name=op.f("fk_erasure_erased_by_id")),
        sa.ForeignKeyConstraint(["unit_id"], ["admin_unit.id"], name=op.f("fk_erasure_unit_id")),
        sa.PrimaryKeyConstraint("record_id", name=op.f("pk_erasure")),
    )
    with op.batch_alter_table("erasure", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_erasure_erased_by_id"), ["erased_by_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_erasure_unit_id"), ["unit_id"], unique=False)

    with op.batch_alter_table("device", schema=None) as batch_op:
        batch_op.add_column(sa.Column("proof", sa.JSON(), nullable=True))
        batch_op.add_column(sa.Column("proved_at", models.types.UTC(), nullable=True))
        batch_op.add_column(sa.Column("lost_at", models.types.UTC(), nullable=True))
        batch_op.add_column(sa.Column("lost_unsent", sa.Integer(), nullable=True))

    with op.batch_alter_table("feed_head", schema=None) as batch_op:
        batch_op.add_column(sa.Column("successors", sa.JSON(), nullable=True))

    with op.batch_alter_table("quarantine", schema=None) as batch_op:
        batch_op.add_column(sa.Column("handed_in_by_id", sa.Uuid(), nullable=True))
        batch_op.add_column(sa.Column("asked_at", models.types.UTC(), nullable=True))
        batch_op.add_column(sa.Column("ask_note", sa.String(length=500), nullable=True))
        batch_op.create_index(batch_op.f("ix_quarantine_handed_in_by_id"), ["handed_in_by_id"], unique=False)
        batch_op.create_foreign_key(batch_op.f("fk_quarantine_handed_in_by_id"), "account", ["handed_in_by_id"], ["id"])


def downgrade() -> None:
    """Go back to the revision before."""
    with op.batch_alter_table("quarantine", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_quarantine_handed_in_by_id"), type_="foreignkey")
        batch_op.drop_index(batch_op.f("ix_quarantine_handed_in_by_id"))
        batch_op.drop_column("ask_note")
        batch_op.drop_column("asked_at")
        batch_op.drop_column("handed_in_by_id")

    with op.batch_alter_table("feed_head", schema=None) as batch_op:
        batch_op.drop_column("successors")

    with op.batch_alter_table("device", schema=None) as batch_op:
        batch_op.drop_column("lost_unsent")
        batch_op.drop_column("lost_at")
        batch_op.drop_column("proved_at")
        batch_op.drop_column("proof")

    with op.batch_alter_table("erasure", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_erasure_unit_id"))
        batch_op.drop_index(batch_op.f("ix_erasure_erased_by_id"))

    op.drop_table("erasure")
