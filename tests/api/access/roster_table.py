"""The routes of rosters; how to read the table is said in ``table.py``."""

ROSTERS = """
route                                 | where   | stranger member   leader   officer  approver staff    admin    former
GET /rosters                          | own     | 401      403      200      200      200      200      200      403
GET /rosters?unit={commune}           | own     | 401      403      403      200      200      200      200      403
GET /rosters?unit={commune}           | sibling | 401      403      403      403      403      200      200      403
GET /rosters?unit={commune}           | abroad  | 401      403      403      403      403      200      200      403
GET /rosters?unit={hamlet}            | own     | 401      403      200      200      200      200      200      403
GET /rosters?unit={hamlet}            | next    | 401      403      403      200      200      200      200      403
GET /rosters?unit={hamlet}            | sibling | 401      403      403      403      403      200      200      403
GET /rosters/progress                 | own     | 401      403      403      200      200      200      200      403
GET /rosters/progress?unit={commune}  | own     | 401      403      403      200      200      200      200      403
GET /rosters/progress?unit={commune}  | sibling | 401      403      403      403      403      200      200      403
GET /rosters/progress?unit={commune}  | abroad  | 401      403      403      403      403      200      200      403
GET /rosters/{draft}                  | own     | 401      403      200      200      200      200      200      403
GET /rosters/{draft}                  | next    | 401      403      403      200      200      200      200      403
GET /rosters/{draft}                  | sibling | 401      403      403      403      403      200      200      403
GET /rosters/{draft}                  | abroad  | 401      403      403      403      403      200      200      403
GET /rosters/{draft}/diff             | own     | 401      403      200      200      200      200      200      403
GET /rosters/{draft}/diff             | next    | 401      403      403      200      200      200      200      403
GET /rosters/{draft}/diff             | sibling | 401      403      403      403      403      200      200      403
GET /rosters/{draft}/diff             | abroad  | 401      403      403      403      403      200      200      403
POST /teams                           | own     | 401      403      403      201      403      403      403      403
POST /teams                           | sibling | 401      403      403      403      403      403      403      403
POST /teams                           | abroad  | 401      403      403      403      403      403      403      403
POST /teams/{idle_team}/rosters       | own     | 401      403      201      201      403      403      403      403
POST /teams/{idle_team}/rosters       | next    | 401      403      403      201      403      403      403      403
POST /teams/{idle_team}/rosters       | sibling | 401      403      403      403      403      403      403      403
POST /teams/{idle_team}/rosters       | abroad  | 401      403      403      403      403      403      403      403
PUT /rosters/{draft}                  | own     | 401      403      200      200      403      403      403      403
PUT /rosters/{draft}                  | next    | 401      403      403      200      403      403      403      403
PUT /rosters/{draft}                  | sibling | 401      403      403      403      403      403      403      403
PUT /rosters/{draft}                  | abroad  | 401      403      403      403      403      403      403      403
POST /rosters/{draft}/answers         | own     | 401      403      200      200      403      403      403      403
POST /rosters/{draft}/answers         | next    | 401      403      403      200      403      403      403      403
POST /rosters/{draft}/answers         | sibling | 401      403      403      403      403      403      403      403
POST /rosters/{draft}/answers         | abroad  | 401      403      403      403      403      403      403      403
POST /rosters/{draft}/submit          | own     | 401      403      200      200      403      403      403      403
POST /rosters/{draft}/submit          | next    | 401      403      403      200      403      403      403      403
POST /rosters/{draft}/submit          | sibling | 401      403      403      403      403      403      403      403
POST /rosters/{draft}/submit          | abroad  | 401      403      403      403      403      403      403      403
POST /rosters/{submitted}/withdraw    | own     | 401      403      200      200      403      403      403      403
POST /rosters/{submitted}/withdraw    | next    | 401      403      403      200      403      403      403      403
POST /rosters/{submitted}/withdraw    | sibling | 401      403      403      403      403      403      403      403
POST /rosters/{submitted}/withdraw    | abroad  | 401      403      403      403      403      403      403      403
DELETE /rosters/{draft}               | own     | 401      403      204      204      403      403      403      403
DELETE /rosters/{draft}               | next    | 401      403      403      204      403      403      403      403
DELETE /rosters/{draft}               | sibling | 401      403      403      403      403      403      403      403
DELETE /rosters/{draft}               | abroad  | 401      403      403      403      403      403      403      403
POST /rosters/{submitted}/return      | own     | 401      403      403      200      200      403      403      403
POST /rosters/{submitted}/return      | next    | 401      403      403      200      200      403      403      403
POST /rosters/{submitted}/return      | sibling | 401      403      403      403      403      403      403      403
POST /rosters/{submitted}/return      | abroad  | 401      403      403      403      403      403      403      403
GET /roster-settings                  | own     | 401      200      200      200      200      200      200      200
PUT /roster-settings                  | own     | 401      403      403      403      403      200      200      403
"""

ROSTER_BODIES: dict[str, dict[str, object]] = {
    "POST /teams": {"unit_id": "{bare_hamlet}"},
    "POST /teams/{idle_team}/rosters": {},
    "PUT /rosters/{draft}": {"edits": 0, "lines": [{"full_name": "Đỗ Thị Mười", "role": "leader"}]},
    "POST /rosters/{draft}/answers": {
        "answers": [{"person_id": "{uuid}", "full_name": "Đỗ Thị Mười", "birth_year": 1970, "same": False}]
    },
    "POST /rosters/{submitted}/return": {"reason": "Thiếu số điện thoại"},
    "PUT /roster-settings": {
        "min_members": 3,
        "one_leader": True,
        "required_roles": [],
        "team_title": "Tổ công nghệ số cộng đồng",
    },
}
