const vi = {
  units: { visits: "lượt", people: "người", items: "việc" },
  daysLeft: (days: string) => `Còn ${days} ngày`,
  ofGoal: (days: string, done: string, goal: string) => `Còn ${days} ngày · tổ mình ${done}/${goal}`,
  begins: (day: string) => `Bắt đầu ngày ${day}`,
  noGoal: (done: string) => `Tổ mình đã có ${done}. Chưa giao chỉ tiêu cho tổ.`,
  toGo: (left: string) => `Còn ${left} nữa là đạt.`,
  reached: "Đã đạt chỉ tiêu. Cảm ơn cả tổ!",
  stripSummary: (days: number, left: number, busy: number, done: string) =>
    `${days} ngày, còn ${left} ngày. ${busy} ngày có việc, tổ mình đã có ${done}.`,
  stripHint: (from: string, to: string) => `Mỗi ô là một ngày, từ ${from} đến ${to}. Ô có viền là hôm nay.`,
  table: "Xem dạng bảng",
  caption: (name: string) => `${name}, theo ngày`,
  day: "Ngày",
};

const en: typeof vi = {
  units: { visits: "visits", people: "people", items: "services" },
  daysLeft: (days) => `${days} days left`,
  ofGoal: (days, done, goal) => `${days} days left · my team ${done}/${goal}`,
  begins: (day) => `Begins on ${day}`,
  noGoal: (done) => `My team has ${done}. It has no target yet.`,
  toGo: (left) => `${left} to go.`,
  reached: "Target reached. Thanks to the whole team!",
  stripSummary: (days, left, busy, done) =>
    `${days} days, ${left} left. Something was done on ${busy} of them, my team has ${done}.`,
  stripHint: (from, to) => `One cell a day, from ${from} to ${to}. The ringed one is today.`,
  table: "Show as a table",
  caption: (name) => `${name}, by day`,
  day: "Day",
};

/** Words of a campaign's card. */
export const campaignStrings = { vi, en };
