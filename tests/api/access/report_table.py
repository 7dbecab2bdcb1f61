"""The rows of reports in the access table."""

REPORTS = """
route                                 | where   | stranger member   leader   officer  approver staff    admin    former
GET /reports/summary                  | own     | 401      200      200      200      200      200      200      403
GET /reports/summary?unit={hamlet}    | own     | 401      200      200      200      200      200      200      403
GET /reports/summary?unit={hamlet}    | next    | 401      403      403      200      200      200      200      403
GET /reports/summary?unit={hamlet}    | sibling | 401      403      403      403      403      200      200      403
GET /reports/summary?unit={commune}   | own     | 401      403      403      200      200      200      200      403
GET /reports/summary?unit={commune}   | sibling | 401      403      403      403      403      200      200      403
GET /reports/summary?unit={commune}   | abroad  | 401      403      403      403      403      200      200      403
GET /reports/summary?unit={province}  | own     | 401      403      403      403      403      200      200      403
GET /reports/coverage                 | own     | 401      200      200      200      200      200      200      403
GET /reports/coverage?unit={commune}  | own     | 401      403      403      200      200      200      200      403
GET /reports/coverage?unit={commune}  | sibling | 401      403      403      403      403      200      200      403
GET /reports/coverage?unit={commune}  | abroad  | 401      403      403      403      403      200      200      403
GET /reports/tiles                    | own     | 401      200      200      200      200      200      200      403
GET /reports/tiles?unit={commune}     | own     | 401      403      403      200      200      200      200      403
GET /reports/tiles?unit={commune}     | sibling | 401      403      403      403      403      200      200      403
GET /reports/tiles?unit={commune}     | abroad  | 401      403      403      403      403      200      200      403
GET /reports/silent-teams             | own     | 401      200      200      200      200      200      200      403
GET /reports/silent-teams?unit={commune} | own     | 401      403      403      200      200      200      200      403
GET /reports/silent-teams?unit={commune} | sibling | 401      403      403      403      403      200      200      403
GET /reports/silent-teams?unit={commune} | abroad  | 401      403      403      403      403      200      200      403
"""
