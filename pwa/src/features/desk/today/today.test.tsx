import { screen, waitFor } from "@testing-library/preact";
import { expect, test } from "vitest";
import { ReviewPage } from "../review/ReviewPage";
import type { RoundHead } from "../rounds/types";
import { TeamsPage } from "../teams/TeamsPage";
import { catalogue, row, summary } from "../testing/answers";
import { renderDesk } from "../testing/renderDesk";
import { Refusal, stubServer } from "../testing/server";
import { ReportsDue } from "./ReportsDue";
import { TodayPage } from "./TodayPage";

const entry = {
  id: "q1",
  op_id: "o1",
  record_id: "r1",
  code: "left_team",
  message: "…",
  author_name: "Lê Thị Lan",
  team_id: "t1",
  received_at: "2026-11-21T10:20:00Z",
  status: "open",
  raw: null,
  note: null,
};
const silent = {
  team_id: "t9",
  title: "Tổ khu phố 9",
  hamlet_label: "Khu phố 9 (Phú Thọ cũ)",
  commune_name: "Phường Thủ Dầu Một",
  last_visit_day: "2026-11-10",
  silent_days: 12,
  leader_name: "Đoàn Quốc Ổn",
  leader_phone: "+84530688529",
};

test("an officer opens the day: the commune's month, who is silent and how to call, what waits", async () => {
  const calls = stubServer({
    "GET /reports/summary": summary("commune", [row("c1", "Phường Thủ Dầu Một", { visits: 400 })]),
    "GET /reports/silent-teams": { as_of: "2026-11-21T10:20:00Z", days: 7, items: [silent] },
    "GET /quarantine": { items: [entry], next: null },
    "GET /sessions": { items: [], next: null },
    "GET /topics": catalogue,
  });
  renderDesk(<TodayPage />, "commune_officer", "#/ban/hom-nay");
  const call = await screen.findByRole("link", { name: "Gọi Đoàn Quốc Ổn, 0530 688 529" });
  expect(call.getAttribute("href")).toBe("tel:0530688529");
  await screen.findByText("1 lượt tổ gửi lên cần cán bộ xem");
  await screen.findByText("1.234.567");
  const everywhere = ["GET /topics", "GET /rounds"];
  expect(calls.every((one) => everywhere.includes(one.route) || one.query.unit === "c1")).toBe(true);
});

const round: RoundHead = {
  id: "r10",
  unit_id: "p79",
  unit_name: "Thành phố Hồ Chí Minh",
  month: "2026-10",
  start: "2026-10-01",
  end: "2026-10-31",
  due_on: "2026-11-05",
  closed_at: null,
  synthetic: true,
  communes: 1,
  submitted: 0,
  late: 0,
  missing: 1,
  overdue: true,
  over: true,
};

test.each([
  ["2026-11-05", "Quá hạn 17 ngày."],
  ["2026-11-22", "Hôm nay là hạn."],
  ["2026-11-25", "Còn 3 ngày."],
])("a report that is missing and due on %s: %s", async (due_on, words) => {
  stubServer({ "GET /rounds": { items: [{ ...round, due_on }] } });
  renderDesk(<TodayPage />, "commune_officer", "#/ban/hom-nay");
  await screen.findByText(words);
  screen.getByText(/^Báo cáo tháng 10\/2026: xã chưa gửi/);
  expect(screen.getByRole("link", { name: "Viết và gửi" }).getAttribute("href")).toBe("#/ban/bao-cao/r10");
});

test("nothing is due of a month that is running, closed or handed in", async () => {
  const items = [
    { ...round, over: false },
    { ...round, closed_at: "2026-11-08T09:00:00+07:00" },
    { ...round, submitted: 1, missing: 0 },
  ];
  const calls = stubServer({ "GET /rounds": { items } });
  renderDesk(<TodayPage />, "commune_approver", "#/ban/hom-nay");
  await waitFor(() => expect(calls.map(({ route: asked }) => asked)).toContain("GET /rounds"));
  await screen.findByText("Lượt mới nhất");
  expect(screen.queryByText("Báo cáo tháng đến hạn")).toBeNull();
});

test("the province reads how many communes are missing", async () => {
  stubServer({ "GET /rounds": { items: [{ ...round, communes: 168, missing: 12 }] } });
  renderDesk(<ReportsDue />, "province_staff", "#/ban/tong-quan");
  await screen.findByText(/^Báo cáo tháng 10\/2026: 12\/168 xã, phường chưa gửi/);
  screen.getByRole("link", { name: "Xem xã chưa gửi" });
});

test("an official reads how many leaders have not confirmed the month that ended", async () => {
  const teams = [{ confirmed: true }, { confirmed: false }, { confirmed: false }];
  const calls = stubServer({ "GET /allowances": { teams } });
  renderDesk(<TodayPage />, "commune_officer", "#/ban/hom-nay");
  await screen.findByText(/^2\/3 tổ chưa xác nhận ngày công tháng 10\/2026/);
  expect(calls.find(({ route: asked }) => asked === "GET /allowances")?.query).toEqual({
    unit: "c1",
    month: "2026-10",
  });
  const link = screen.getByRole("link", { name: "Xem tổ nào, nhắc tổ trưởng" });
  expect(link.getAttribute("href")).toBe("#/ban/ho-tro?thang=2026-10");
});

test("what was set aside is told by its reason, not by its code", async () => {
  stubServer({ "GET /quarantine": { items: [entry], next: null } });
  renderDesk(<ReviewPage />, "commune_officer", "#/ban/cho-xem");
  await screen.findByRole("rowheader", { name: "Người ghi đã rời tổ" });
});

test("province staff see teams without anybody's number; a refusal is told", async () => {
  const team = {
    id: "t1",
    title: "Tổ khu phố 1",
    hamlet_label: "Khu phố 1",
    commune_name: "Phường Phú Lợi",
    members: 5,
    leader_name: "Trần Hữu Tài",
    leader_phone: null,
    last_visit_day: null,
    approved_on: "2025-08-26",
    decision_number: "24/QĐ-UBND",
  };
  stubServer({ "GET /teams": { items: [team], next: "x" }, "GET /units": { items: [] } });
  renderDesk(<TeamsPage />, "province_staff", "#/ban/to");
  await screen.findByRole("link", { name: "Khu phố 1" });
  expect(screen.queryByRole("columnheader", { name: "Điện thoại" })).toBeNull();
  expect(screen.getByRole("button", { name: "Xem thêm" })).toBeTruthy();
});

test("a log-in that has ended leads back to the log-in", async () => {
  stubServer({ "GET /teams": new Refusal(401, { code: "unauthenticated" }) });
  renderDesk(<TeamsPage />, "commune_officer", "#/ban/to");
  const link = await screen.findByRole("link", { name: "Đăng nhập lại" });
  expect(link.getAttribute("href")).toBe("#/vao");
});
