"""The routes of campaigns; how to read the table is said in ``table.py``. ``{drive}`` is a commune's draft,
``{run}`` the same running, ``{wide}`` a province's that runs.
"""

CAMPAIGNS = """
route                                   | where   | stranger member leader officer approver staff admin former
GET /campaigns                          | own     | 401      403      403      200      200      200      200      403
POST /campaigns                         | own     | 401      403      403      201      403      403      403      403
POST /campaigns                         | sibling | 401      403      403      403      403      403      403      403
POST /campaigns (wide)                  | own     | 401      403      403      403      403      201      201      403
GET /campaigns/{drive}                  | own     | 401      403      403      200      200      200      200      403
GET /campaigns/{drive}                  | sibling | 401      403      403      403      403      200      200      403
GET /campaigns/{wide}                   | own     | 401      403      403      200      200      200      200      403
GET /campaigns/{wide}                   | abroad  | 401      403      403      403      403      200      200      403
PATCH /campaigns/{drive}                | own     | 401      403      403      200      403      403      403      403
PATCH /campaigns/{drive}                | sibling | 401      403      403      403      403      403      403      403
PATCH /campaigns/{wide}                 | own     | 401      403      403      403      403      200      200      403
DELETE /campaigns/{drive}?version=1     | own     | 401      403      403      204      403      403      403      403
DELETE /campaigns/{drive}?version=1     | sibling | 401      403      403      403      403      403      403      403
DELETE /campaigns/{wide}?version=1      | own     | 401      403      403      403      403      409      409      403
POST /campaigns/{drive}/launch          | own     | 401      403      403      200      403      403      403      403
POST /campaigns/{drive}/launch          | sibling | 401      403      403      403      403      403      403      403
POST /campaigns/{run}/close             | own     | 401      403      403      200      403      403      403      403
POST /campaigns/{run}/close             | sibling | 401      403      403      403      403      403      403      403
POST /campaigns/{wide}/close            | own     | 401      403      403      403      403      200      200      403
GET /campaigns/{run}/progress           | own     | 401      403      403      200      200      200      200      403
GET /campaigns/{run}/progress           | sibling | 401      403      403      403      403      200      200      403
GET /campaigns/{wide}/progress?unit={commune} | own | 401    403      403      200      200      200      200      403
GET /campaigns/{wide}/progress?unit={commune} | sibling | 401 403     403      403      403      200      200      403
GET /campaigns/{drive}/preview          | own     | 401      403      403      200      200      200      200      403
GET /campaigns/{drive}/preview          | sibling | 401      403      403      403      403      200      200      403
GET /campaigns/{drive}/targets          | own     | 401      403      403      200      200      200      200      403
GET /campaigns/{drive}/targets          | sibling | 401      403      403      403      403      200      200      403
POST /campaigns/{drive}/targets         | own     | 401      403      403      200      403      403      403      403
POST /campaigns/{drive}/targets         | sibling | 401      403      403      403      403      403      403      403
POST /campaigns/{wide}/targets          | own     | 401      403      403      403      403      200      200      403
POST /campaigns/{wide}/targets          | sibling | 401      403      403      403      403      200      200      403
POST /campaigns/{wide}/targets (team)   | own     | 401      403      403      200      403      200      200      403
POST /campaigns/{wide}/targets (team)   | sibling | 401      403      403      403      403      200      200      403
POST /campaigns/{drive}/targets/sheet   | own     | 401      403      403      200      403      403      403      403
POST /campaigns/{drive}/targets/sheet   | sibling | 401      403      403      403      403      403      403      403
GET /campaigns/{run}/report?format=xlsx | own     | 401      403      403      200      200      200      200      403
GET /campaigns/{run}/report?format=xlsx | sibling | 401      403      403      403      403      200      200      403
"""

DAYS = {"name": "92 ngày đêm", "start": "2026-11-01", "end": "2026-12-31"}
CAMPAIGN_BODIES: dict[str, dict[str, object] | str] = {
    "POST /campaigns": {"unit_id": "{commune}", **DAYS},
    "POST /campaigns (wide)": {"unit_id": "{province}", **DAYS},
    "PATCH /campaigns/{drive}": {"version": 1, "name": "Tên khác"},
    "PATCH /campaigns/{wide}": {"version": 1, "topics": ["PAY"]},
    "POST /campaigns/{drive}/launch": {"version": 1},
    "POST /campaigns/{run}/close": {"version": 1},
    "POST /campaigns/{wide}/close": {"version": 1},
    "POST /campaigns/{drive}/targets": {"spread": {"rule": "equal", "total": 10, "level": "team"}},
    "POST /campaigns/{wide}/targets": {"goals": [{"unit_id": "{commune}", "goal": 5}]},
    "POST /campaigns/{wide}/targets (team)": {"goals": [{"team_id": "{team}", "goal": 5}]},
    "POST /campaigns/{drive}/targets/sheet": "{goal_sheet}",
}
