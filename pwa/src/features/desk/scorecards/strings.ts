const vi = {
  title: "Phiếu đánh giá",
  lead: "Hoạt động của tổ và xã, xếp theo tên. Không xếp hạng, không có số của cá nhân.",
  pdf: "Tải PDF",
  communes: "Theo xã, phường",
  teams: "Theo tổ",
  team: "Tổ",
  daysActive: "Ngày có lượt",
  topics: "Nhóm việc",
  goals: "Chỉ tiêu đạt",
  silent: "Im lặng (ngày)",
  silentTeams: "Tổ im lặng",
  reports: "Báo cáo đúng hạn",
  empty: "Kỳ này không có tổ nào. Chọn kỳ khác ở trên.",
  notes: "Chỉ tiêu đạt và báo cáo đúng hạn: số đạt trên số được giao hoặc đến hạn. Dấu – là không có, không phải số 0.",
};

const en: typeof vi = {
  title: "Scorecards",
  lead: "What teams and communes did, by name. No ranking, no person's figures.",
  pdf: "Download PDF",
  communes: "By commune",
  teams: "By team",
  team: "Team",
  daysActive: "Days with a visit",
  topics: "Topics",
  goals: "Goals reached",
  silent: "Silent (days)",
  silentTeams: "Silent teams",
  reports: "Reports on time",
  empty: "No team in this period. Choose another one above.",
  notes: "Goals reached and reports on time: of how many were given or due. A – means there is none, which is not 0.",
};

/** Words of the scorecards. */
export const strings = { vi, en };
