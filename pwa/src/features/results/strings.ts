const vi = {
  title: "Kết quả",
  month: (from: string, to: string) => `Kỳ ${from} – ${to}`,
  visits: "lượt",
  people: "người",
  items: "việc",
  mine: (n: number, all: number) => `Riêng tôi ${n} trong ${all} lượt của tổ`,
  weeks: "Tổ mình theo tuần",
  weekSummary: (now: number, before: number) => `Tuần này ${now} lượt, tuần trước ${before} lượt.`,
  thisWeek: "Cột màu khác là tuần này, chưa hết.",
  table: "Xem dạng bảng",
  week: "Tuần từ",
  topics: "Theo việc, kỳ này",
  count: (n: string) => `${n} việc`,
  none: "Tổ chưa có lượt nào trong kỳ này.",
  goLog: "Ghi một lượt",
  loading: "Đang cộng số",
  local: "Tính từ lượt có trên máy này",
  more: "Xem cả danh sách",
};

const en: typeof vi = {
  title: "Results",
  month: (from, to) => `Period ${from} – ${to}`,
  visits: "visits",
  people: "people",
  items: "services",
  mine: (n, all) => `${n} of the team's ${all} visits are mine`,
  weeks: "My team by week",
  weekSummary: (now, before) => `This week ${now} visits, last week ${before}.`,
  thisWeek: "The other colour is this week, not over yet.",
  table: "Show as a table",
  week: "Week from",
  topics: "By service, this period",
  count: (n) => `${n}`,
  none: "The team has no visits in this period yet.",
  goLog: "Log a visit",
  loading: "Adding up",
  local: "Counted from the visits on this phone",
  more: "Show the whole list",
};

/** Words of M3. */
export const strings = { vi, en };
