import type { Strings } from "../../../lib/i18n";

/** Why an entry was set aside, in words for an official. Codes are those of PROTOCOL.md (S8). */

const vi = {
  unreadable: "Máy gửi lên bản không đọc được",
  unknown_type: "Ứng dụng trên máy mới hơn hệ thống",
  schema_newer: "Ứng dụng trên máy mới hơn hệ thống",
  unknown_field: "Có phần hệ thống chưa biết",
  invalid_body: "Có chỗ ghi chưa đúng",
  unknown_team: "Không có tổ này",
  wrong_scope: "Ngoài địa bàn của tổ",
  left_team: "Người ghi đã rời tổ",
  unknown_member: "Người cùng làm không có trong tổ",
  unknown_topic: "Việc không có trong danh mục",
  topic_closed: "Việc đã ngừng dùng",
  unknown_code: "Có mã không có trong danh mục",
  personal_data: "Ghi chú có số giống CCCD hoặc điện thoại",
  time: "Giờ ghi không khớp",
  parent_missing: "Chưa nhận được lượt gốc",
  record_taken: "Lượt này trùng mã với lượt khác",
  op_id_reused: "Hai lần ghi trùng mã",
  month_closed: "Tháng đã chốt",
  people_sum: "Số người chưa khớp",
  note_too_long: "Ghi chú dài quá",
  unsigned: "Tệp dự phòng thiếu chữ ký của máy",
};

const en: typeof vi = {
  unreadable: "The phone sent something unreadable",
  unknown_type: "The phone's app is newer than the system",
  schema_newer: "The phone's app is newer than the system",
  unknown_field: "Holds a part the system does not know",
  invalid_body: "Something was filled in wrongly",
  unknown_team: "There is no such team",
  wrong_scope: "Outside the team's area",
  left_team: "The person has left the team",
  unknown_member: "A person named is not on the team",
  unknown_topic: "The service is not in the catalogue",
  topic_closed: "The service is retired",
  unknown_code: "A code is not in the catalogue",
  personal_data: "The note seems to hold an identity or phone number",
  time: "The times do not fit",
  parent_missing: "The first version has not arrived",
  record_taken: "Another visit has the same id",
  op_id_reused: "Two entries carry the same id",
  month_closed: "The month is closed",
  people_sum: "The numbers of people do not match",
  note_too_long: "The note is too long",
  unsigned: "The backup file lacks the phone's signature",
};

/** Words by code; a code that came after this build has none. */
export const codeStrings: Strings<Record<string, string>> = { vi, en };
