"""The rows of reporting rounds in the access table. ``{round}`` is a round of the place's province."""

ROUNDS = """
route                                          | where   | stranger member leader officer approver staff admin former
GET /rounds                                    | own     | 401      403    403    200     200      200   200   403
POST /rounds                                   | own     | 401      403    403    403     403      201   201   403
GET /rounds/{round}                            | own     | 401      403    403    200     200      200   200   403
GET /rounds/{round}                            | sibling | 401      403    403    200     200      200   200   403
GET /rounds/{round}                            | abroad  | 401      403    403    403     403      200   200   403
POST /rounds/{round}/close                     | own     | 401      403    403    403     403      200   200   403
POST /rounds/{round}/close                     | sibling | 401      403    403    403     403      200   200   403
POST /rounds/{round}/close                     | abroad  | 401      403    403    403     403      403   403   403
GET /rounds/{round}/reports/{commune}          | own     | 401      403    403    200     200      200   200   403
GET /rounds/{round}/reports/{commune}          | sibling | 401      403    403    403     403      200   200   403
GET /rounds/{round}/reports/{commune}/file     | own     | 401      403    403    200     200      200   200   403
GET /rounds/{round}/reports/{commune}/file     | sibling | 401      403    403    403     403      200   200   403
PATCH /rounds/{round}/reports/{commune}        | own     | 401      403    403    200     403      403   403   403
PATCH /rounds/{round}/reports/{commune}        | sibling | 401      403    403    403     403      403   403   403
POST /rounds/{round}/reports/{commune}/submit  | own     | 401      403    403    200     403      403   403   403
POST /rounds/{round}/reports/{commune}/submit  | sibling | 401      403    403    403     403      403   403   403
POST /rounds/{handed_in}/reports/{commune}/withdraw | own     | 401 403    403    200     403      403   403   403
POST /rounds/{handed_in}/reports/{commune}/withdraw | sibling | 401 403    403    403     403      403   403   403
"""

ROUND_BODIES: dict[str, dict[str, object]] = {
    "POST /rounds": {"month": "{free_month}"},
    "PATCH /rounds/{round}/reports/{commune}": {"version": 0, "difficulties": "Mạng yếu"},
    "POST /rounds/{round}/reports/{commune}/submit": {"version": 0},
    "POST /rounds/{handed_in}/reports/{commune}/withdraw": {"version": 1},
}
