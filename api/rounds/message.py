"""Whom the round still waits for, to be copied into the chat group of officials."""

import datetime as dt
from collections.abc import Sequence

from api.core import clock
from models.reporting import ReportingRound

DAY = dt.timedelta(days=1)


def write_message(found: ReportingRound, missing: Sequence[str]) -> str:
    """Plain text without links, in Vietnamese like every message to the communes."""
    month = f"{found.month:%m/%Y}"
    if not missing:
        return f"Tất cả các xã, phường đã gửi báo cáo tháng {month}."
    names = ", ".join(missing)
    if found.closed_at is not None:
        return f"Báo cáo tháng {month} đã chốt. {len(missing)} xã, phường không gửi: {names}."
    today, due = clock.today(), f"Hạn gửi: {found.due_on:%d/%m/%Y}"
    if today <= found.end:
        return f"Báo cáo tháng {month}: các xã, phường gửi được từ ngày {found.end + DAY:%d/%m/%Y}.\n{due}."
    late = " (đã quá hạn)" if today > found.due_on else ""
    return f"{len(missing)} xã, phường chưa gửi báo cáo tháng {month}: {names}.\n{due}{late}."
