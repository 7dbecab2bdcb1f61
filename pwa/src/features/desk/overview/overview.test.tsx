import { fireEvent, screen, waitFor } from "@testing-library/preact";
import { expect, test } from "vitest";
import { language } from "../../../lib/i18n";
import { place } from "../base/route";
import { catalogue, coverage, row, summary } from "../testing/answers";
import { renderDesk } from "../testing/renderDesk";
import { type Answer, type Call, Refusal, stubServer } from "../testing/server";
import { OverviewPage } from "./OverviewPage";

const communes = [
  row("c1", "Phường Thủ Dầu Một", { visits: 400, people: 900, items: 950 }),
  row("c2", "Xã Bàu Bàng", { visits: 600, people: 1200, items: 1300 }),
];
const topics = [row("DSIG", "Chữ ký số cá nhân", { code: "DSIG", visits: 300, items: 320 })];

const byGroup = (call: Call) =>
  call.query.group_by === "topic"
    ? summary("topic", topics, { notes: ["visits_overlap"] })
    : summary("commune", communes);

function show(answer: Answer = byGroup, hash = "#/ban/tong-quan") {
  const calls = stubServer({
    "GET /reports/summary": answer,
    "GET /reports/coverage": coverage,
    "GET /units": { items: [] },
    "GET /units/c1": { id: "c1", level: "commune", versions: [], predecessors: [], successors: [] },
    "GET /topics": catalogue,
  });
  renderDesk(<OverviewPage />, "province_staff", hash);
  return calls;
}

test("province staff see the month with its totals, kept apart and dated", async () => {
  const calls = show();
  await screen.findByText("Số tính đến 17:20, 21/11/2026 · 3 tổ chưa gửi");
  expect(screen.getAllByText("1.234.567").length).toBeGreaterThan(0);
  expect(screen.getByText("Tổng cộng")).toBeTruthy();
  await screen.findByText("2.992 thành viên, ở 36/36 xã, phường");
  expect(screen.getAllByRole("listitem").filter((one) => one.matches(".dk-figure"))).toHaveLength(4);
  expect(calls.find((call) => call.route === "GET /reports/summary")?.query).toEqual({
    from: "2026-11-01",
    to: "2026-11-30",
    group_by: "commune",
    units_as_of: "then",
  });
  const names = screen.getAllByRole("rowheader").map((cell) => cell.textContent);
  expect(names).toEqual(["Xã Bàu Bàng", "Phường Thủ Dầu Một"]);
});

test("by topic the people column says that the number does not exist, in words too", async () => {
  show();
  await screen.findByText("Xã Bàu Bàng", { selector: "a" });
  fireEvent.change(screen.getByLabelText("Chia theo (dòng)"), { target: { value: "topic" } });
  await screen.findByRole("rowheader", { name: "Chữ ký số cá nhân" });
  expect(place.value.query.theo).toBe("topic");
  expect(screen.getByRole("row", { name: /Chữ ký số cá nhân 300 – 320/ })).toBeTruthy();
  expect(screen.getByText(/^Lượt theo nội dung không cộng lại thành tổng lượt/)).toBeTruthy();
  language.value = "en";
  await screen.findByRole("rowheader", { name: "Personal digital signature" });
  expect(screen.getByText(/^Visits by service do not add up to all visits/)).toBeTruthy();
});

test("units of now, another month and a commune are asked of the server", async () => {
  const calls = show(byGroup, "#/ban/tong-quan?ky=truoc&don-vi=nay&xa=c1");
  await screen.findByText("Tổng cộng");
  expect(calls.find((call) => call.route === "GET /reports/summary")?.query).toEqual({
    unit: "c1",
    from: "2026-10-01",
    to: "2026-10-31",
    group_by: "hamlet",
    units_as_of: "now",
  });
});

test("a broken month that cannot be broken down offers the whole months", async () => {
  const refuse = new Refusal(422, {
    code: "whole_months_only",
    params: { from: "2026-11-01", to: "2026-11-30" },
  });
  const answer = (call: Call) => (call.query.to === "2026-11-15" ? refuse : summary("topic", topics));
  show(answer, "#/ban/tong-quan?theo=topic&ky=khac&tu=2026-11-01&den=2026-11-15");
  await screen.findByText("Cách chia này chỉ xem được trọn tháng báo cáo.");
  fireEvent.click(screen.getByRole("button", { name: "Xem trọn tháng 01/11/2026–30/11/2026" }));
  await screen.findByText("Tổng cộng");
  await waitFor(() => expect(screen.queryByRole("alert")).toBeNull());
});

test("an empty period says what to do", async () => {
  show(summary("commune", [], { totals: { visits: 0, people: 0, items: 0 } }));
  await screen.findByText("Kỳ này chưa có lượt nào. Chọn kỳ khác ở trên.");
});

test("weeks and quarters run over time under their days and numbers", async () => {
  const weeks = [
    row("2026-W46", "Tuần 46 (09/11/2026–15/11/2026)", { visits: 4, people: 9, items: 9 }),
    row("2026-W47", "Tuần 47 (16/11/2026–22/11/2026)", { visits: 6, people: 1, items: 1 }),
  ];
  const quarters = [row("2026-Q4", "Quý IV/2026", { visits: 10, people: 10, items: 10 })];
  show(
    (call: Call) => (call.query.group_by === "week" ? summary("week", weeks) : summary("quarter", quarters)),
    "#/ban/tong-quan?theo=week",
  );
  await screen.findByRole("rowheader", { name: "16/11/2026–22/11/2026" });
  expect(screen.getAllByText("09/11").length).toBe(1);
  expect(screen.queryByText(/không cộng lại/)).toBeNull();
  fireEvent.change(screen.getByLabelText("Chia theo (dòng)"), { target: { value: "quarter" } });
  await screen.findByRole("rowheader", { name: "IV/2026" });
});
