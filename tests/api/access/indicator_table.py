"""The rows of indicators and programmes in the access table."""

INDICATORS = """
route                                 | where   | stranger member   leader   officer  approver staff    admin    former
GET /indicators                       | own     | 401      403      403      200      200      200      200      403
POST /indicators                      | own     | 401      403      403      403      403      201      201      403
GET /indicators/{indicator}           | own     | 401      403      403      200      200      200      200      403
GET /observations?indicator={indicator} | own     | 401      403      403      200      200      200      200      403
PATCH /indicators/{indicator}         | own     | 401      403      403      403      403      200      200      403
DELETE /indicators/{unused}?version=1 | own     | 401      403      403      403      403      204      204      403
POST /observations                    | own     | 401      403      403      403      403      201      201      403
GET /programmes                       | own     | 401      403      403      200      200      200      200      403
POST /programmes                      | own     | 401      403      403      403      403      201      201      403
PATCH /programmes/{programme}         | own     | 401      403      403      403      403      200      200      403
DELETE /programmes/{programme}?version=1 | own     | 401      403      403      403      403      204      204      403
POST /programmes/{programme}/targets  | own     | 401      403      403      403      403      201      201      403
PATCH /targets/{target}               | own     | 401      403      403      403      403      200      200      403
DELETE /targets/{target}?version=1    | own     | 401      403      403      403      403      204      204      403
POST /targets/{target}/statuses       | own     | 401      403      403      403      403      201      201      403
POST /targets/{target}/withdraw       | own     | 401      403      403      403      403      200      200      403
POST /targets/{target}/restore        | own     | 401      403      403      403      403      200      200      403
POST /statuses/{declaration}/strike   | own     | 401      403      403      403      403      200      200      403
"""

INDICATOR_BODIES: dict[str, dict[str, object]] = {
    "POST /indicators": {
        "code": "{new_code}",
        "name": "Chỉ số mới",
        "name_en": "New indicator",
        "pillar": "Xã hội số",
        "shape": "value",
        "measure": "người",
    },
    "PATCH /indicators/{indicator}": {"version": 1, "name": "Chỉ số sửa tên"},
    "POST /observations": {
        "indicator_id": "{indicator}",
        "unit_id": "{province}",
        "observed_on": "2026-01-31",
        "value": "12.5",
        "source": "Báo cáo tháng 01/2026",
    },
    "POST /programmes": {
        "unit_id": "{province}",
        "name": "Nghị quyết mới",
        "legal_basis": "Nghị quyết mới",
        "adopted_on": "2026-01-31",
        "deadline": "2030-12-31",
        "targets": [{"group": "Xã hội số", "name": "Chỉ tiêu mới", "deadline": "2030-12-31"}],
    },
    "PATCH /programmes/{programme}": {"version": 1, "name": "Nghị quyết sửa tên"},
    "PATCH /targets/{target}": {"version": 1, "name": "Chỉ tiêu sửa tên"},
    "POST /targets/{target}/withdraw": {"version": 1, "withdrawn_on": "2026-01-31", "reason": "Nghị quyết sửa đổi"},
    "POST /targets/{target}/restore": {"version": 1},
    "POST /statuses/{declaration}/strike": {"reason": "Ghi nhầm chỉ tiêu"},
    "POST /programmes/{programme}/targets": {"group": "Xã hội số", "name": "Chỉ tiêu thêm", "deadline": "2030-12-31"},
    "POST /targets/{target}/statuses": {"status": "achieved", "stated_on": "2026-01-31", "source": "Báo cáo"},
}
