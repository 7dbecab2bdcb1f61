"""The monthly aggregate: what its file says, whatever the format. Its totals are those of the summary."""

import datetime as dt
import uuid
from dataclasses import dataclass, replace
from typing import Any

from api.core import clock
from api.core.access import Actor
from api.core.papers import SAMPLE
from api.core.spelling import as_of_line, slug
from api.figures.period import Period
from api.reports import by_code, by_unit
from api.reports.rows import Question, Row
from api.reports.small_cells import hide_people, is_small
from api.reports.summary import NOW, THEN, ask, frame
from api.units.logic import tree

TITLE = "Báo cáo hoạt động tổ công nghệ số cộng đồng"
TOTAL = "TỔNG CỘNG"
# To be raised when a rule below changes its meaning: files of one month can then be told apart.
RULE_VERSION = "2"
COLUMNS = ("Mã", "Tên", "Lượt hỗ trợ", "Số người", "Số việc")
MEASURES = ("visits", "people", "items")
OVERLAP = "Một lượt có thể có ở nhiều dòng, nên cột Lượt hỗ trợ không cộng dọc; dòng tổng cộng đếm mỗi lượt một lần."
RULES = (
    "Lượt hỗ trợ: mỗi lần ghi là một lượt; lượt đã huỷ không tính. Có bản sửa thì tính theo bản đang dùng.",
    "Số người: số người được giúp trong các lượt. Một người được giúp hai lần là hai.",
    "Số việc: số việc đã giúp theo từng nội dung; một lượt có thể có nhiều việc.",
    "Ba số này khác nhau, không cộng lẫn. Ô trống là chỗ không có số đó.",
    "Mỗi lượt thuộc đúng một đơn vị, là khu phố, ấp nơi giúp.",
)
HIDDEN = "…"
SMALL_HIDDEN = f"Ô có dấu {HIDDEN} là số nhỏ (1–4) của một khu phố, ấp hoặc một tổ, được ẩn để không nhận ra ai."


@dataclass(frozen=True)
class Table:
    """One table; ``hint`` is what a reader must know before adding up, ``brief`` its rows where they are printed."""

    name: str
    rows: list[Row]
    hint: str = ""
    brief: list[Row] | None = None


@dataclass(frozen=True)
class Report:
    """All that a file holds. ``above`` are the units over it, the province first."""

    unit_name: str
    above: list[str]
    period: Period
    as_of: dt.datetime
    requested_by: str
    synthetic: bool
    tables: list[Table]
    totals: dict[str, int | None]
    not_reported_teams: int
    notes: list[tuple[str, Any]]

    @property
    def row_count(self) -> int:
        """Rows of all tables without their totals."""
        return sum(len(table.rows) for table in self.tables)

    @property
    def headline(self) -> str:
        """Where and when: ``Phường Thủ Dầu Một, tháng 11/2026``."""
        return f"{self.unit_name}, {period_name(self.period)}"

    @property
    def as_of_line(self) -> str:
        """``Số tính đến 14:05 ngày 20/11/2026``."""
        return as_of_line(self.as_of)


def build(actor: Actor, params: dict[str, Any], home: uuid.UUID) -> Report:
    """The report of an export's params; ``home`` is the unit that it is named after, and about.

    Raises Problem ``not_found``, ``forbidden`` or ``whole_months_only``. To be called in a read of its own.
    """
    question, report = frame_of(actor, params, home)
    return replace(report, tables=[_by_place(question, home), *_by_code(question)])


def frame_of(actor: Actor, params: dict[str, Any], home: uuid.UUID) -> tuple[Question, Report]:
    """The question of an export's params, and the report without its tables. Raises as ``build``."""
    start, end = (dt.date.fromisoformat(params[name]) for name in ("from", "to"))
    question = ask(actor, home, start, end, params["units_as_of"])
    head = frame(question, params["units_as_of"])
    as_of = head["as_of"].astimezone(clock.VIETNAM)
    day = question.units_on or min(end, clock.today())
    report = Report(
        unit_name=tree().label(home, day),
        above=[version.name for version in tree().path(home, day)[:-1] if version.level != "district"],
        period=question.period,
        as_of=as_of,
        requested_by=actor.name,
        synthetic=head["synthetic"],
        tables=[],
        totals=head["totals"],
        not_reported_teams=head["not_reported_teams"],
        notes=_notes(question, as_of, actor, params, head),
    )
    return question, report


def period_name(period: Period) -> str:
    """``tháng 11/2026``, or from the first to the last of several."""
    months = period.whole_months()
    if len(months) == 1:
        return f"tháng {months[0]:%m/%Y}"
    return f"từ tháng {months[0]:%m/%Y} đến tháng {months[-1]:%m/%Y}"


def filename(report: Report, kind: str, suffix: str) -> str:
    """Such as ``bao-cao-thang_phuong-thu-dau-mot_2026-11.xlsx``; ``kind`` is its beginning."""
    months = report.period.whole_months()
    span = "_".join(f"{month:%Y-%m}" for month in dict.fromkeys((months[0], months[-1])))
    return f"{kind}_{slug(report.unit_name)}_{span}.{suffix}"


def _by_place(question: Question, home: uuid.UUID) -> Table:
    """By the parts of what the report is about: one row that says the total once more would tell nothing."""
    if is_small(question):
        return Table("Theo tổ", by_unit.team_rows(question))
    if tree().level(home) == "commune":
        return Table("Theo khu phố, ấp", by_unit.unit_rows(question, "hamlet"))
    return Table("Theo phường, xã", by_unit.unit_rows(question, "commune"))


def _by_code(question: Question) -> list[Table]:
    people = {name: by_code.people_rows(question, name) for name in ("age_band", "sex")}
    if is_small(question):
        people = {name: hide_people(question, name, rows) for name, rows in people.items()}
    return [
        Table("Theo nội dung", by_code.topic_rows(question), OVERLAP),
        Table("Theo kết quả", by_code.outcome_detail_rows(question), brief=by_code.outcome_rows(question)),
        Table("Theo nhóm tuổi", people["age_band"], OVERLAP),
        Table("Theo giới tính", people["sex"], OVERLAP),
    ]


def _notes(
    question: Question,
    as_of: dt.datetime,
    actor: Actor,
    params: dict[str, Any],
    head: dict[str, Any],
) -> list[tuple[str, Any]]:
    period = question.period
    chosen = params["units_as_of"]
    units = {THEN: "từng thời điểm ghi nhận", NOW: "hiện nay"}.get(chosen)
    return [
        *([(SAMPLE, "Người và số liệu trong tệp này là giả, để dùng thử.")] if head["synthetic"] else []),
        ("Từ ngày", period.start),
        ("Đến ngày", period.end),
        ("Số tính đến", as_of),
        ("Theo đơn vị hành chính", units or f"ngày {dt.date.fromisoformat(chosen):%d/%m/%Y}"),
        ("Tổ chưa có lượt nào trong kỳ", head["not_reported_teams"]),
        ("Người xuất", actor.name),
        ("Bản quy tắc tính", RULE_VERSION),
        *[("Cách tính", rule) for rule in (*RULES, OVERLAP)],
        *([("Cách tính", SMALL_HIDDEN)] if is_small(question) else []),
    ]
