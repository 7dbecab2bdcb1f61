"""The rows of indicators and programmes in the access table."""

INDICATORS = """
route                                 | where   | stranger member   leader   officer  approver staff    admin    former
GET /indicators                       | own     | 401      403      403      200      200      200      200      403
POST /indicators                      | own     | 401      403      403      403      403      201      201      403
GET /indicators/{indicator}           | own     | 401      403      403      200      200      200      200      403
GET /observations?indicator={indicator} | own     | 401      403      403      200      200      200      200      403
POST /observations                    | own     | 401      403      403      403      403      201      201      403
GET /programmes                       | own     | 401      403      403      200      200      200      200      403
POST /programmes                      | own     | 401      403      403      403      403      201      201      403
POST /programmes/{programme}/targets  | own     | 401      403      403      403      403      201      201      403
POST /targets/{target}/statuses       | own     | 401      403      403      403      403      201      201      403
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
    "POST /programmes/{programme}/targets": {"group": "Xã hội số", "name": "Chỉ tiêu thêm", "deadline": "2030-12-31"},
    "POST /targets/{target}/statuses": {"status": "achieved", "stated_on": "2026-01-31", "source": "Báo cáo"},
}
