import { screen } from "@testing-library/preact";
import { expect, test } from "vitest";
import { ReviewPage } from "../review/ReviewPage";
import { TeamsPage } from "../teams/TeamsPage";
import { catalogue, row, summary } from "../testing/answers";
import { renderDesk } from "../testing/renderDesk";
import { Refusal, stubServer } from "../testing/server";
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
  expect(calls.every((one) => one.route === "GET /topics" || one.query.unit === "c1")).toBe(true);
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
