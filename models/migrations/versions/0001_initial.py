"""initial

Revision ID: 0001
Revises:
Create Date: 2026-11-22 01:43:08.221196
"""

import sqlalchemy as sa
from alembic import op

import models.types

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go to this revision."""

    op.create_table(
        "admin_unit",
        sa.Column("level", sa.String(length=10), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("synthetic", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.CheckConstraint("level IN ('province', 'district', 'commune', 'hamlet')", name=op.f("ck_admin_unit_level")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_admin_unit")),
    )
    op.create_table(
        "admin_unit_change",
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("effective_on", sa.Date(), nullable=False),
        sa.Column("decision", sa.String(length=100), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.CheckConstraint("kind IN ('merge', 'split', 'rename', 'move')", name=op.f("ck_admin_unit_change_kind")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_admin_unit_change")),
    )
    with op.batch_alter_table("admin_unit_change", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_admin_unit_change_effective_on"), ["effective_on"], unique=False)

    op.create_table(
        "audit_head",
        sa.Column("scope", sa.String(length=50), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("chain", sa.LargeBinary(length=32), nullable=False),
        sa.PrimaryKeyConstraint("scope", name=op.f("pk_audit_head")),
    )
    op.create_table(
        "feed_head",
        sa.Column("scope", sa.String(length=50), nullable=False),
        sa.Column("epoch", sa.String(length=12), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("chain", sa.LargeBinary(length=16), nullable=False),
        sa.Column("floor", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("scope", name=op.f("pk_feed_head")),
    )
    op.create_table(
        "job",
        sa.Column("kind", sa.String(length=60), nullable=False),
        sa.Column("payload", sa.JSON(), nullable=False),
        sa.Column("run_at", models.types.UTC(timezone=True), nullable=False),
        sa.Column("lease_until", models.types.UTC(timezone=True), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("done_at", models.types.UTC(timezone=True), nullable=True),
        sa.Column("last_error", sa.String(length=2000), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", models.types.UTC(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_job")),
    )
    with op.batch_alter_table("job", schema=None) as batch_op:
        batch_op.create_index("ix_job_done_at_run_at", ["done_at", "run_at"], unique=False)

    op.create_table(
        "login_throttle",
        sa.Column("door", sa.String(length=120), nullable=False),
        sa.Column("window_start", models.types.UTC(timezone=True), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("door", "window_start", name=op.f("pk_login_throttle")),
    )
    op.create_table(
        "person",
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("name_folded", sa.String(length=120), nullable=False),
        sa.Column("sort_key", models.types.SortKey(length=400), nullable=False),
        sa.Column("birth_year", sa.Integer(), nullable=True),
        sa.Column("gender", sa.String(length=10), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", models.types.UTC(timezone=True), nullable=False),
        sa.Column("synthetic", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.CheckConstraint("gender IN ('male', 'female', 'unknown')", name=op.f("ck_person_gender")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person")),
    )
    with op.batch_alter_table("person", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_person_name_folded"), ["name_folded"], unique=False)
        batch_op.create_index(batch_op.f("ix_person_sort_key"), ["sort_key"], unique=False)

    op.create_table(
        "setting",
        sa.Column("key", sa.String(length=60), nullable=False),
        sa.Column("value", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_setting")),
    )
    op.create_table(
        "tick",
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.Column("slot", models.types.UTC(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("name", "slot", name=op.f("pk_tick")),
    )
    op.create_table(
        "account",
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("phone", sa.String(length=16), nullable=False),
        sa.Column("status", sa.String(length=10), nullable=False),
        sa.Column("grants_version", sa.Integer(), nullable=False),
        sa.Column("last_login_at", models.types.UTC(timezone=True), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", models.types.UTC(timezone=True), nullable=False),
        sa.Column("synthetic", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.CheckConstraint("status IN ('invited', 'active', 'disabled')", name=op.f("ck_account_status")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_account_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_account")),
    )
    with op.batch_alter_table("account", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_account_person_id"), ["person_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_account_phone"), ["phone"], unique=False)
        batch_op.create_index(
            "uq_account_phone_in_use",
            ["phone"],
            unique=True,
            sqlite_where=sa.text("status <> 'disabled'"),
            postgresql_where=sa.text("status <> 'disabled'"),
        )

    op.create_table(
        "admin_unit_edge",
        sa.Column("change_id", sa.Uuid(), nullable=False),
        sa.Column("from_unit_id", sa.Uuid(), nullable=False),
        sa.Column("to_unit_id", sa.Uuid(), nullable=False),
        sa.Column("is_partial", sa.Boolean(), nullable=False),
        sa.Column("is_default", sa.Boolean(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["change_id"], ["admin_unit_change.id"], name=op.f("fk_admin_unit_edge_change_id")),
        sa.ForeignKeyConstraint(["from_unit_id"], ["admin_unit.id"], name=op.f("fk_admin_unit_edge_from_unit_id")),
        sa.ForeignKeyConstraint(["to_unit_id"], ["admin_unit.id"], name=op.f("fk_admin_unit_edge_to_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_admin_unit_edge")),
        sa.UniqueConstraint("from_unit_id", "to_unit_id", name=op.f("uq_admin_unit_edge_from_unit_id_to_unit_id")),
    )
    with op.batch_alter_table("admin_unit_edge", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_admin_unit_edge_change_id"), ["change_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_admin_unit_edge_from_unit_id"), ["from_unit_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_admin_unit_edge_to_unit_id"), ["to_unit_id"], unique=False)

    op.create_table(
        "admin_unit_version",
        sa.Column("unit_id", sa.Uuid(), nullable=False),
        sa.Column("parent_id", sa.Uuid(), nullable=True),
        sa.Column("code", sa.String(length=20), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("name_folded", sa.String(length=200), nullable=False),
        sa.Column("sort_key", models.types.SortKey(length=400), nullable=False),
        sa.Column("type", sa.String(length=30), nullable=False),
        sa.Column("decision", sa.String(length=100), nullable=True),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.Column("lat", sa.Double(), nullable=True),
        sa.Column("lon", sa.Double(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.CheckConstraint("valid_to IS NULL OR valid_to > valid_from", name=op.f("ck_admin_unit_version_period")),
        sa.ForeignKeyConstraint(["parent_id"], ["admin_unit.id"], name=op.f("fk_admin_unit_version_parent_id")),
        sa.ForeignKeyConstraint(["unit_id"], ["admin_unit.id"], name=op.f("fk_admin_unit_version_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_admin_unit_version")),
        sa.UniqueConstraint("code", "valid_from", name=op.f("uq_admin_unit_version_code_valid_from")),
        sa.UniqueConstraint("unit_id", "valid_from", name=op.f("uq_admin_unit_version_unit_id_valid_from")),
    )
    with op.batch_alter_table("admin_unit_version", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_admin_unit_version_parent_id"), ["parent_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_admin_unit_version_unit_id"), ["unit_id"], unique=False)

    op.create_table(
        "decision",
        sa.Column("unit_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("number", sa.Integer(), nullable=True),
        sa.Column("year", sa.Integer(), nullable=True),
        sa.Column("symbol", sa.String(length=40), nullable=True),
        sa.Column("decided_on", sa.Date(), nullable=True),
        sa.Column("effective_on", sa.Date(), nullable=True),
        sa.Column("signer", sa.String(length=120), nullable=True),
        sa.Column("position", sa.String(length=120), nullable=True),
        sa.Column("authority", sa.String(length=120), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", models.types.UTC(timezone=True), nullable=False),
        sa.Column("synthetic", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.CheckConstraint("kind IN ('establish', 're-issue')", name=op.f("ck_decision_kind")),
        sa.ForeignKeyConstraint(["unit_id"], ["admin_unit.id"], name=op.f("fk_decision_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_decision")),
        sa.UniqueConstraint("unit_id", "year", "symbol", "number", name=op.f("uq_decision_unit_id_year_symbol_number")),
    )
    with op.batch_alter_table("decision", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_decision_unit_id"), ["unit_id"], unique=False)

    op.create_table(
        "feed_entry",
        sa.Column("scope", sa.String(length=50), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("op_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("record_id", sa.Uuid(), nullable=False),
        sa.Column("revision", sa.Uuid(), nullable=False),
        sa.Column("body_hash", sa.LargeBinary(length=32), nullable=False),
        sa.Column("chain", sa.LargeBinary(length=16), nullable=False),
        sa.ForeignKeyConstraint(["scope"], ["feed_head.scope"], name=op.f("fk_feed_entry_scope")),
        sa.PrimaryKeyConstraint("scope", "seq", name=op.f("pk_feed_entry")),
    )
    op.create_table(
        "team",
        sa.Column("unit_id", sa.Uuid(), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("title_folded", sa.String(length=200), nullable=False),
        sa.Column("founded_on", sa.Date(), nullable=False),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", models.types.UTC(timezone=True), nullable=False),
        sa.Column("synthetic", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.ForeignKeyConstraint(["unit_id"], ["admin_unit.id"], name=op.f("fk_team_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_team")),
    )
    with op.batch_alter_table("team", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_team_unit_id"), ["unit_id"], unique=False)

    op.create_table(
        "assistance_session",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("team_id", sa.Uuid(), nullable=False),
        sa.Column("unit_id", sa.Uuid(), nullable=False),
        sa.Column("author_id", sa.Uuid(), nullable=False),
        sa.Column("revision", sa.Uuid(), nullable=False),
        sa.Column("status", sa.String(length=8), nullable=False),
        sa.Column("business_day", sa.Date(), nullable=False),
        sa.Column("topics", sa.String(length=400), nullable=False),
        sa.Column("conflicted", sa.Boolean(), nullable=False),
        sa.Column("synthetic", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.CheckConstraint("status IN ('live', 'voided')", name=op.f("ck_assistance_session_status")),
        sa.ForeignKeyConstraint(["author_id"], ["account.id"], name=op.f("fk_assistance_session_author_id")),
        sa.ForeignKeyConstraint(["team_id"], ["team.id"], name=op.f("fk_assistance_session_team_id")),
        sa.ForeignKeyConstraint(["unit_id"], ["admin_unit.id"], name=op.f("fk_assistance_session_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_assistance_session")),
    )
    with op.batch_alter_table("assistance_session", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_assistance_session_author_id"), ["author_id"], unique=False)
        batch_op.create_index("ix_assistance_session_team_id_business_day", ["team_id", "business_day"], unique=False)
        batch_op.create_index("ix_assistance_session_unit_id_business_day", ["unit_id", "business_day"], unique=False)

    op.create_table(
        "audit_event",
        sa.Column("scope", sa.String(length=50), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("at", models.types.UTC(timezone=True), nullable=False),
        sa.Column("actor_id", sa.Uuid(), nullable=True),
        sa.Column("action", sa.String(length=60), nullable=False),
        sa.Column("object_kind", sa.String(length=40), nullable=False),
        sa.Column("object_id", sa.Uuid(), nullable=False),
        sa.Column("fields", sa.JSON(), nullable=False),
        sa.Column("chain", sa.LargeBinary(length=32), nullable=False),
        sa.ForeignKeyConstraint(["actor_id"], ["account.id"], name=op.f("fk_audit_event_actor_id")),
        sa.ForeignKeyConstraint(["scope"], ["audit_head.scope"], name=op.f("fk_audit_event_scope")),
        sa.PrimaryKeyConstraint("scope", "seq", name=op.f("pk_audit_event")),
    )
    with op.batch_alter_table("audit_event", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_audit_event_actor_id"), ["actor_id"], unique=False)

    op.create_table(
        "catalogue_entry",
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("code", sa.String(length=30), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("name_en", sa.String(length=200), nullable=False),
        sa.Column("short_vi", sa.String(length=22), nullable=False),
        sa.Column("short_en", sa.String(length=30), nullable=False),
        sa.Column("group", sa.String(length=30), nullable=True),
        sa.Column("icon", sa.String(length=30), nullable=True),
        sa.Column("details", sa.JSON(), nullable=False),
        sa.Column("order", sa.Integer(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=True),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.Column("changed_by_id", sa.Uuid(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", models.types.UTC(timezone=True), nullable=False),
        sa.CheckConstraint(
            "kind IN ('topic', 'place', 'reason', 'outcome', 'age_band', 'sex', 'organization', 'skill')",
            name=op.f("ck_catalogue_entry_kind"),
        ),
        sa.ForeignKeyConstraint(["changed_by_id"], ["account.id"], name=op.f("fk_catalogue_entry_changed_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_catalogue_entry")),
        sa.UniqueConstraint("kind", "code", "version", name=op.f("uq_catalogue_entry_kind_code_version")),
    )
    with op.batch_alter_table("catalogue_entry", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_catalogue_entry_changed_by_id"), ["changed_by_id"], unique=False)

    op.create_table(
        "credential",
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("secret_hash", sa.String(length=200), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", models.types.UTC(timezone=True), nullable=False),
        sa.CheckConstraint("kind IN ('pin')", name=op.f("ck_credential_kind")),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_credential_account_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_credential")),
        sa.UniqueConstraint("account_id", "kind", name=op.f("uq_credential_account_id_kind")),
    )
    with op.batch_alter_table("credential", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_credential_account_id"), ["account_id"], unique=False)

    op.create_table(
        "device",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("public_key", sa.JSON(), nullable=True),
        sa.Column("last_seen_at", models.types.UTC(timezone=True), nullable=True),
        sa.Column("skew_seconds", sa.Integer(), nullable=True),
        sa.Column("state", sa.JSON(), nullable=True),
        sa.Column("revoked_at", models.types.UTC(timezone=True), nullable=True),
        sa.Column("created_at", models.types.UTC(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_device_account_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_device")),
    )
    with op.batch_alter_table("device", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_device_account_id"), ["account_id"], unique=False)

    op.create_table(
        "export",
        sa.Column("report", sa.String(length=30), nullable=False),
        sa.Column("format", sa.String(length=10), nullable=False),
        sa.Column("params", sa.JSON(), nullable=False),
        sa.Column("status", sa.String(length=10), nullable=False),
        sa.Column("progress", sa.Integer(), nullable=False),
        sa.Column("requested_by_id", sa.Uuid(), nullable=False),
        sa.Column("unit_id", sa.Uuid(), nullable=False),
        sa.Column("ready_at", models.types.UTC(timezone=True), nullable=True),
        sa.Column("filename", sa.String(length=120), nullable=True),
        sa.Column("rows", sa.Integer(), nullable=True),
        sa.Column("size", sa.Integer(), nullable=True),
        sa.Column("sha256", sa.String(length=64), nullable=True),
        sa.Column("error", sa.String(length=500), nullable=True),
        sa.Column("content", sa.LargeBinary(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", models.types.UTC(timezone=True), nullable=False),
        sa.CheckConstraint("status IN ('queued', 'running', 'ready', 'failed')", name=op.f("ck_export_status")),
        sa.ForeignKeyConstraint(["requested_by_id"], ["account.id"], name=op.f("fk_export_requested_by_id")),
        sa.ForeignKeyConstraint(["unit_id"], ["admin_unit.id"], name=op.f("fk_export_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_export")),
    )
    with op.batch_alter_table("export", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_export_requested_by_id"), ["requested_by_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_export_unit_id"), ["unit_id"], unique=False)

    op.create_table(
        "grant_",
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("role", sa.String(length=20), nullable=False),
        sa.Column("unit_id", sa.Uuid(), nullable=False),
        sa.Column("team_id", sa.Uuid(), nullable=True),
        sa.Column("valid_from", models.types.UTC(timezone=True), nullable=False),
        sa.Column("valid_to", models.types.UTC(timezone=True), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", models.types.UTC(timezone=True), nullable=False),
        sa.CheckConstraint("(role IN ('member', 'leader')) = (team_id IS NOT NULL)", name=op.f("ck_grant__team")),
        sa.CheckConstraint(
            "role IN ('member', 'leader', 'commune_officer', 'commune_approver', 'province_staff', 'admin')",
            name=op.f("ck_grant__role"),
        ),
        sa.CheckConstraint("valid_to IS NULL OR valid_to >= valid_from", name=op.f("ck_grant__period")),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_grant__account_id")),
        sa.ForeignKeyConstraint(["team_id"], ["team.id"], name=op.f("fk_grant__team_id")),
        sa.ForeignKeyConstraint(["unit_id"], ["admin_unit.id"], name=op.f("fk_grant__unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_grant_")),
    )
    with op.batch_alter_table("grant_", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_grant__account_id"), ["account_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_grant__team_id"), ["team_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_grant__unit_id"), ["unit_id"], unique=False)

    op.create_table(
        "invitation",
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("created_by_id", sa.Uuid(), nullable=True),
        sa.Column("secret_hash", sa.LargeBinary(length=32), nullable=False),
        sa.Column("code_hash", sa.LargeBinary(length=32), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("expires_at", models.types.UTC(timezone=True), nullable=False),
        sa.Column("used_at", models.types.UTC(timezone=True), nullable=True),
        sa.Column("voided_at", models.types.UTC(timezone=True), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", models.types.UTC(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_invitation_account_id")),
        sa.ForeignKeyConstraint(["created_by_id"], ["account.id"], name=op.f("fk_invitation_created_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_invitation")),
        sa.UniqueConstraint("secret_hash", name=op.f("uq_invitation_secret_hash")),
    )
    with op.batch_alter_table("invitation", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_invitation_account_id"), ["account_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_invitation_created_by_id"), ["created_by_id"], unique=False)

    op.create_table(
        "login_event",
        sa.Column("account_id", sa.Uuid(), nullable=True),
        sa.Column("outcome", sa.String(length=20), nullable=False),
        sa.Column("known_device", sa.Boolean(), nullable=False),
        sa.Column("address_hash", sa.String(length=64), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", models.types.UTC(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_login_event_account_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_login_event")),
    )
    with op.batch_alter_table("login_event", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_login_event_account_id"), ["account_id"], unique=False)

    op.create_table(
        "roster_version",
        sa.Column("team_id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("status", sa.String(length=12), nullable=False),
        sa.Column("decision_id", sa.Uuid(), nullable=True),
        sa.Column("content_hash", sa.String(length=64), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=True),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", models.types.UTC(timezone=True), nullable=False),
        sa.CheckConstraint(
            "status IN ('draft', 'submitted', 'returned', 'approved', 'superseded')",
            name=op.f("ck_roster_version_status"),
        ),
        sa.ForeignKeyConstraint(["decision_id"], ["decision.id"], name=op.f("fk_roster_version_decision_id")),
        sa.ForeignKeyConstraint(["team_id"], ["team.id"], name=op.f("fk_roster_version_team_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_roster_version")),
        sa.UniqueConstraint("team_id", "version", name=op.f("uq_roster_version_team_id_version")),
    )
    with op.batch_alter_table("roster_version", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_roster_version_decision_id"), ["decision_id"], unique=False)
        batch_op.create_index("ix_roster_version_status_team_id", ["status", "team_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_roster_version_team_id"), ["team_id"], unique=False)

    op.create_table(
        "tally_day",
        sa.Column("team_id", sa.Uuid(), nullable=False),
        sa.Column("unit_id", sa.Uuid(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("place", sa.String(length=20), nullable=False),
        sa.Column("visits", sa.Integer(), nullable=False),
        sa.Column("people", sa.Integer(), nullable=False),
        sa.Column("items", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["team_id"], ["team.id"], name=op.f("fk_tally_day_team_id")),
        sa.ForeignKeyConstraint(["unit_id"], ["admin_unit.id"], name=op.f("fk_tally_day_unit_id")),
        sa.PrimaryKeyConstraint("team_id", "unit_id", "day", "kind", "place", name=op.f("pk_tally_day")),
    )
    with op.batch_alter_table("tally_day", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_tally_day_day"), ["day"], unique=False)
        batch_op.create_index(batch_op.f("ix_tally_day_unit_id"), ["unit_id"], unique=False)

    op.create_table(
        "tally_month",
        sa.Column("team_id", sa.Uuid(), nullable=False),
        sa.Column("unit_id", sa.Uuid(), nullable=False),
        sa.Column("month", sa.Date(), nullable=False),
        sa.Column("dimension", sa.String(length=10), nullable=False),
        sa.Column("value", sa.String(length=80), nullable=False),
        sa.Column("visits", sa.Integer(), nullable=False),
        sa.Column("people", sa.Integer(), nullable=False),
        sa.Column("items", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "dimension IN ('topic', 'outcome', 'age_band', 'sex')", name=op.f("ck_tally_month_dimension")
        ),
        sa.ForeignKeyConstraint(["team_id"], ["team.id"], name=op.f("fk_tally_month_team_id")),
        sa.ForeignKeyConstraint(["unit_id"], ["admin_unit.id"], name=op.f("fk_tally_month_unit_id")),
        sa.PrimaryKeyConstraint("team_id", "unit_id", "month", "dimension", "value", name=op.f("pk_tally_month")),
    )
    with op.batch_alter_table("tally_month", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_tally_month_month"), ["month"], unique=False)
        batch_op.create_index(batch_op.f("ix_tally_month_unit_id"), ["unit_id"], unique=False)

    op.create_table(
        "download",
        sa.Column("export_id", sa.Uuid(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("at", models.types.UTC(timezone=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", models.types.UTC(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_download_account_id")),
        sa.ForeignKeyConstraint(["export_id"], ["export.id"], name=op.f("fk_download_export_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_download")),
    )
    with op.batch_alter_table("download", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_download_account_id"), ["account_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_download_export_id"), ["export_id"], unique=False)

    op.create_table(
        "login_session",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("secret_hash", sa.LargeBinary(length=32), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("device_id", sa.Uuid(), nullable=True),
        sa.Column("user_agent", sa.String(length=200), nullable=False),
        sa.Column("expires_at", models.types.UTC(timezone=True), nullable=False),
        sa.Column("last_seen_at", models.types.UTC(timezone=True), nullable=False),
        sa.Column("revoked_at", models.types.UTC(timezone=True), nullable=True),
        sa.Column("created_at", models.types.UTC(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_login_session_account_id")),
        sa.ForeignKeyConstraint(["device_id"], ["device.id"], name=op.f("fk_login_session_device_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_login_session")),
        sa.UniqueConstraint("secret_hash", name=op.f("uq_login_session_secret_hash")),
    )
    with op.batch_alter_table("login_session", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_login_session_account_id"), ["account_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_login_session_device_id"), ["device_id"], unique=False)

    op.create_table(
        "operation",
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("op_id", sa.Uuid(), nullable=False),
        sa.Column("variant", sa.Integer(), nullable=False),
        sa.Column("record_id", sa.Uuid(), nullable=True),
        sa.Column("device_id", sa.Uuid(), nullable=True),
        sa.Column("salt", sa.LargeBinary(length=16), nullable=False),
        sa.Column("body_hash", sa.LargeBinary(length=32), nullable=False),
        sa.Column("verdict", sa.String(length=14), nullable=False),
        sa.Column("code", sa.String(length=30), nullable=True),
        sa.Column("receipt_seq", sa.BigInteger(), nullable=False),
        sa.Column("received_at", models.types.UTC(timezone=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.CheckConstraint(
            "verdict IN ('applied', 'merged', 'conflict_kept', 'quarantined')", name=op.f("ck_operation_verdict")
        ),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_operation_account_id")),
        sa.ForeignKeyConstraint(["device_id"], ["device.id"], name=op.f("fk_operation_device_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_operation")),
        sa.UniqueConstraint("account_id", "op_id", "variant", name=op.f("uq_operation_account_id_op_id_variant")),
    )
    with op.batch_alter_table("operation", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_operation_device_id"), ["device_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_operation_record_id"), ["record_id"], unique=False)

    op.create_table(
        "roster_entry",
        sa.Column("roster_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("role", sa.String(length=10), nullable=False),
        sa.Column("organization", sa.String(length=200), nullable=True),
        sa.Column("position", sa.String(length=200), nullable=True),
        sa.Column("phone", sa.String(length=16), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.CheckConstraint("role IN ('leader', 'deputy', 'member')", name=op.f("ck_roster_entry_role")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_roster_entry_person_id")),
        sa.ForeignKeyConstraint(["roster_id"], ["roster_version.id"], name=op.f("fk_roster_entry_roster_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_roster_entry")),
        sa.UniqueConstraint("roster_id", "person_id", name=op.f("uq_roster_entry_roster_id_person_id")),
    )
    with op.batch_alter_table("roster_entry", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_roster_entry_person_id"), ["person_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_roster_entry_phone"), ["phone"], unique=False)
        batch_op.create_index(batch_op.f("ix_roster_entry_roster_id"), ["roster_id"], unique=False)

    op.create_table(
        "session_revision",
        sa.Column("op_id", sa.Uuid(), nullable=False),
        sa.Column("record_id", sa.Uuid(), nullable=False),
        sa.Column("base_revision", sa.Uuid(), nullable=True),
        sa.Column("type", sa.String(length=40), nullable=False),
        sa.Column("schema_version", sa.Integer(), nullable=False),
        sa.Column("author_id", sa.Uuid(), nullable=False),
        sa.Column("device_id", sa.Uuid(), nullable=True),
        sa.Column("client_time", models.types.UTC(timezone=True), nullable=False),
        sa.Column("corrected_time", models.types.UTC(timezone=True), nullable=False),
        sa.Column("utc_offset", sa.Integer(), nullable=False),
        sa.Column("received_at", models.types.UTC(timezone=True), nullable=False),
        sa.Column("flags", sa.JSON(), nullable=False),
        sa.Column("status", sa.String(length=14), nullable=False),
        sa.Column("body", sa.JSON(), nullable=True),
        sa.CheckConstraint(
            "status IN ('effective', 'superseded', 'conflict_kept')", name=op.f("ck_session_revision_status")
        ),
        sa.ForeignKeyConstraint(["author_id"], ["account.id"], name=op.f("fk_session_revision_author_id")),
        sa.ForeignKeyConstraint(["device_id"], ["device.id"], name=op.f("fk_session_revision_device_id")),
        sa.ForeignKeyConstraint(["record_id"], ["assistance_session.id"], name=op.f("fk_session_revision_record_id")),
        sa.PrimaryKeyConstraint("op_id", name=op.f("pk_session_revision")),
    )
    with op.batch_alter_table("session_revision", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_session_revision_author_id"), ["author_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_session_revision_device_id"), ["device_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_session_revision_record_id"), ["record_id"], unique=False)

    op.create_table(
        "quarantine",
        sa.Column("operation_id", sa.Uuid(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("device_id", sa.Uuid(), nullable=True),
        sa.Column("op_id", sa.Uuid(), nullable=False),
        sa.Column("record_id", sa.Uuid(), nullable=True),
        sa.Column("team_id", sa.Uuid(), nullable=True),
        sa.Column("unit_id", sa.Uuid(), nullable=True),
        sa.Column("code", sa.String(length=30), nullable=False),
        sa.Column("raw", sa.LargeBinary(), nullable=True),
        sa.Column("status", sa.String(length=10), nullable=False),
        sa.Column("note", sa.String(length=500), nullable=True),
        sa.Column("received_at", models.types.UTC(timezone=True), nullable=False),
        sa.Column("sent_at", models.types.UTC(timezone=True), nullable=True),
        sa.Column("closed_at", models.types.UTC(timezone=True), nullable=True),
        sa.Column("closed_by_id", sa.Uuid(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.CheckConstraint(
            "status IN ('open', 'corrected', 'replayed', 'declined')", name=op.f("ck_quarantine_status")
        ),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_quarantine_account_id")),
        sa.ForeignKeyConstraint(["closed_by_id"], ["account.id"], name=op.f("fk_quarantine_closed_by_id")),
        sa.ForeignKeyConstraint(["device_id"], ["device.id"], name=op.f("fk_quarantine_device_id")),
        sa.ForeignKeyConstraint(["operation_id"], ["operation.id"], name=op.f("fk_quarantine_operation_id")),
        sa.ForeignKeyConstraint(["team_id"], ["team.id"], name=op.f("fk_quarantine_team_id")),
        sa.ForeignKeyConstraint(["unit_id"], ["admin_unit.id"], name=op.f("fk_quarantine_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_quarantine")),
        sa.UniqueConstraint("operation_id", name=op.f("uq_quarantine_operation_id")),
    )
    with op.batch_alter_table("quarantine", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_quarantine_account_id"), ["account_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_quarantine_closed_by_id"), ["closed_by_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_quarantine_device_id"), ["device_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_quarantine_op_id"), ["op_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_quarantine_record_id"), ["record_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_quarantine_team_id"), ["team_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_quarantine_unit_id"), ["unit_id"], unique=False)


def downgrade() -> None:
    """Go back to the revision before."""

    with op.batch_alter_table("quarantine", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_quarantine_unit_id"))
        batch_op.drop_index(batch_op.f("ix_quarantine_team_id"))
        batch_op.drop_index(batch_op.f("ix_quarantine_record_id"))
        batch_op.drop_index(batch_op.f("ix_quarantine_op_id"))
        batch_op.drop_index(batch_op.f("ix_quarantine_device_id"))
        batch_op.drop_index(batch_op.f("ix_quarantine_closed_by_id"))
        batch_op.drop_index(batch_op.f("ix_quarantine_account_id"))

    op.drop_table("quarantine")
    with op.batch_alter_table("session_revision", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_session_revision_record_id"))
        batch_op.drop_index(batch_op.f("ix_session_revision_device_id"))
        batch_op.drop_index(batch_op.f("ix_session_revision_author_id"))

    op.drop_table("session_revision")
    with op.batch_alter_table("roster_entry", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_roster_entry_roster_id"))
        batch_op.drop_index(batch_op.f("ix_roster_entry_phone"))
        batch_op.drop_index(batch_op.f("ix_roster_entry_person_id"))

    op.drop_table("roster_entry")
    with op.batch_alter_table("operation", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_operation_record_id"))
        batch_op.drop_index(batch_op.f("ix_operation_device_id"))

    op.drop_table("operation")
    with op.batch_alter_table("login_session", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_login_session_device_id"))
        batch_op.drop_index(batch_op.f("ix_login_session_account_id"))

    op.drop_table("login_session")
    with op.batch_alter_table("download", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_download_export_id"))
        batch_op.drop_index(batch_op.f("ix_download_account_id"))

    op.drop_table("download")
    with op.batch_alter_table("tally_month", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_tally_month_unit_id"))
        batch_op.drop_index(batch_op.f("ix_tally_month_month"))

    op.drop_table("tally_month")
    with op.batch_alter_table("tally_day", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_tally_day_unit_id"))
        batch_op.drop_index(batch_op.f("ix_tally_day_day"))

    op.drop_table("tally_day")
    with op.batch_alter_table("roster_version", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_roster_version_team_id"))
        batch_op.drop_index("ix_roster_version_status_team_id")
        batch_op.drop_index(batch_op.f("ix_roster_version_decision_id"))

    op.drop_table("roster_version")
    with op.batch_alter_table("login_event", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_login_event_account_id"))

    op.drop_table("login_event")
    with op.batch_alter_table("invitation", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_invitation_created_by_id"))
        batch_op.drop_index(batch_op.f("ix_invitation_account_id"))

    op.drop_table("invitation")
    with op.batch_alter_table("grant_", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_grant__unit_id"))
        batch_op.drop_index(batch_op.f("ix_grant__team_id"))
        batch_op.drop_index(batch_op.f("ix_grant__account_id"))

    op.drop_table("grant_")
    with op.batch_alter_table("export", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_export_unit_id"))
        batch_op.drop_index(batch_op.f("ix_export_requested_by_id"))

    op.drop_table("export")
    with op.batch_alter_table("device", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_device_account_id"))

    op.drop_table("device")
    with op.batch_alter_table("credential", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_credential_account_id"))

    op.drop_table("credential")
    with op.batch_alter_table("catalogue_entry", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_catalogue_entry_changed_by_id"))

    op.drop_table("catalogue_entry")
    with op.batch_alter_table("audit_event", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_audit_event_actor_id"))

    op.drop_table("audit_event")
    with op.batch_alter_table("assistance_session", schema=None) as batch_op:
        batch_op.drop_index("ix_assistance_session_unit_id_business_day")
        batch_op.drop_index("ix_assistance_session_team_id_business_day")
        batch_op.drop_index(batch_op.f("ix_assistance_session_author_id"))

    op.drop_table("assistance_session")
    with op.batch_alter_table("team", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_team_unit_id"))

    op.drop_table("team")
    op.drop_table("feed_entry")
    with op.batch_alter_table("decision", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_decision_unit_id"))

    op.drop_table("decision")
    with op.batch_alter_table("admin_unit_version", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_admin_unit_version_unit_id"))
        batch_op.drop_index(batch_op.f("ix_admin_unit_version_parent_id"))

    op.drop_table("admin_unit_version")
    with op.batch_alter_table("admin_unit_edge", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_admin_unit_edge_to_unit_id"))
        batch_op.drop_index(batch_op.f("ix_admin_unit_edge_from_unit_id"))
        batch_op.drop_index(batch_op.f("ix_admin_unit_edge_change_id"))

    op.drop_table("admin_unit_edge")
    with op.batch_alter_table("account", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_account_phone_in_use",
            sqlite_where=sa.text("status <> 'disabled'"),
            postgresql_where=sa.text("status <> 'disabled'"),
        )
        batch_op.drop_index(batch_op.f("ix_account_phone"))
        batch_op.drop_index(batch_op.f("ix_account_person_id"))

    op.drop_table("account")
    op.drop_table("tick")
    op.drop_table("setting")
    with op.batch_alter_table("person", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_person_sort_key"))
        batch_op.drop_index(batch_op.f("ix_person_name_folded"))

    op.drop_table("person")
    op.drop_table("login_throttle")
    with op.batch_alter_table("job", schema=None) as batch_op:
        batch_op.drop_index("ix_job_done_at_run_at")

    op.drop_table("job")
    op.drop_table("feed_head")
    op.drop_table("audit_head")
    with op.batch_alter_table("admin_unit_change", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_admin_unit_change_effective_on"))

    op.drop_table("admin_unit_change")
    op.drop_table("admin_unit")
