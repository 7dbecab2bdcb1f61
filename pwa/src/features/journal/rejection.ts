/** What a refused visit asks of the person: which control, and in which words. Codes are those of PROTOCOL.md. */

const vi = {
  unknown_topic: "Việc này không còn trong danh mục. Chọn việc khác.",
  topic_closed: "Việc này đã ngừng dùng. Chọn việc khác.",
  unknown_code: "Có mục không còn trong danh mục. Chọn lại.",
  month_closed: "Tháng đã chốt. Nhờ cán bộ xã xem.",
  wrong_scope: "Lượt này ngoài địa bàn tổ. Chọn lại khu phố, ấp.",
  unknown_team: "Tổ này không còn. Nhờ cán bộ xã xem.",
  left_team: "Đã rời tổ trước ngày này. Nhờ cán bộ xã xem.",
  personal_data: "Ghi chú có số giống CCCD hoặc điện thoại. Xoá số đó rồi gửi lại.",
  note_too_long: "Ghi chú dài quá. Viết gọn rồi gửi lại.",
  people_sum: "Cộng tuổi và giới nhiều hơn số người. Sửa lại.",
  time: "Ngày giờ không đúng. Kiểm tra giờ của máy, chọn lại ngày.",
  parent_missing: "Đang chờ lượt gốc gửi tới. Chưa cần làm gì.",
  record_taken: "Lượt này đã có người khác ghi. Nhờ cán bộ xã xem.",
  schema_newer: "Ứng dụng mới hơn nơi nhận. Chưa cần làm gì.",
  other: "Lượt này có chỗ chưa đúng. Sửa lại hoặc nhờ cán bộ xã xem.",
};

const en: typeof vi = {
  unknown_topic: "This service is no longer in the list. Choose another.",
  topic_closed: "This service was retired. Choose another.",
  unknown_code: "Something chosen is no longer in the list. Choose again.",
  month_closed: "The month is closed. Ask the commune.",
  wrong_scope: "This is outside the team's area. Choose the hamlet again.",
  unknown_team: "This team no longer exists. Ask the commune.",
  left_team: "You had left the team before this day. Ask the commune.",
  personal_data: "The note holds something like an identity or phone number. Remove it and resend.",
  note_too_long: "The note is too long. Shorten it and resend.",
  people_sum: "Age and sex add up to more than the people. Correct them.",
  time: "Day or time is wrong. Check the phone's clock, choose the day again.",
  parent_missing: "Waiting for the first version to arrive. Nothing to do yet.",
  record_taken: "Someone else logged this visit. Ask the commune.",
  schema_newer: "The app is newer than the service. Nothing to do yet.",
  other: "Something in this visit is not right. Fix it or ask the commune.",
};

/** Words for every reason a visit can be refused. */
export const rejectionStrings = { vi, en };

type Reason = keyof typeof vi;

const fields: Partial<Record<Reason, string>> = {
  unknown_topic: "items",
  topic_closed: "items",
  unknown_code: "place",
  wrong_scope: "hamlet",
  personal_data: "note",
  note_too_long: "note",
  people_sum: "groups",
  time: "day",
};

const onlyOfficials: readonly Reason[] = ["month_closed", "unknown_team", "left_team", "record_taken"];
const nothingToDo: readonly Reason[] = ["parent_missing", "schema_newer"];

/** The reason as we know it; a code that came after this build is "other". */
export function reasonOf(code: string): Reason {
  return code in vi ? (code as Reason) : "other";
}

/** The control that mends a refused visit, or null when no single one does. */
export function fieldOf(code: string): string | null {
  return fields[reasonOf(code)] ?? null;
}

/** Whether the person can mend it, only an official can, or time will. */
export function whoMends(code: string): "person" | "official" | "nobody" {
  const reason = reasonOf(code);
  if (onlyOfficials.includes(reason)) {
    return "official";
  }
  return nothingToDo.includes(reason) ? "nobody" : "person";
}
