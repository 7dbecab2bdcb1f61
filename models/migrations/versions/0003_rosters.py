"""Imported lists, the history of rosters, scans of decisions, log-in names for shared numbers.

Revision ID: 0003
Revises: 0002
Create Date: 2026-11-22 04:00:05.110101
"""

import sqlalchemy as sa
from alembic import op

import models.types

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go to this revision."""
    op.create_table(
        "decision_scan",
        sa.Column("decision_id", sa.Uuid(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("content_type", sa.String(length=40), nullable=False),
        sa.Column("pages", sa.Integer(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", models.types.UTC(), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_decision_scan_account_id")),
        sa.ForeignKeyConstraint(["decision_id"], ["decision.id"], name=op.f("fk_decision_scan_decision_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_decision_scan")),
    )
    with op.batch_alter_table("decision_scan", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_decision_scan_account_id"), ["account_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_decision_scan_decision_id"), ["decision_id"], unique=False)

    op.create_table(
        "roster_import",
        sa.Column("unit_id", sa.Uuid(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("filename", sa.String(length=200), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=True),
        sa.Column("status", sa.String(length=10), nullable=False),
        sa.Column("progress", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=30), nullable=True),
        sa.Column("message", sa.String(length=500), nullable=True),
        sa.Column("result", sa.JSON(), nullable=True),
        sa.Column("edits", sa.Integer(), nullable=False),
        sa.Column("committed_at", models.types.UTC(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", models.types.UTC(), nullable=False),
        sa.CheckConstraint(
            "status IN ('queued', 'running', 'ready', 'refused', 'failed')", name=op.f("ck_roster_import_status")
        ),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_roster_import_account_id")),
        sa.ForeignKeyConstraint(["unit_id"], ["admin_unit.id"], name=op.f("fk_roster_import_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_roster_import")),
    )
    with op.batch_alter_table("roster_import", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_roster_import_account_id"), ["account_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_roster_import_unit_id"), ["unit_id"], unique=False)

    op.create_table(
        "roster_event",
        sa.Column("roster_id", sa.Uuid(), nullable=False),
        sa.Column("action", sa.String(length=10), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=True),
        sa.Column("at", models.types.UTC(), nullable=False),
        sa.Column("reason", sa.String(length=500), nullable=True),
        sa.Column("content_hash", sa.String(length=64), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.CheckConstraint(
            "action IN ('create', 'edit', 'submit', 'withdraw', 'return', 'approve', 'supersede', 'discard')",
            name=op.f("ck_roster_event_action"),
        ),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_roster_event_account_id")),
        sa.ForeignKeyConstraint(["roster_id"], ["roster_version.id"], name=op.f("fk_roster_event_roster_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_roster_event")),
    )
    with op.batch_alter_table("roster_event", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_roster_event_account_id"), ["account_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_roster_event_roster_id"), ["roster_id"], unique=False)

    op.add_column("account", sa.Column("login_name", sa.String(length=40), nullable=True))
    op.create_index("uq_account_login_name", "account", ["login_name"], unique=True)
    _phone_index("status <> 'disabled' AND login_name IS NULL")
    op.add_column("decision", sa.Column("status", sa.String(length=10), server_default="approved", nullable=False))
    _add_reference("decision", "replaces_id", "decision")
    op.add_column("invitation", sa.Column("kind", sa.String(length=6), server_default="code", nullable=False))
    op.add_column("roster_entry", sa.Column("salt", sa.LargeBinary(length=16), nullable=True))
    op.add_column("roster_entry", sa.Column("digest", sa.LargeBinary(length=32), nullable=True))
    _add_reference("roster_version", "base_id", "roster_version")
    _add_reference("roster_version", "import_id", "roster_import")
    op.add_column("roster_version", sa.Column("edits", sa.Integer(), server_default="0", nullable=False))


def _add_reference(table: str, column: str, target: str) -> None:
    """A foreign key; within ADD COLUMN on SQLite, which else builds a table anew that rows of others refer to."""
    if op.get_bind().dialect.name == "sqlite":
        plain = sa.Column(column, sa.Uuid(), sa.ForeignKey(f"{target}.id"), nullable=True)
        op.add_column(table, plain, inline_references=True)
    else:
        op.add_column(table, sa.Column(column, sa.Uuid(), nullable=True))
        op.create_foreign_key(op.f(f"fk_{table}_{column}"), table, target, [column], ["id"])
    op.create_index(op.f(f"ix_{table}_{column}"), table, [column])


def _phone_index(in_use: str) -> None:
    op.drop_index("uq_account_phone_in_use", "account")
    where = sa.text(in_use)
    op.create_index(
        "uq_account_phone_in_use", "account", ["phone"], unique=True, sqlite_where=where, postgresql_where=where
    )


def downgrade() -> None:
    """Go back to the revision before."""
    with op.batch_alter_table("roster_version", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_roster_version_import_id"))
        batch_op.drop_index(batch_op.f("ix_roster_version_base_id"))
        batch_op.drop_column("edits")
        batch_op.drop_column("import_id")
        batch_op.drop_column("base_id")

    with op.batch_alter_table("roster_entry", schema=None) as batch_op:
        batch_op.drop_column("digest")
        batch_op.drop_column("salt")

    with op.batch_alter_table("invitation", schema=None) as batch_op:
        batch_op.drop_column("kind")

    with op.batch_alter_table("decision", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_decision_replaces_id"))
        batch_op.drop_column("replaces_id")
        batch_op.drop_column("status")

    _phone_index("status <> 'disabled'")
    op.drop_index("uq_account_login_name", "account")
    op.drop_column("account", "login_name")

    with op.batch_alter_table("roster_event", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_roster_event_roster_id"))
        batch_op.drop_index(batch_op.f("ix_roster_event_account_id"))

    op.drop_table("roster_event")
    with op.batch_alter_table("roster_import", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_roster_import_unit_id"))
        batch_op.drop_index(batch_op.f("ix_roster_import_account_id"))

    op.drop_table("roster_import")
    with op.batch_alter_table("decision_scan", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_decision_scan_decision_id"))
        batch_op.drop_index(batch_op.f("ix_decision_scan_account_id"))

    op.drop_table("decision_scan")
