/** Why a visit was set aside, in words for its author. Codes are those of PROTOCOL.md (S8); a test compares them. */

const vi = {
  unreadable: "Nơi nhận chưa đọc được lượt này. Nhờ cán bộ xã xem.",
  unknown_type: "Ứng dụng mới hơn nơi nhận. Chưa cần làm gì.",
  schema_newer: "Ứng dụng mới hơn nơi nhận. Chưa cần làm gì.",
  unknown_field: "Lượt này có mục nơi nhận chưa biết. Mở ra xem rồi gửi lại.",
  invalid_body: "Lượt này thiếu hoặc sai một mục. Mở ra sửa lại.",
  unknown_topic: "Việc này không còn trong danh mục. Chọn việc khác.",
  topic_closed: "Việc này đã ngừng dùng. Chọn việc khác.",
  unknown_code: "Có mục không còn trong danh mục. Chọn lại.",
  month_closed: "Tháng đã chốt. Nhờ cán bộ xã xem.",
  wrong_scope: "Lượt này ngoài địa bàn tổ. Chọn lại, hoặc nhờ cán bộ xã xem.",
  unknown_team: "Tổ này không còn. Nhờ cán bộ xã xem.",
  left_team: "Đã rời tổ trước ngày này. Tổ trưởng, cán bộ xã sẽ xem.",
  unknown_member: "Người cùng làm không có trong tổ. Chọn lại.",
  personal_data: "Ghi chú có số giống CCCD hoặc điện thoại. Xoá số đó rồi gửi lại.",
  note_too_long: "Ghi chú dài quá. Viết gọn rồi gửi lại.",
  people_sum: "Số người chưa khớp. Sửa lại số người.",
  time: "Ngày giờ không đúng. Kiểm tra giờ của máy, chọn lại ngày.",
  parent_missing: "Đang chờ lượt gốc gửi tới. Chưa cần làm gì.",
  record_taken: "Lượt này trùng mã với lượt khác. Nhờ cán bộ xã xem.",
  op_id_reused: "Lượt này trùng mã với lượt đã gửi. Nhờ cán bộ xã xem.",
  unsigned: "Tệp dự phòng thiếu chữ ký của máy. Cán bộ xã sẽ xem.",
  declined: "Cán bộ xã trả lại lượt này.",
  other: "Lượt này có chỗ chưa đúng. Sửa lại hoặc nhờ cán bộ xã xem.",
};

const en: typeof vi = {
  unreadable: "This visit could not be read. Ask the commune.",
  unknown_type: "The app is newer than the service. Nothing to do yet.",
  schema_newer: "The app is newer than the service. Nothing to do yet.",
  unknown_field: "Part of this visit is not known to the service. Look at it and resend.",
  invalid_body: "A part is missing or wrong. Open and correct it.",
  unknown_topic: "This service is no longer in the list. Choose another.",
  topic_closed: "This service was retired. Choose another.",
  unknown_code: "Something chosen is no longer in the list. Choose again.",
  month_closed: "The month is closed. Ask the commune.",
  wrong_scope: "This is outside the team's area. Choose again or ask the commune.",
  unknown_team: "This team no longer exists. Ask the commune.",
  left_team: "You had left the team before this day. Leader or commune will look at it.",
  unknown_member: "A person named is not on the team. Choose again.",
  personal_data: "The note holds something like an identity or phone number. Remove it and resend.",
  note_too_long: "The note is too long. Shorten it and resend.",
  people_sum: "The numbers of people do not match. Correct them.",
  time: "Day or time is wrong. Check the phone's clock, choose the day again.",
  parent_missing: "Waiting for the first version to arrive. Nothing to do yet.",
  record_taken: "Another visit has the same id. Ask the commune.",
  op_id_reused: "A visit sent before has the same id. Ask the commune.",
  unsigned: "The backup file lacks the phone's signature. The commune will look at it.",
  declined: "The commune sent this visit back.",
  other: "Something in this visit is not right. Fix it or ask the commune.",
};

/** Words for every reason a visit can be refused. */
export const rejectionStrings = { vi, en };

/** The reason as we know it; a code that came after this build is "other". */
export function reasonOf(code: string): keyof typeof vi {
  return code in vi ? (code as keyof typeof vi) : "other";
}
