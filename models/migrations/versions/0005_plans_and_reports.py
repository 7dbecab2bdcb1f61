"""Campaigns, programmes, reporting rounds, allowances, tokens, the tile grid; crossings of topics with people.

Revision ID: 0005
Revises: 0004
Create Date: 2026-11-22 06:25:23.283011
"""

import sqlalchemy as sa
from alembic import op

import models.types

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go to this revision."""

    op.create_table(
        "indicator",
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("name_en", sa.String(length=200), nullable=False),
        sa.Column("pillar", sa.String(length=60), nullable=False),
        sa.Column("shape", sa.String(length=10), nullable=False),
        sa.Column("measure", sa.String(length=40), nullable=False),
        sa.Column("better", sa.String(length=4), nullable=False),
        sa.Column("description", sa.String(length=500), nullable=False),
        sa.Column("retired_at", models.types.UTC(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", models.types.UTC(), nullable=False),
        sa.CheckConstraint("better IN ('up', 'down')", name=op.f("ck_indicator_better")),
        sa.CheckConstraint("shape IN ('value', 'ratio', 'rank')", name=op.f("ck_indicator_shape")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_indicator")),
        sa.UniqueConstraint("code", name=op.f("uq_indicator_code")),
    )
    op.create_table(
        "allowance_rate",
        sa.Column("unit_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("amount", sa.Integer(), nullable=False),
        sa.Column("legal_basis", sa.String(length=300), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", models.types.UTC(), nullable=False),
        sa.CheckConstraint("kind IN ('month', 'day', 'night')", name=op.f("ck_allowance_rate_kind")),
        sa.CheckConstraint("amount >= 0", name=op.f("ck_allowance_rate_amount")),
        sa.ForeignKeyConstraint(["unit_id"], ["admin_unit.id"], name=op.f("fk_allowance_rate_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_allowance_rate")),
        sa.UniqueConstraint("unit_id", "kind", "valid_from", name=op.f("uq_allowance_rate_unit_id_kind_valid_from")),
    )
    with op.batch_alter_table("allowance_rate", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_allowance_rate_unit_id"), ["unit_id"], unique=False)

    op.create_table(
        "programme",
        sa.Column("unit_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("legal_basis", sa.String(length=300), nullable=False),
        sa.Column("adopted_on", sa.Date(), nullable=False),
        sa.Column("deadline", sa.Date(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", models.types.UTC(), nullable=False),
        sa.Column("synthetic", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.ForeignKeyConstraint(["unit_id"], ["admin_unit.id"], name=op.f("fk_programme_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_programme")),
    )
    with op.batch_alter_table("programme", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_programme_unit_id"), ["unit_id"], unique=False)

    op.create_table(
        "unit_tile",
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("unit_id", sa.Uuid(), nullable=False),
        sa.Column("column", sa.Integer(), nullable=False),
        sa.Column("row", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["unit_id"], ["admin_unit.id"], name=op.f("fk_unit_tile_unit_id")),
        sa.PrimaryKeyConstraint("valid_from", "unit_id", name=op.f("pk_unit_tile")),
    )
    with op.batch_alter_table("unit_tile", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_unit_tile_unit_id"), ["unit_id"], unique=False)

    op.create_table(
        "access_token",
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("unit_id", sa.Uuid(), nullable=False),
        sa.Column("scopes", sa.JSON(), nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("created_by_id", sa.Uuid(), nullable=False),
        sa.Column("expires_on", sa.Date(), nullable=True),
        sa.Column("last_used_at", models.types.UTC(), nullable=True),
        sa.Column("revoked_at", models.types.UTC(), nullable=True),
        sa.Column("revoked_by_id", sa.Uuid(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", models.types.UTC(), nullable=False),
        sa.ForeignKeyConstraint(["created_by_id"], ["account.id"], name=op.f("fk_access_token_created_by_id")),
        sa.ForeignKeyConstraint(["revoked_by_id"], ["account.id"], name=op.f("fk_access_token_revoked_by_id")),
        sa.ForeignKeyConstraint(["unit_id"], ["admin_unit.id"], name=op.f("fk_access_token_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_access_token")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_access_token_token_hash")),
    )
    with op.batch_alter_table("access_token", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_access_token_created_by_id"), ["created_by_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_access_token_revoked_by_id"), ["revoked_by_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_access_token_unit_id"), ["unit_id"], unique=False)

    op.create_table(
        "campaign",
        sa.Column("unit_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("legal_basis", sa.String(length=300), nullable=False),
        sa.Column("start", sa.Date(), nullable=False),
        sa.Column("end", sa.Date(), nullable=False),
        sa.Column("measure", sa.String(length=10), nullable=False),
        sa.Column("topics", sa.JSON(), nullable=False),
        sa.Column("status", sa.String(length=10), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_by_id", sa.Uuid(), nullable=False),
        sa.Column("launched_at", models.types.UTC(), nullable=True),
        sa.Column("closed_at", models.types.UTC(), nullable=True),
        sa.Column("report", sa.JSON(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", models.types.UTC(), nullable=False),
        sa.Column("synthetic", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.CheckConstraint("measure IN ('visits', 'people', 'items')", name=op.f("ck_campaign_measure")),
        sa.CheckConstraint("status IN ('draft', 'running', 'closed')", name=op.f("ck_campaign_status")),
        sa.CheckConstraint('"end" >= start', name=op.f("ck_campaign_period")),
        sa.ForeignKeyConstraint(["created_by_id"], ["account.id"], name=op.f("fk_campaign_created_by_id")),
        sa.ForeignKeyConstraint(["unit_id"], ["admin_unit.id"], name=op.f("fk_campaign_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_campaign")),
    )
    with op.batch_alter_table("campaign", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_campaign_created_by_id"), ["created_by_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_campaign_unit_id"), ["unit_id"], unique=False)

    op.create_table(
        "observation",
        sa.Column("indicator_id", sa.Uuid(), nullable=False),
        sa.Column("unit_id", sa.Uuid(), nullable=False),
        sa.Column("observed_on", sa.Date(), nullable=False),
        sa.Column("value", models.types.Exact(), nullable=True),
        sa.Column("numerator", models.types.Exact(), nullable=True),
        sa.Column("denominator", models.types.Exact(), nullable=True),
        sa.Column("rank", sa.Integer(), nullable=True),
        sa.Column("rank_of", sa.Integer(), nullable=True),
        sa.Column("source", sa.String(length=300), nullable=False),
        sa.Column("note", sa.String(length=500), nullable=False),
        sa.Column("corrects_id", sa.Uuid(), nullable=True),
        sa.Column("entered_by_id", sa.Uuid(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", models.types.UTC(), nullable=False),
        sa.Column("synthetic", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.CheckConstraint(
            "value IS NOT NULL OR numerator IS NOT NULL OR rank IS NOT NULL", name=op.f("ck_observation_something")
        ),
        sa.ForeignKeyConstraint(["corrects_id"], ["observation.id"], name=op.f("fk_observation_corrects_id")),
        sa.ForeignKeyConstraint(["entered_by_id"], ["account.id"], name=op.f("fk_observation_entered_by_id")),
        sa.ForeignKeyConstraint(["indicator_id"], ["indicator.id"], name=op.f("fk_observation_indicator_id")),
        sa.ForeignKeyConstraint(["unit_id"], ["admin_unit.id"], name=op.f("fk_observation_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_observation")),
    )
    with op.batch_alter_table("observation", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_observation_corrects_id"), ["corrects_id"], unique=True)
        batch_op.create_index(batch_op.f("ix_observation_entered_by_id"), ["entered_by_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_observation_indicator_id"), ["indicator_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_observation_unit_id"), ["unit_id"], unique=False)

    op.create_table(
        "programme_target",
        sa.Column("programme_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("group", sa.String(length=120), nullable=False),
        sa.Column("name", sa.String(length=300), nullable=False),
        sa.Column("indicator_id", sa.Uuid(), nullable=True),
        sa.Column("baseline", models.types.Exact(), nullable=True),
        sa.Column("goal", models.types.Exact(), nullable=True),
        sa.Column("deadline", sa.Date(), nullable=False),
        sa.Column("challenging", sa.Boolean(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", models.types.UTC(), nullable=False),
        sa.ForeignKeyConstraint(["indicator_id"], ["indicator.id"], name=op.f("fk_programme_target_indicator_id")),
        sa.ForeignKeyConstraint(["programme_id"], ["programme.id"], name=op.f("fk_programme_target_programme_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_programme_target")),
        sa.UniqueConstraint("programme_id", "position", name=op.f("uq_programme_target_programme_id_position")),
    )
    with op.batch_alter_table("programme_target", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_programme_target_indicator_id"), ["indicator_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_programme_target_programme_id"), ["programme_id"], unique=False)

    op.create_table(
        "reporting_round",
        sa.Column("unit_id", sa.Uuid(), nullable=False),
        sa.Column("month", sa.Date(), nullable=False),
        sa.Column("start", sa.Date(), nullable=False),
        sa.Column("end", sa.Date(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("closed_at", models.types.UTC(), nullable=True),
        sa.Column("closed_by_id", sa.Uuid(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", models.types.UTC(), nullable=False),
        sa.Column("synthetic", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.ForeignKeyConstraint(["closed_by_id"], ["account.id"], name=op.f("fk_reporting_round_closed_by_id")),
        sa.ForeignKeyConstraint(["unit_id"], ["admin_unit.id"], name=op.f("fk_reporting_round_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reporting_round")),
        sa.UniqueConstraint("unit_id", "month", name=op.f("uq_reporting_round_unit_id_month")),
    )
    with op.batch_alter_table("reporting_round", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_reporting_round_closed_by_id"), ["closed_by_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_reporting_round_unit_id"), ["unit_id"], unique=False)

    op.create_table(
        "work_day",
        sa.Column("team_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("night", sa.Boolean(), nullable=False),
        sa.Column("note", sa.String(length=200), nullable=False),
        sa.Column("confirmed_by_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", models.types.UTC(), nullable=False),
        sa.ForeignKeyConstraint(["confirmed_by_id"], ["account.id"], name=op.f("fk_work_day_confirmed_by_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_work_day_person_id")),
        sa.ForeignKeyConstraint(["team_id"], ["team.id"], name=op.f("fk_work_day_team_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_work_day")),
        sa.UniqueConstraint("person_id", "day", "night", name=op.f("uq_work_day_person_id_day_night")),
    )
    with op.batch_alter_table("work_day", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_work_day_confirmed_by_id"), ["confirmed_by_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_work_day_person_id"), ["person_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_work_day_team_id"), ["team_id"], unique=False)

    op.create_table(
        "campaign_target",
        sa.Column("campaign_id", sa.Uuid(), nullable=False),
        sa.Column("unit_id", sa.Uuid(), nullable=False),
        sa.Column("team_id", sa.Uuid(), nullable=True),
        sa.Column("goal", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.CheckConstraint("goal >= 0", name=op.f("ck_campaign_target_goal")),
        sa.ForeignKeyConstraint(["campaign_id"], ["campaign.id"], name=op.f("fk_campaign_target_campaign_id")),
        sa.ForeignKeyConstraint(["team_id"], ["team.id"], name=op.f("fk_campaign_target_team_id")),
        sa.ForeignKeyConstraint(["unit_id"], ["admin_unit.id"], name=op.f("fk_campaign_target_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_campaign_target")),
        sa.UniqueConstraint("campaign_id", "team_id", name=op.f("uq_campaign_target_campaign_id_team_id")),
    )
    with op.batch_alter_table("campaign_target", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_campaign_target_campaign_id"), ["campaign_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_campaign_target_team_id"), ["team_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_campaign_target_unit_id"), ["unit_id"], unique=False)
        batch_op.create_index(
            "uq_campaign_target_of_commune",
            ["campaign_id", "unit_id"],
            unique=True,
            sqlite_where=sa.text("team_id IS NULL"),
            postgresql_where=sa.text("team_id IS NULL"),
        )

    op.create_table(
        "commune_report",
        sa.Column("round_id", sa.Uuid(), nullable=False),
        sa.Column("unit_id", sa.Uuid(), nullable=False),
        sa.Column("status", sa.String(length=10), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("difficulties", sa.Text(), nullable=False),
        sa.Column("proposals", sa.Text(), nullable=False),
        sa.Column("declared", sa.JSON(), nullable=False),
        sa.Column("figures", sa.JSON(), nullable=True),
        sa.Column("figures_as_of", models.types.UTC(), nullable=True),
        sa.Column("submitted_at", models.types.UTC(), nullable=True),
        sa.Column("submitted_by_id", sa.Uuid(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", models.types.UTC(), nullable=False),
        sa.CheckConstraint("status IN ('draft', 'submitted')", name=op.f("ck_commune_report_status")),
        sa.ForeignKeyConstraint(["round_id"], ["reporting_round.id"], name=op.f("fk_commune_report_round_id")),
        sa.ForeignKeyConstraint(["submitted_by_id"], ["account.id"], name=op.f("fk_commune_report_submitted_by_id")),
        sa.ForeignKeyConstraint(["unit_id"], ["admin_unit.id"], name=op.f("fk_commune_report_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_commune_report")),
        sa.UniqueConstraint("round_id", "unit_id", name=op.f("uq_commune_report_round_id_unit_id")),
    )
    with op.batch_alter_table("commune_report", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_commune_report_round_id"), ["round_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_commune_report_submitted_by_id"), ["submitted_by_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_commune_report_unit_id"), ["unit_id"], unique=False)

    op.create_table(
        "target_status",
        sa.Column("target_id", sa.Uuid(), nullable=False),
        sa.Column("status", sa.String(length=12), nullable=False),
        sa.Column("stated_on", sa.Date(), nullable=False),
        sa.Column("source", sa.String(length=300), nullable=False),
        sa.Column("entered_by_id", sa.Uuid(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", models.types.UTC(), nullable=False),
        sa.CheckConstraint(
            "status IN ('achieved', 'not_achieved', 'in_progress')", name=op.f("ck_target_status_status")
        ),
        sa.ForeignKeyConstraint(["entered_by_id"], ["account.id"], name=op.f("fk_target_status_entered_by_id")),
        sa.ForeignKeyConstraint(["target_id"], ["programme_target.id"], name=op.f("fk_target_status_target_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_target_status")),
    )
    with op.batch_alter_table("target_status", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_target_status_entered_by_id"), ["entered_by_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_target_status_target_id"), ["target_id"], unique=False)
    _dimensions("topic", "outcome", "age_band", "sex", "topic_age", "topic_sex")


def _dimensions(*allowed: str) -> None:
    """Which dimensions the monthly tallies may have."""
    with op.batch_alter_table("tally_month", schema=None) as batch_op:
        # On SQLite the table is built anew without its checks.
        if op.get_bind().dialect.name != "sqlite":
            batch_op.drop_constraint(op.f("ck_tally_month_dimension"), type_="check")
        batch_op.create_check_constraint(op.f("ck_tally_month_dimension"), sa.column("dimension").in_(allowed))


def downgrade() -> None:
    """Go back to the revision before."""
    op.execute("DELETE FROM tally_month WHERE dimension IN ('topic_age', 'topic_sex')")
    _dimensions("topic", "outcome", "age_band", "sex")

    with op.batch_alter_table("target_status", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_target_status_target_id"))
        batch_op.drop_index(batch_op.f("ix_target_status_entered_by_id"))

    op.drop_table("target_status")
    with op.batch_alter_table("commune_report", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_commune_report_unit_id"))
        batch_op.drop_index(batch_op.f("ix_commune_report_submitted_by_id"))
        batch_op.drop_index(batch_op.f("ix_commune_report_round_id"))

    op.drop_table("commune_report")
    with op.batch_alter_table("campaign_target", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_campaign_target_of_commune",
            sqlite_where=sa.text("team_id IS NULL"),
            postgresql_where=sa.text("team_id IS NULL"),
        )
        batch_op.drop_index(batch_op.f("ix_campaign_target_unit_id"))
        batch_op.drop_index(batch_op.f("ix_campaign_target_team_id"))
        batch_op.drop_index(batch_op.f("ix_campaign_target_campaign_id"))

    op.drop_table("campaign_target")
    with op.batch_alter_table("work_day", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_work_day_team_id"))
        batch_op.drop_index(batch_op.f("ix_work_day_person_id"))
        batch_op.drop_index(batch_op.f("ix_work_day_confirmed_by_id"))

    op.drop_table("work_day")
    with op.batch_alter_table("reporting_round", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_reporting_round_unit_id"))
        batch_op.drop_index(batch_op.f("ix_reporting_round_closed_by_id"))

    op.drop_table("reporting_round")
    with op.batch_alter_table("programme_target", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_programme_target_programme_id"))
        batch_op.drop_index(batch_op.f("ix_programme_target_indicator_id"))

    op.drop_table("programme_target")
    with op.batch_alter_table("observation", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_observation_unit_id"))
        batch_op.drop_index(batch_op.f("ix_observation_indicator_id"))
        batch_op.drop_index(batch_op.f("ix_observation_entered_by_id"))
        batch_op.drop_index(batch_op.f("ix_observation_corrects_id"))

    op.drop_table("observation")
    with op.batch_alter_table("campaign", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_campaign_unit_id"))
        batch_op.drop_index(batch_op.f("ix_campaign_created_by_id"))

    op.drop_table("campaign")
    with op.batch_alter_table("access_token", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_access_token_unit_id"))
        batch_op.drop_index(batch_op.f("ix_access_token_revoked_by_id"))
        batch_op.drop_index(batch_op.f("ix_access_token_created_by_id"))

    op.drop_table("access_token")
    with op.batch_alter_table("unit_tile", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_unit_tile_unit_id"))

    op.drop_table("unit_tile")
    with op.batch_alter_table("programme", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_programme_unit_id"))

    op.drop_table("programme")
    with op.batch_alter_table("allowance_rate", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_allowance_rate_unit_id"))

    op.drop_table("allowance_rate")
    op.drop_table("indicator")
