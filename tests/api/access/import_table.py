"""The routes of imported lists; how to read the table is said in ``table.py``."""

IMPORTS = """
route                                 | where   | stranger member   leader   officer  approver staff    admin    former
POST /roster-imports                  | own     | 401      403      403      202      403      403      403      403
POST /roster-imports                  | sibling | 401      403      403      403      403      403      403      403
POST /roster-imports                  | abroad  | 401      403      403      403      403      403      403      403
GET /roster-imports                   | own     | 401      403      403      200      200      403      403      403
GET /roster-imports?unit={commune}    | own     | 401      403      403      200      200      403      403      403
GET /roster-imports?unit={commune}    | sibling | 401      403      403      403      403      403      403      403
GET /roster-imports?unit={commune}    | abroad  | 401      403      403      403      403      403      403      403
GET /roster-imports/template.xlsx     | own     | 401      200      200      200      200      200      200      200
GET /roster-imports/{list}            | own     | 401      403      403      200      200      403      403      403
GET /roster-imports/{list}            | sibling | 401      403      403      403      403      403      403      403
GET /roster-imports/{list}            | abroad  | 401      403      403      403      403      403      403      403
GET /roster-imports/{list}/errors.xlsx | own     | 401      403      403      200      200      403      403      403
GET /roster-imports/{list}/errors.xlsx | sibling | 401      403      403      403      403      403      403      403
GET /roster-imports/{list}/diff       | own     | 401      403      403      200      200      403      403      403
GET /roster-imports/{list}/diff       | sibling | 401      403      403      403      403      403      403      403
PATCH /roster-imports/{list}          | own     | 401      403      403      200      403      403      403      403
PATCH /roster-imports/{list}          | sibling | 401      403      403      403      403      403      403      403
PATCH /roster-imports/{list}          | abroad  | 401      403      403      403      403      403      403      403
POST /roster-imports/{list}/commit    | own     | 401      403      403      200      403      403      403      403
POST /roster-imports/{list}/commit    | sibling | 401      403      403      403      403      403      403      403
POST /roster-imports/{list}/commit    | abroad  | 401      403      403      403      403      403      403      403
"""

IMPORT_BODIES: dict[str, dict[str, object] | str] = {
    "POST /roster-imports": "{list_form}",
    "PATCH /roster-imports/{list}": {"edits": 0, "rows": [{"sheet": "", "row": 2, "phone": "0530000009"}]},
    "POST /roster-imports/{list}/commit": {"edits": 0},
}
