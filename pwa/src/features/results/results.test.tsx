import { render, screen } from "@testing-library/preact";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { campaigns, type MonthCounts, results, type TeamCounts, type WeekCounts } from "../../data";
import { language } from "../../lib/i18n";
import { ResultsPage } from "./ResultsPage";

const week: WeekCounts = {
  from: "2026-11-16",
  to: "2026-11-22",
  visits: 4,
  people: 5,
  items: 6,
  byTopic: {},
  mine: 3,
  teamIds: ["t1"],
};
const one: TeamCounts = {
  id: "t1",
  title: "Tổ công nghệ số cộng đồng ấp 1",
  visits: 4,
  people: 5,
  items: 6,
  mine: 3,
};
const other: TeamCounts = { ...one, id: "t2", title: "Tổ công nghệ số cộng đồng ấp 2", visits: 1, mine: 0 };

function show(month: Partial<MonthCounts>, weeks: WeekCounts[] = [week]): void {
  const whole = { ...week, from: "2026-11-01", to: "2026-11-30", teams: [one], ...month };
  const told = <T,>(value: T) => ({
    subscribe: (next: (value: T) => void) => {
      next(value);
      return { unsubscribe: () => undefined };
    },
  });
  vi.spyOn(results, "month").mockReturnValue(told(whole));
  vi.spyOn(results, "live").mockReturnValue(told(weeks));
  vi.spyOn(campaigns, "live").mockReturnValue(told([]));
  render(<ResultsPage />);
}

beforeEach(() => {
  language.value = "vi";
});
afterEach(() => void vi.restoreAllMocks());

test("of one team the sum is the team's", async () => {
  show({});
  await screen.findByText("Riêng tôi 3 trong 4 lượt của tổ");
  screen.getByRole("heading", { name: "Tổ mình theo tuần" });
  expect(screen.queryByRole("heading", { name: /ấp 1/ })).toBeNull();
});

test("of several teams the sum is called theirs, and each is told apart", async () => {
  show({ visits: 5, mine: 3, teams: [one, other] });
  await screen.findByText("Riêng tôi 3 trong 5 lượt của các tổ");
  expect(screen.getAllByRole("listitem").map((item) => item.textContent)).toEqual([
    "Tổ CNSCĐ ấp 14 lượt · 5 người · 6 việcRiêng tôi 3 trong 4 lượt của tổ",
    "Tổ CNSCĐ ấp 21 lượt · 5 người · 6 việcRiêng tôi 0 trong 1 lượt của tổ",
  ]);
  screen.getByRole("heading", { name: "Các tổ của tôi theo tuần" });
});

test("who came from another team two months ago has weeks of both", async () => {
  show({}, [{ ...week, teamIds: ["t0"] }, week]);
  await screen.findByText("Riêng tôi 3 trong 4 lượt của tổ");
  screen.getByRole("heading", { name: "Các tổ của tôi theo tuần" });
});

test("in English too", async () => {
  language.value = "en";
  show({ visits: 0, teams: [one, { ...other, title: null }] });
  await screen.findByText("The teams have no visits in this period yet.");
});
