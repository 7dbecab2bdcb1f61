"""What the routes of rosters give."""

import marshmallow as ma

from api.core.schemas import Schema, text_response


class LineOut(Schema):
    """One person of a list; the phone is told to the own team, the own commune and administrators."""

    person_id = ma.fields.UUID(allow_none=True)
    full_name = text_response()
    birth_year = ma.fields.Integer(allow_none=True)
    gender = text_response(allow_none=True)
    organization = text_response(allow_none=True)
    position = text_response(allow_none=True)
    phone = text_response(allow_none=True)
    role = text_response()


class RosterTeamOut(Schema):
    """Whose roster it is."""

    id = ma.fields.UUID()
    title = text_response()
    level = text_response(allow_none=True)
    hamlet_id = ma.fields.UUID(allow_none=True)
    hamlet_code = text_response(allow_none=True)
    hamlet_name = text_response(allow_none=True)
    hamlet_label = text_response(allow_none=True)
    commune_id = ma.fields.UUID(allow_none=True)
    commune_name = text_response(allow_none=True)


class RosterFault(Schema):
    """A fault or warning; ``field`` is ``lines`` or a path such as ``lines.3.phone``."""

    code = text_response()
    field = text_response()
    message = text_response()
    message_en = text_response()


class RosterEventOut(Schema):
    """What somebody did: ``by`` is a name."""

    action = text_response()
    at = ma.fields.AwareDateTime()
    by = text_response(allow_none=True)
    reason = text_response(allow_none=True)


class RosterDecisionOut(Schema):
    """The decision that a version is part of; without a number while it is a draft."""

    id = ma.fields.UUID()
    number = text_response(allow_none=True)
    status = text_response()
    decided_on = ma.fields.Date(allow_none=True)
    effective_on = ma.fields.Date(allow_none=True)


class RosterVersionOut(Schema):
    """One version with all that is to know about it; ``may``: what the caller can do to it now."""

    id = ma.fields.UUID()
    team = ma.fields.Nested(RosterTeamOut)
    version = ma.fields.Integer()
    status = text_response()
    edits = ma.fields.Integer()
    content_hash = text_response()
    base_id = ma.fields.UUID(allow_none=True)
    import_id = ma.fields.UUID(allow_none=True)
    valid_from = ma.fields.Date(allow_none=True)
    valid_to = ma.fields.Date(allow_none=True)
    lines = ma.fields.List(ma.fields.Nested(LineOut))
    problems = ma.fields.List(ma.fields.Nested(RosterFault))
    warnings = ma.fields.List(ma.fields.Nested(RosterFault))
    reason = text_response(allow_none=True)
    events = ma.fields.List(ma.fields.Nested(RosterEventOut))
    decision = ma.fields.Nested(RosterDecisionOut, allow_none=True)
    may = ma.fields.List(text_response())


class ChangeCounts(Schema):
    """How many people come, go, and change (or may: who is unsure counts here)."""

    new = ma.fields.Integer()
    left = ma.fields.Integer()
    changed = ma.fields.Integer()


class RosterListItem(Schema):
    """A version in the inbox."""

    id = ma.fields.UUID()
    team_id = ma.fields.UUID()
    team_title = text_response()
    hamlet_id = ma.fields.UUID(allow_none=True)
    hamlet_label = text_response(allow_none=True)
    commune_id = ma.fields.UUID(allow_none=True)
    commune_name = text_response(allow_none=True)
    version = ma.fields.Integer()
    status = text_response()
    edits = ma.fields.Integer()
    content_hash = text_response()
    decision_id = ma.fields.UUID(allow_none=True)
    submitted_by = text_response(allow_none=True)
    submitted_at = ma.fields.AwareDateTime(allow_none=True)
    members = ma.fields.Integer()
    changes = ma.fields.Nested(ChangeCounts)


class RosterPage(Schema):
    """Versions, newest first."""

    items = ma.fields.List(ma.fields.Nested(RosterListItem))
    next = text_response(allow_none=True)


class RosterHistoryItem(Schema):
    """A version of a team's roster in its history."""

    id = ma.fields.UUID()
    version = ma.fields.Integer()
    status = text_response()
    approved_on = ma.fields.Date(allow_none=True)
    decision_number = text_response(allow_none=True)
    valid_from = ma.fields.Date(allow_none=True)
    valid_to = ma.fields.Date(allow_none=True)
    members = ma.fields.Integer()
    events = ma.fields.List(ma.fields.Nested(RosterEventOut))


class RosterHistory(Schema):
    """Versions of a team's roster, newest first."""

    items = ma.fields.List(ma.fields.Nested(RosterHistoryItem))


class LineChange(Schema):
    """One person on both lists and the ``fields`` that differ."""

    before = ma.fields.Nested(LineOut)
    after = ma.fields.Nested(LineOut)
    differing = ma.fields.List(text_response(), attribute="fields", data_key="fields")


class LineMove(Schema):
    """Somebody who came from (``came``) or left for another team of the commune."""

    line = ma.fields.Nested(LineOut)
    team_id = ma.fields.UUID()
    team_title = text_response(allow_none=True)
    came = ma.fields.Boolean()


class LinePair(Schema):
    """Two lines that may be one person."""

    before = ma.fields.Nested(LineOut)
    after = ma.fields.Nested(LineOut)


class DiffRow(Schema):
    """A row of the side-by-side table; ``kind``: same, changed, unsure, moved, new, left."""

    before = ma.fields.Nested(LineOut, allow_none=True)
    after = ma.fields.Nested(LineOut, allow_none=True)
    kind = text_response()


class DiffSentences(Schema):
    """The differences in words."""

    vi = ma.fields.List(text_response())
    en = ma.fields.List(text_response())


class RosterDiff(Schema):
    """What a version changes about another one (``against``; None: there was nothing before)."""

    against = ma.fields.UUID(allow_none=True)
    new = ma.fields.List(ma.fields.Nested(LineOut))
    left = ma.fields.List(ma.fields.Nested(LineOut))
    changed = ma.fields.List(ma.fields.Nested(LineChange))
    moved = ma.fields.List(ma.fields.Nested(LineMove))
    unsure = ma.fields.List(ma.fields.Nested(LinePair))
    rows = ma.fields.List(ma.fields.Nested(DiffRow))
    counts = ma.fields.Nested(ChangeCounts)
    sentences = ma.fields.Nested(DiffSentences)


class ProgressTotals(Schema):
    """Teams by how far their roster has come; one with a roster in force and a draft counts in both."""

    teams = ma.fields.Integer()
    approved = ma.fields.Integer()
    submitted = ma.fields.Integer()
    returned = ma.fields.Integer()
    draft = ma.fields.Integer()
    none = ma.fields.Integer()


class ProgressRow(ProgressTotals):
    """A commune's teams, the day of its newest decision and when something was submitted last."""

    commune_id = ma.fields.UUID()
    code = text_response()
    name = text_response()
    approved_on = ma.fields.Date(allow_none=True)
    submitted_at = ma.fields.AwareDateTime(allow_none=True)


class Progress(Schema):
    """How far the communes have come."""

    rows = ma.fields.List(ma.fields.Nested(ProgressRow))
    totals = ma.fields.Nested(ProgressTotals)
