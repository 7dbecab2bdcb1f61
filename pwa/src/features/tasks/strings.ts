const vi = {
  title: "Việc",
  fix: "Cần sửa",
  conflict: "Có bản khác",
  follow: "Hẹn làm tiếp",
  start: "Bắt đầu",
  none: "Không còn việc nào. Tốt lắm!",
  loading: "Đang xem việc",
  since: (day: string) => `Hẹn từ ${day}`,
  by: (name: string) => `${name} ghi`,
};

const en: typeof vi = {
  title: "Tasks",
  fix: "Needs fixing",
  conflict: "Other version",
  follow: "To be continued",
  start: "Start",
  none: "Nothing left to do. Well done!",
  loading: "Looking for tasks",
  since: (day) => `Since ${day}`,
  by: (name) => `logged by ${name}`,
};

/** Words of M2. */
export const strings = { vi, en };
