"""Whom the round still waits for, to be copied into the chat group of officials."""

from collections.abc import Sequence

from api.core import clock
from models.reporting import ReportingRound


def write_message(found: ReportingRound, missing: Sequence[str]) -> str:
    """Plain text without links, in Vietnamese like every message to the communes."""
    month = f"{found.month:%m/%Y}"
    if not missing:
        return f"Tất cả các xã, phường đã gửi báo cáo tháng {month}."
    lines = [f"{len(missing)} xã, phường chưa gửi báo cáo tháng {month}: {', '.join(missing)}."]
    if found.closed_at is None:
        late = " (đã quá hạn)" if clock.today() > found.due_on else ""
        lines.append(f"Hạn gửi: {found.due_on:%d/%m/%Y}{late}.")
    return "\n".join(lines)
