const vi = {
  title: "Tổ im lặng",
  lead: (days: string) => `Tổ không có lượt nào trong ${days} ngày qua.`,
  atLeast: "Im lặng từ",
  options: (n: number) => `${n} ngày`,
  empty: "Không có tổ nào im lặng. Tốt lắm!",
  hint: "Im lặng có thể do mất sóng: gọi hỏi trước khi nhắc.",
};

const en: typeof vi = {
  title: "Silent teams",
  lead: (days) => `Teams without a visit in the last ${days} days.`,
  atLeast: "Silent for",
  options: (n) => `${n} days`,
  empty: "No team is silent. Well done!",
  hint: "A silent team may just have no signal: call and ask first.",
};

export const strings = { vi, en };
