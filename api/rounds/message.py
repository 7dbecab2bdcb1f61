"""Whom the round still waits for, to be copied into the chat group of officials."""

from collections.abc import Sequence

from models.reporting import ReportingRound


def write_message(found: ReportingRound, missing: Sequence[str]) -> str:
    """Plain text without links, in Vietnamese like every message to the communes."""
    month = f"{found.month:%m/%Y}"
    if not missing:
        return f"Tất cả các xã đã gửi báo cáo tháng {month}."
    lines = [f"Các xã chưa gửi báo cáo tháng {month}: {', '.join(missing)}."]
    if found.closed_at is None:
        lines.append(f"Hạn gửi: {found.due_on:%d/%m/%Y}.")
    return "\n".join(lines)
