"""The rows of allowances and scorecards in the access table."""

ALLOWANCES = """
route                                 | where   | stranger member   leader   officer  approver staff    admin    former
GET /allowance-rates                  | own     | 401      403      403      200      200      200      200      403
POST /allowance-rates                 | own     | 401      403      403      403      403      201      201      403
GET /teams/{team}/work-days           | own     | 401      403      200      200      200      200      200      403
GET /teams/{team}/work-days           | next    | 401      403      403      200      200      200      200      403
GET /teams/{team}/work-days           | sibling | 401      403      403      403      403      200      200      403
PUT /teams/{team}/work-days           | own     | 401      403      200      403      403      403      403      403
PUT /teams/{team}/work-days           | next    | 401      403      403      403      403      403      403      403
PUT /teams/{team}/work-days           | sibling | 401      403      403      403      403      403      403      403
GET /teams/{team}/allowance-sheet     | own     | 401      403      200      200      200      200      200      403
GET /teams/{team}/allowance-sheet     | sibling | 401      403      403      403      403      200      200      403
GET /allowances?unit={commune}        | own     | 401      403      403      200      200      200      200      403
GET /allowances?unit={commune}        | sibling | 401      403      403      403      403      200      200      403
GET /allowances/workbook?unit={commune} | own     | 401      403      403      200      200      200      200      403
GET /allowances/workbook?unit={commune} | sibling | 401      403      403      403      403      200      200      403
GET /scorecards?unit={commune}        | own     | 401      403      403      200      200      200      200      403
GET /scorecards?unit={commune}        | sibling | 401      403      403      403      403      200      200      403
GET /scorecards/paper?unit={commune}  | own     | 401      403      403      200      200      200      200      403
GET /scorecards/paper?unit={commune}  | sibling | 401      403      403      403      403      200      200      403
GET /teams/{team}/members/{listed}/thanks | own     | 401      403      200      200      403      403      403      403
GET /teams/{team}/members/{listed}/thanks | next    | 401      403      403      200      403      403      403      403
GET /teams/{team}/members/{listed}/thanks | sibling | 401      403      403      403      403      403      403      403
"""

ALLOWANCE_BODIES: dict[str, dict[str, object]] = {
    "POST /allowance-rates": {
        "unit_id": "{province}",
        "kind": "day",
        "amount": 150000,
        "legal_basis": "Nghị quyết mẫu",
        "valid_from": "{next_day}",
    },
    "PUT /teams/{team}/work-days": {"month": "2026-01", "version": "", "days": []},
}
