"""What the feed says: its columns and the codes of what is counted. Codes are promised never to change."""

from typing import Any

import sqlalchemy as sa

from api.catalogue.logic import known
from api.reports.dictionary import TEXT, Field
from models.db import db
from models.indicator import Indicator

OWN = "Tổ Số"
ITEMS_OF = "items."
REPORTING = "teams.reporting"
# Code and the measure that it is.
ACTIVITY = {"visits": "visits", "people": "people", "items": "items"}
DAY, INSTANT, DECIMAL, FLAG = "DATE", "TIMESTAMP", "DOUBLE", "BOOLEAN"

FIELDS = (
    Field("code", "code", "Mã chỉ số, không đổi.", "Code of the indicator, stable.", TEXT),
    Field(
        "period",
        "period",
        "Tháng báo cáo (2026-11) hoặc ngày của số liệu nhập tay (2026-11-20).",
        "Reporting month (2026-11), or the day of an entered observation (2026-11-20).",
        TEXT,
    ),
    Field("period_start", "period_start", "Ngày đầu của kỳ.", "First day of the period.", DAY),
    Field("period_end", "period_end", "Ngày cuối của kỳ.", "Last day of the period.", DAY),
    Field("unit_code", "unit_code", "Mã đơn vị vào ngày cuối kỳ.", "Code of the unit on the period's last day.", TEXT),
    Field("unit_name", "unit_name", "Tên đơn vị vào ngày đó.", "Name of the unit on that day.", TEXT),
    Field("unit_level", "unit_level", "province hoặc commune.", "province or commune.", TEXT),
    Field(
        "value",
        "value",
        "Giá trị; tỷ lệ tính bằng %; trống là không có số, không phải 0.",
        "The value; ratios in percent; empty means that there is none, not 0.",
        DECIMAL,
    ),
    Field("numerator", "numerator", "Tử số của tỷ lệ, hoặc thứ hạng.", "Numerator of a ratio, or the rank.", DECIMAL),
    Field(
        "denominator",
        "denominator",
        "Mẫu số của tỷ lệ, hoặc số đơn vị được xếp hạng.",
        "Denominator of a ratio, or of how many it is ranked.",
        DECIMAL,
    ),
    Field("source", "source", "Nguồn của số liệu.", "Where the figure comes from.", TEXT),
    Field("synthetic", "synthetic", "true: dữ liệu mẫu.", "true: invented sample data.", FLAG),
    Field("as_of", "as_of", "Số tính đến thời điểm này (UTC).", "The figures are as of this instant (UTC).", INSTANT),
)
COUNTED = (
    ("visits", "Số lượt hỗ trợ", "Visits", "visits", "value"),
    ("people", "Số người được giúp", "People helped", "people", "value"),
    ("items", "Số việc đã giúp", "Items of help", "items", "value"),
    (REPORTING, "Tỷ lệ tổ có lượt trong kỳ", "Share of teams with a visit in the period", "%", "ratio"),
)


def dictionary() -> dict[str, Any]:
    """Columns and indicators, those of the catalogue and of programmes among them."""
    own = [_indicator(*counted) for counted in COUNTED]
    topics = [
        _indicator(ITEMS_OF + topic.code, f"Số việc: {topic.name}", f"Items: {topic.name_en}", "items", "value")
        for topic in known().entries("topic")
    ]
    i = Indicator
    rows = db.session.execute(sa.select(i.code, i.name, i.name_en, i.measure, i.shape).order_by(i.code))
    entered = [_indicator(*row) for row in rows]
    return {"fields": [field.as_json() for field in FIELDS], "indicators": [*own, *topics, *entered]}


def _indicator(code: str, name: str, name_en: str, measure: str, shape: str) -> dict[str, str]:
    return {"code": code, "name": name, "name_en": name_en, "measure": measure, "shape": shape}
