"""Why an op was set aside, in words for the phone (S8). PROTOCOL.md has the same table; a test compares them."""

MESSAGES: dict[str, tuple[str, str]] = {
    "unreadable": ("Máy chưa đọc được lượt này. Nhờ cán bộ xã xem.", "This entry cannot be read. Ask the commune."),
    "unknown_type": (
        "Ứng dụng quá mới. Lượt này được giữ lại.",
        "The app is newer than the system; the entry is kept.",
    ),
    "schema_newer": (
        "Ứng dụng quá mới. Lượt này được giữ lại.",
        "The app is newer than the system; the entry is kept.",
    ),
    "unknown_field": ("Lượt này có mục lạ. Nhờ cán bộ xã xem.", "The entry has an unknown part. Ask the commune."),
    "invalid_body": ("Lượt này thiếu hoặc sai một mục. Mở ra sửa lại.", "A part is missing or wrong. Open and fix it."),
    "unknown_team": ("Không tìm thấy tổ của lượt này. Nhờ cán bộ xã xem.", "The team is unknown. Ask the commune."),
    "wrong_scope": ("Lượt này ngoài địa bàn tổ. Nhờ cán bộ xã xem.", "Outside the team's area. Ask the commune."),
    "left_team": ("Đã rời tổ. Lượt này chuyển cho tổ trưởng xem.", "You left the team; its leader will look at it."),
    "unknown_member": (
        "Người đi cùng không có trong tổ. Chọn lại.",
        "A person named is not on the team. Choose again.",
    ),
    "unknown_topic": ("Việc này không có trong danh mục. Chọn việc khác.", "Unknown topic. Choose another."),
    "topic_closed": ("Việc này đã ngừng dùng. Chọn việc khác.", "This topic is closed. Choose another."),
    "unknown_code": ("Có mục không còn trong danh mục. Chọn lại.", "A choice is not in the list. Choose again."),
    "personal_data": (
        "Ghi chú có số giống CCCD hoặc điện thoại. Xoá số đó rồi lưu.",
        "Remove the number from the note.",
    ),
    "time": ("Ngày giờ của lượt này quá xa. Sửa ngày giờ.", "The date is too far off. Correct it."),
    "parent_missing": ("Lượt gốc chưa tới. Hệ thống tự thử lại.", "Waiting for the entry that this one changes."),
    "record_taken": ("Lượt này trùng mã với lượt khác. Nhờ cán bộ xã xem.", "The id is taken. Ask the commune."),
    "op_id_reused": (
        "Lượt này trùng mã với lượt đã gửi. Nhờ cán bộ xã xem.",
        "The id was used twice. Ask the commune.",
    ),
    "unsigned": (
        "Tệp dự phòng thiếu chữ ký của máy. Cán bộ xã sẽ xem.",
        "The backup file lacks the phone's signature. The commune will look at it.",
    ),
    "month_closed": ("Tháng này đã chốt. Nhờ cán bộ xã xem.", "The month is closed. Ask the commune."),
    "people_sum": ("Số người chưa khớp. Kiểm tra lại số người.", "The numbers of people do not match."),
    "note_too_long": ("Ghi chú dài quá 500 chữ. Viết ngắn lại.", "The note is longer than 500 characters."),
}


def message(code: str | None) -> str | None:
    """The Vietnamese sentence of a code."""
    return None if code is None else MESSAGES[code][0]
