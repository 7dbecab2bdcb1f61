"""What the columns of machine-readable files mean, in both languages. Names are stable: others build on them."""

from dataclasses import dataclass

TEXT, NUMBER = "VARCHAR", "BIGINT"


@dataclass(frozen=True)
class Field:
    """A column: its name, its heading in a spreadsheet, what it means, and its type in Parquet."""

    name: str
    heading: str
    vi: str
    en: str
    type: str = TEXT

    def as_json(self) -> dict[str, str]:
        """As the API tells it."""
        return {"name": self.name, "heading": self.heading, "type": self.type, "vi": self.vi, "en": self.en}


AGGREGATES = (
    Field("month", "Tháng", "Tháng báo cáo (năm-tháng).", "Reporting month (year-month)."),
    Field("commune_code", "Mã xã", "Mã phường, xã của ngày đã chọn.", "Code of the commune on the chosen day."),
    Field("commune_name", "Phường, xã", "Tên phường, xã.", "Name of the commune."),
    Field(
        "hamlet_code",
        "Mã khu phố, ấp",
        "Mã khu phố, ấp trong hệ thống này; trống nếu tổ làm việc cho cả phường, xã.",
        "Code of the hamlet within this system; empty for a team of the whole commune.",
    ),
    Field("hamlet_name", "Khu phố, ấp", "Tên khu phố, ấp.", "Name of the hamlet."),
    Field("topic_code", "Mã nội dung", "Mã nội dung trong danh mục, không đổi.", "Code of the topic, stable."),
    Field("topic_name", "Nội dung", "Tên nội dung.", "Name of the topic."),
    Field(
        "visits",
        "Lượt hỗ trợ",
        "Số lượt có nội dung này. Một lượt có thể có nhiều nội dung: không cộng các dòng lại thành tổng lượt.",
        "Visits that touched the topic. A visit may touch several: the rows do not add up to all visits.",
        NUMBER,
    ),
    Field("items", "Số việc", "Số việc đã giúp; cộng được.", "Items of help; these add up.", NUMBER),
)
