"""Every route by caller and by where the thing asked for lies. A route without a row fails the build (security, row 1).

Callers hold their role over the *own* team, commune or province; ``former`` held all of them until yesterday.
Where: ``own``, ``next`` (another team of the commune), ``sibling`` (another commune of the province), ``abroad``
(another province: one server holds one province, so for staff and administrators it is as their own). Answers are
statuses; ``none`` is a list without items, ``aside`` a pushed visit that was quarantined. ``former`` may still push: a
visit of up to 72 hours after the end of a grant is taken (S24). The rescue door goes by signatures, not by who is
signed in: nobody comes in without one.
"""

TABLE = """
route                                 | where   | stranger member   leader   officer  approver staff    admin    former
POST /auth/login                      | own     | 401      401      401      401      401      401      401      401
POST /auth/activate                   | own     | 422      422      422      422      422      422      422      422
POST /auth/logout                     | own     | 204      204      204      204      204      204      204      204
GET /me                               | own     | 401      200      200      200      200      200      200      200
GET /meta                             | own     | 200      200      200      200      200      200      200      200
GET /topics                           | own     | 401      200      200      200      200      200      200      200
PUT /topics                           | own     | 401      403      403      403      403      403      200      403
GET /units                            | own     | 401      200      200      200      200      200      200      200
GET /units?parent={province}          | own     | 401      200      200      200      200      200      200      200
GET /units?parent={province}          | abroad  | 401      200      200      200      200      200      200      200
GET /units/{commune}                  | own     | 401      200      200      200      200      200      200      200
GET /units/{commune}                  | sibling | 401      200      200      200      200      200      200      200
GET /units/{commune}                  | abroad  | 401      200      200      200      200      200      200      200
GET /accounts                         | own     | 401      403      403      200      403      403      200      403
GET /accounts?unit={commune}          | own     | 401      403      403      200      403      403      200      403
GET /accounts?unit={commune}          | sibling | 401      403      403      403      403      403      200      403
GET /accounts?unit={commune}          | abroad  | 401      403      403      403      403      403      200      403
GET /accounts?unit={province}         | own     | 401      403      403      403      403      403      200      403
GET /accounts/{account}               | own     | 401      403      403      200      403      403      200      403
GET /accounts/{account}               | next    | 401      403      403      200      403      403      200      403
GET /accounts/{account}               | sibling | 401      403      403      403      403      403      200      403
GET /accounts/{account}               | abroad  | 401      403      403      403      403      403      200      403
GET /accounts/{approver_account}      | own     | 401      403      403      403      403      403      200      403
GET /accounts/{approver_account}      | sibling | 401      403      403      403      403      403      200      403
GET /accounts/{admin_account}         | own     | 401      403      403      403      403      403      200      403
POST /accounts                        | own     | 401      403      403      201      403      403      201      403
POST /accounts                        | next    | 401      403      403      201      403      403      201      403
POST /accounts                        | sibling | 401      403      403      403      403      403      201      403
POST /accounts                        | abroad  | 401      403      403      403      403      403      201      403
POST /accounts (officer)              | own     | 401      403      403      201      403      403      201      403
POST /accounts (officer)              | sibling | 401      403      403      403      403      403      201      403
POST /accounts (officer)              | abroad  | 401      403      403      403      403      403      201      403
POST /accounts (admin)                | own     | 401      403      403      403      403      403      201      403
PATCH /accounts/{account}             | own     | 401      403      403      200      403      403      200      403
PATCH /accounts/{account}             | next    | 401      403      403      200      403      403      200      403
PATCH /accounts/{account}             | sibling | 401      403      403      403      403      403      200      403
PATCH /accounts/{account}             | abroad  | 401      403      403      403      403      403      200      403
PATCH /accounts/{approver_account}    | own     | 401      403      403      403      403      403      200      403
PATCH /accounts/{approver_account}    | sibling | 401      403      403      403      403      403      200      403
PATCH /accounts/{admin_account}       | own     | 401      403      403      403      403      403      200      403
POST /grants                          | own     | 401      403      403      201      403      403      201      403
POST /grants                          | next    | 401      403      403      201      403      403      201      403
POST /grants                          | sibling | 401      403      403      403      403      403      201      403
POST /grants                          | abroad  | 401      403      403      403      403      403      201      403
POST /grants (approver)               | own     | 401      403      403      403      403      403      201      403
POST /grants (approver)               | sibling | 401      403      403      403      403      403      201      403
PATCH /grants/{grant}                 | own     | 401      403      403      200      403      403      200      403
PATCH /grants/{grant}                 | next    | 401      403      403      200      403      403      200      403
PATCH /grants/{grant}                 | sibling | 401      403      403      403      403      403      200      403
PATCH /grants/{grant}                 | abroad  | 401      403      403      403      403      403      200      403
POST /invitations                     | own     | 401      403      403      201      403      403      201      403
POST /invitations                     | next    | 401      403      403      201      403      403      201      403
POST /invitations                     | sibling | 401      403      403      403      403      403      201      403
POST /invitations                     | abroad  | 401      403      403      403      403      403      201      403
POST /invitations (approver)          | own     | 401      403      403      403      403      403      201      403
POST /invitations (approver)          | sibling | 401      403      403      403      403      403      201      403
POST /rosters/people/{person}/invitation | own     | 401      403      201      201      403      403      201      403
POST /rosters/people/{person}/invitation | next    | 401      403      403      201      403      403      201      403
POST /rosters/people/{person}/invitation | sibling | 401      403      403      403      403      403      201      403
POST /rosters/people/{person}/invitation | abroad  | 401      403      403      403      403      403      201      403
POST /rosters/people/{double}/invitation | own     | 401      403      403      201      403      403      201      403
POST /rosters/people/{double}/invitation | sibling | 401      403      403      403      403      403      201      403
POST /rosters/people/{chief}/invitation | own     | 401      403      403      403      403      403      201      403
POST /rosters/people/{chief}/invitation | sibling | 401      403      403      403      403      403      201      403
POST /teams/{team}/cards.pdf          | own     | 401      403      409      409      403      403      409      403
POST /teams/{team}/cards.pdf          | next    | 401      403      403      409      403      403      409      403
POST /teams/{team}/cards.pdf          | sibling | 401      403      403      403      403      403      409      403
POST /teams/{team}/cards.pdf          | abroad  | 401      403      403      403      403      403      409      403
POST /devices                         | own     | 401      201      201      201      201      201      201      201
GET /devices                          | own     | 401      200      200      200      200      200      200      200
GET /devices?account={account}        | own     | 401      403      403      none     403      403      none     403
GET /devices?account={account}        | next    | 401      403      403      none     403      403      none     403
GET /devices?account={account}        | sibling | 401      403      403      403      403      403      none     403
GET /devices?account={account}        | abroad  | 401      403      403      403      403      403      none     403
GET /devices?account={approver_account} | own     | 401      403      403      403      403      403      none     403
GET /devices?account={approver_account} | sibling | 401      403      403      403      403      403      none     403
DELETE /devices/{device}              | own     | 401      403      403      204      403      403      204      403
DELETE /devices/{device}              | next    | 401      403      403      204      403      403      204      403
DELETE /devices/{device}              | sibling | 401      403      403      403      403      403      204      403
DELETE /devices/{device}              | abroad  | 401      403      403      403      403      403      204      403
GET /sessions-of/{account}            | own     | 401      403      403      none     403      403      none     403
GET /sessions-of/{account}            | next    | 401      403      403      none     403      403      none     403
GET /sessions-of/{account}            | sibling | 401      403      403      403      403      403      none     403
GET /sessions-of/{account}            | abroad  | 401      403      403      403      403      403      none     403
DELETE /sessions-of/{account}         | own     | 401      403      403      204      403      403      204      403
DELETE /sessions-of/{account}         | next    | 401      403      403      204      403      403      204      403
DELETE /sessions-of/{account}         | sibling | 401      403      403      403      403      403      204      403
DELETE /sessions-of/{account}         | abroad  | 401      403      403      403      403      403      204      403
DELETE /sessions-of/{approver_account} | own     | 401      403      403      403      403      403      204      403
DELETE /sessions-of/{approver_account} | sibling | 401      403      403      403      403      403      204      403
GET /audit                            | own     | 401      403      403      403      403      403      200      403
GET /audit?unit={commune}             | own     | 401      403      403      403      403      403      200      403
GET /audit?unit={commune}             | sibling | 401      403      403      403      403      403      200      403
GET /teams                            | own     | 401      200      200      200      200      200      200      none
GET /teams?unit={hamlet}              | own     | 401      200      200      200      200      200      200      403
GET /teams?unit={hamlet}              | next    | 401      403      403      200      200      200      200      403
GET /teams?unit={hamlet}              | sibling | 401      403      403      403      403      200      200      403
GET /teams?unit={hamlet}              | abroad  | 401      403      403      403      403      200      200      403
GET /teams?unit={commune}             | own     | 401      403      403      200      200      200      200      403
GET /teams?unit={commune}             | sibling | 401      403      403      403      403      200      200      403
GET /teams?unit={commune}             | abroad  | 401      403      403      403      403      200      200      403
GET /teams?unit={province}            | own     | 401      403      403      403      403      200      200      403
GET /teams/{team}                     | own     | 401      200      200      200      200      200      200      403
GET /teams/{team}                     | next    | 401      403      403      200      200      200      200      403
GET /teams/{team}                     | sibling | 401      403      403      403      403      200      200      403
GET /teams/{team}                     | abroad  | 401      403      403      403      403      200      200      403
GET /teams/{team}/rosters             | own     | 401      200      200      200      200      200      200      403
GET /teams/{team}/rosters             | next    | 401      403      403      200      200      200      200      403
GET /teams/{team}/rosters             | sibling | 401      403      403      403      403      200      200      403
GET /teams/{team}/rosters             | abroad  | 401      403      403      403      403      200      200      403
GET /decisions                        | own     | 401      403      403      200      200      200      200      403
GET /decisions?unit={commune}         | own     | 401      403      403      200      200      200      200      403
GET /decisions?unit={commune}         | sibling | 401      403      403      403      403      200      200      403
GET /decisions?unit={commune}         | abroad  | 401      403      403      403      403      200      200      403
GET /decisions/{decision}             | own     | 401      403      403      200      200      200      200      403
GET /decisions/{decision}             | sibling | 401      403      403      403      403      200      200      403
GET /decisions/{decision}             | abroad  | 401      403      403      403      403      200      200      403
GET /decisions/{decision}.pdf         | own     | 401      403      403      200      200      200      200      403
GET /decisions/{decision}.pdf         | sibling | 401      403      403      403      403      200      200      403
GET /decisions/{decision}.pdf         | abroad  | 401      403      403      403      403      200      200      403
GET /decisions/{decision}.docx        | own     | 401      403      403      200      200      200      200      403
GET /decisions/{decision}.docx        | sibling | 401      403      403      403      403      200      200      403
GET /decisions/{decision}.docx        | abroad  | 401      403      403      403      403      200      200      403
POST /decisions                       | own     | 401      403      403      201      201      403      403      403
POST /decisions                       | sibling | 401      403      403      403      403      403      403      403
POST /decisions                       | abroad  | 401      403      403      403      403      403      403      403
PATCH /decisions/{paper}              | own     | 401      403      403      200      200      403      403      403
PATCH /decisions/{paper}              | sibling | 401      403      403      403      403      403      403      403
PATCH /decisions/{paper}              | abroad  | 401      403      403      403      403      403      403      403
DELETE /decisions/{paper}             | own     | 401      403      403      204      204      403      403      403
DELETE /decisions/{paper}             | sibling | 401      403      403      403      403      403      403      403
DELETE /decisions/{paper}             | abroad  | 401      403      403      403      403      403      403      403
POST /decisions/{paper}/approve       | own     | 401      403      403      403      200      403      403      403
POST /decisions/{paper}/approve       | sibling | 401      403      403      403      403      403      403      403
POST /decisions/{paper}/approve       | abroad  | 401      403      403      403      403      403      403      403
GET /decisions/{scanned}/scan         | own     | 401      403      403      200      200      403      200      403
GET /decisions/{scanned}/scan         | sibling | 401      403      403      403      403      403      200      403
GET /decisions/{scanned}/scan         | abroad  | 401      403      403      403      403      403      200      403
POST /decisions/{decision}/scan       | own     | 401      403      403      422      422      403      403      403
POST /decisions/{decision}/scan       | sibling | 401      403      403      422      422      403      403      403
POST /decisions/{decision}/scan       | abroad  | 401      403      403      422      422      403      403      403
GET /members                          | own     | 401      200      200      200      200      200      200      none
GET /members?unit={commune}           | own     | 401      403      403      200      200      200      200      403
GET /members?unit={commune}           | sibling | 401      403      403      403      403      200      200      403
GET /members?unit={commune}           | abroad  | 401      403      403      403      403      200      200      403
GET /members?team={team}              | own     | 401      200      200      200      200      200      200      none
GET /members?team={team}              | next    | 401      none     none     200      200      200      200      none
GET /members?team={team}              | sibling | 401      none     none     none     none     200      200      none
GET /members?team={team}              | abroad  | 401      none     none     none     none     none     none     none
GET /sessions                         | own     | 401      200      200      200      200      200      200      none
GET /sessions?unit={commune}          | own     | 401      403      403      200      200      200      200      403
GET /sessions?unit={commune}          | sibling | 401      403      403      403      403      200      200      403
GET /sessions?unit={commune}          | abroad  | 401      403      403      403      403      200      200      403
GET /sessions?team={team}             | own     | 401      200      200      200      200      200      200      none
GET /sessions?team={team}             | next    | 401      none     none     200      200      200      200      none
GET /sessions?team={team}             | sibling | 401      none     none     none     none     200      200      none
GET /sessions?team={team}             | abroad  | 401      none     none     none     none     none     none     none
GET /sessions/{visit}                 | own     | 401      200      200      200      200      200      200      403
GET /sessions/{visit}                 | next    | 401      403      403      200      200      200      200      403
GET /sessions/{visit}                 | sibling | 401      403      403      403      403      200      200      403
GET /sessions/{visit}                 | abroad  | 401      403      403      403      403      200      200      403
POST /sessions/{visit}/erase          | own     | 401      403      403      204      403      403      204      403
POST /sessions/{visit}/erase          | next    | 401      403      403      204      403      403      204      403
POST /sessions/{visit}/erase          | sibling | 401      403      403      403      403      403      204      403
POST /sessions/{visit}/erase          | abroad  | 401      403      403      403      403      403      204      403
PUT /reports/cutoff-day               | own     | 401      403      403      403      403      403      202      403
GET /tokens                           | own     | 401      403      403      403      403      403      200      403
POST /tokens                          | own     | 401      403      403      403      403      403      201      403
DELETE /tokens/{token}                | own     | 401      403      403      403      403      403      204      403
GET /feeds/indicators                 | own     | 401      403      403      403      403      200      200      403
GET /feeds/dictionary                 | own     | 200      200      200      200      200      200      200      200
GET /public/figures                   | own     | 200      200      200      200      200      200      200      200
GET /public/figures/{shape}?month=2024-01 | own | 200 200 200 200 200 200 200 200
GET /exports/dictionary               | own     | 401      200      200      200      200      200      200      200
GET /exports/message                  | own     | 401      200      200      200      200      200      200      403
GET /exports/message?unit={commune}   | own     | 401      403      403      200      200      200      200      403
GET /exports/message?unit={commune}   | sibling | 401      403      403      403      403      200      200      403
GET /exports                          | own     | 401      none     none     200      none     none     200      none
POST /exports                         | own     | 401      403      403      202      202      202      202      403
POST /exports                         | sibling | 401      403      403      403      403      202      202      403
POST /exports                         | abroad  | 401      403      403      403      403      202      202      403
GET /exports/{export}                 | own     | 401      403      403      200      403      403      200      403
GET /exports/{export}                 | sibling | 401      403      403      403      403      403      200      403
GET /exports/{export}                 | abroad  | 401      403      403      403      403      403      200      403
GET /exports/{export}/file            | own     | 401      403      403      200      403      403      200      403
GET /exports/{export}/file            | sibling | 401      403      403      403      403      403      200      403
GET /exports/{export}/file            | abroad  | 401      403      403      403      403      403      200      403
GET /quarantine                       | own     | 401      403      200      200      200      403      200      403
GET /quarantine?unit={commune}        | own     | 401      403      200      200      200      403      200      403
GET /quarantine?unit={commune}        | sibling | 401      403      none     none     none     403      200      403
GET /quarantine?unit={commune}        | abroad  | 401      403      none     none     none     403      200      403
POST /quarantine/{item}/correct       | own     | 401      403      403      200      403      403      200      403
POST /quarantine/{item}/correct       | next    | 401      403      403      200      403      403      200      403
POST /quarantine/{item}/correct       | sibling | 401      403      403      404      403      403      200      403
POST /quarantine/{item}/correct       | abroad  | 401      403      403      404      403      403      200      403
POST /quarantine/{item}/replay        | own     | 401      403      403      422      403      403      422      403
POST /quarantine/{item}/replay        | next    | 401      403      403      422      403      403      422      403
POST /quarantine/{item}/replay        | sibling | 401      403      403      404      403      403      422      403
POST /quarantine/{item}/replay        | abroad  | 401      403      403      404      403      403      422      403
POST /quarantine/{item}/decline       | own     | 401      403      403      200      403      403      200      403
POST /quarantine/{item}/decline       | next    | 401      403      403      200      403      403      200      403
POST /quarantine/{item}/decline       | sibling | 401      403      403      404      403      403      200      403
POST /quarantine/{item}/decline       | abroad  | 401      403      403      404      403      403      200      403
GET /silent-phones                    | own     | 401      403      200      200      200      403      200      403
GET /silent-phones?unit={commune}     | own     | 401      403      403      200      200      403      200      403
GET /silent-phones?unit={commune}     | sibling | 401      403      403      403      403      403      200      403
GET /silent-phones?unit={commune}     | abroad  | 401      403      403      403      403      403      200      403
GET /silent-phones?unit={hamlet}      | own     | 401      403      200      200      200      403      200      403
GET /silent-phones?unit={hamlet}      | next    | 401      403      403      200      200      403      200      403
GET /silent-phones?unit={hamlet}      | sibling | 401      403      403      403      403      403      200      403
POST /sync/push                       | own     | 401      applied  applied  applied  aside    aside    aside    applied
POST /sync/push                       | next    | 401      aside    aside    applied  aside    aside    aside    aside
POST /sync/push                       | sibling | 401      aside    aside    aside    aside    aside    aside    aside
POST /sync/push                       | abroad  | 401      aside    aside    aside    aside    aside    aside    aside
POST /sync/pull                       | own     | 401      200      200      200      200      200      200      200
POST /sync/rescue                     | own     | 403      403      403      403      403      403      403      403
POST /sync/rescue-files               | own     | 401      200      200      200      200      403      403      403
POST /sync/rescue-files               | next    | 401      403      403      200      200      403      403      403
POST /sync/rescue-files               | sibling | 401      403      403      403      403      403      403      403
POST /sync/rescue-files               | abroad  | 401      403      403      403      403      403      403      403
POST /sync/proof                      | own     | 401      200      200      200      200      200      200      200
"""

# What is sent along; a value in braces is made anew for each request.
BODIES: dict[str, dict[str, object] | str] = {
    "POST /auth/login": {"phone": "{phone}", "pin": "418263"},
    "POST /auth/activate": {"code": "ABCD2345", "pin": "418263", "phone": "{phone}"},
    "POST /accounts": {
        "name": "Lê Thị Mới",
        "phone": "{phone}",
        "role": "member",
        "unit_id": "{hamlet}",
        "team_id": "{team}",
    },
    "POST /accounts (officer)": {
        "name": "Lê Thị Mới",
        "phone": "{phone}",
        "role": "commune_officer",
        "unit_id": "{commune}",
    },
    "POST /accounts (admin)": {"name": "Lê Thị Mới", "phone": "{phone}", "role": "admin", "unit_id": "{province}"},
    "PATCH /accounts/{account}": {"name": "Lê Thị Khác"},
    "PATCH /accounts/{approver_account}": {"phone": "{phone}"},
    "PATCH /accounts/{admin_account}": {"status": "disabled"},
    "POST /grants": {"account_id": "{account}", "role": "leader", "unit_id": "{hamlet}", "team_id": "{team}"},
    "POST /grants (approver)": {"account_id": "{account}", "role": "commune_approver", "unit_id": "{commune}"},
    "PATCH /grants/{grant}": {"to": "{later}"},
    "POST /invitations": {"account_id": "{account}"},
    "POST /invitations (approver)": {"account_id": "{approver_account}"},
    "POST /rosters/people/{person}/invitation": {"kind": "screen"},
    "POST /rosters/people/{double}/invitation": {"kind": "card"},
    "POST /rosters/people/{chief}/invitation": {},
    "POST /devices": {"id": "{uuid}", "name": "Điện thoại", "public_key": "{key}"},
    "PUT /reports/cutoff-day": {"cutoff_day": 31},
    "PUT /topics": {
        "kind": "reason",
        "code": "other",
        "name": "Lý do khác",
        "name_en": "Another reason",
        "short_vi": "Lý do khác",
        "short_en": "Another reason",
    },
    "POST /sessions/{visit}/erase": {"reason": "request"},
    "POST /quarantine/{item}/correct": {"body": "{visit_body}"},
    "POST /quarantine/{item}/decline": {"note": "không rõ việc gì"},
    "POST /sync/push": {"device_id": "{uuid}", "proto": 1, "ops": ["{op}"]},
    "POST /sync/pull": {"device_id": "{uuid}", "proto": 1, "cursors": {}},
    "POST /sync/proof": {"device_id": "{uuid}", "proto": 1, "op_ids": ["{uuid}"]},
    "POST /sync/rescue": {"device_id": "{uuid}", "ops": []},
    "POST /sync/rescue-files": "{rescue_file}",
    "POST /decisions": "{new_decision}",
    "PATCH /decisions/{paper}": {"signer": "Lê Thị Ký"},
    "POST /decisions/{paper}/approve": "{approval}",
    "POST /tokens": {"name": "Trung tâm điều hành", "unit_id": "{province}"},
    "POST /exports": {"report": "monthly", "format": "csv", "unit": "{commune}"},
}

# What is there to be listed, whatever other stories have made before.
THERE = {"GET /exports": ("export",)}
