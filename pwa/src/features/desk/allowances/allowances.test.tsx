import { fireEvent, screen, waitFor } from "@testing-library/preact";
import { expect, test } from "vitest";
import type { Desk } from "../base/desk";
import { renderDesk } from "../testing/renderDesk";
import { type Call, Refusal, stubServer } from "../testing/server";
import { AllowancesPage } from "./AllowancesPage";
import { chosen, mayAdd, slotsOf } from "./picked";
import { SheetPage } from "./SheetPage";
import type { Allowances, Sums, WorkSheet } from "./types";

const member = { name: "Lê Thị Ánh", role: "member" as const, first_day: "2026-11-01", last_day: "2026-11-30" };
const sheet: WorkSheet = {
  team_id: "t1",
  team_title: "Tổ Khu phố 1",
  month: "2026-11",
  start: "2026-11-01",
  end: "2026-11-30",
  version: "",
  confirmed_at: null,
  confirmed_by_name: null,
  may_confirm: true,
  members: [
    {
      ...member,
      person_id: "p1",
      days: [
        { day: "2026-11-09", night: false, state: "suggested", note: "" },
        { day: "2026-11-10", night: true, state: "suggested", note: "" },
      ],
    },
  ],
};

test("suggestions are chosen at first, later only what was confirmed", () => {
  expect(chosen(slotsOf(sheet)).map(({ day }) => day)).toEqual(["2026-11-09", "2026-11-10"]);
  expect(chosen(slotsOf({ ...sheet, version: "v1" }))).toEqual([]);
});

test("a day is added while somebody was on the roster, not before it has come", () => {
  const one = sheet.members[0];
  expect(mayAdd(sheet, one, "2026-11-20", "2026-11-22")).toBe(true);
  expect(mayAdd(sheet, one, "2026-11-23", "2026-11-22")).toBe(false);
  expect(mayAdd(sheet, one, "2026-10-31", "2026-11-22")).toBe(false);
  expect(mayAdd(sheet, one && { ...one, last_day: "2026-11-05" }, "2026-11-06", "2026-11-22")).toBe(false);
  expect(mayAdd(sheet, undefined, "2026-11-06", "2026-11-22")).toBe(false);
});

test("the leader leaves a day out and confirms; a day of another team is named", async () => {
  const params = { person_id: "p1", day: "2026-11-10", night: true, team: "Tổ Khu phố 2" };
  const calls = stubServer({
    "GET /teams/t1/work-days": sheet,
    "PUT /teams/t1/work-days": new Refusal(409, { code: "work_day_taken", params }),
  });
  renderDesk(<SheetPage />, "leader", "#/ban/ho-tro/t1");
  fireEvent.click(await screen.findByRole("button", { name: "09/11" }));
  expect(screen.getByText("Đã chọn 0 ngày, 1 đêm")).toBeDefined();
  fireEvent.click(screen.getByRole("button", { name: "Xác nhận ngày công" }));
  await screen.findByText(/Lê Thị Ánh đã được Tổ Khu phố 2 xác nhận đêm 10\/11\/2026/);
  const sent = calls.find(({ route }) => route.startsWith("PUT"));
  expect(sent?.body).toEqual({
    month: "2026-11",
    version: "",
    days: [{ person_id: "p1", day: "2026-11-10", night: true, note: "" }],
  });
});

test("who leaves every day out is told that the month stays unconfirmed", async () => {
  stubServer({ "GET /teams/t1/work-days": sheet, "PUT /teams/t1/work-days": sheet });
  renderDesk(<SheetPage />, "leader", "#/ban/ho-tro/t1");
  fireEvent.click(await screen.findByRole("button", { name: "09/11" }));
  expect(screen.queryByText("Không chọn ngày nào thì tháng này vẫn là chưa xác nhận.")).toBeNull();
  fireEvent.click(screen.getByRole("button", { name: "Đêm 10/11" }));
  screen.getByText("Không chọn ngày nào thì tháng này vẫn là chưa xác nhận.");
});

test("a leader is told that the month that ended waits, and is led to its sheet", async () => {
  const ended = { ...sheet, month: "2026-10" };
  const byMonth = (of: WorkSheet) => (call: Call) => (call.query.month === "2026-10" ? of : sheet);
  const told = () => screen.queryByText("Ngày công tháng 10/2026 chờ xác nhận");
  stubServer({ "GET /teams/t1/work-days": byMonth(ended) });
  let page = renderDesk(<SheetPage />, "leader", "#/ban/ho-tro/t1");
  await waitFor(() => expect(told()).not.toBeNull());
  screen.getByText(/^Lượt đã ghi gợi ý 1 ngày, 1 đêm\./);
  const link = screen.getByRole("link", { name: "Xem rồi xác nhận" });
  expect(link.getAttribute("href")).toBe("#/ban/ho-tro/t1?thang=2026-10");
  page.unmount();
  page = renderDesk(<SheetPage />, "leader", "#/ban/ho-tro/t1?thang=2026-10");
  await screen.findByRole("button", { name: "09/11" });
  expect(told()).toBeNull();
  page.unmount();
  const grant = { id: "g2", role: "leader" as const, unit_id: "h1", unit_name: "Khu phố 1", team_id: "t1" };
  const led = { ...grant, team_title: "Tổ Khu phố 1", from: "2025-07-01T00:00:00+07:00", to: null };
  const own = (desk: Desk) => ({ ...desk, account: { ...desk.account, grants: [led] } });
  renderDesk(<AllowancesPage />, "leader", "#/ban/ho-tro", own);
  await waitFor(() => expect(told()).not.toBeNull());
});

test.each([
  ["is confirmed", { confirmed_at: "2026-11-02T08:00:00+07:00" }],
  ["suggests nothing", { members: [{ ...member, person_id: "p1", days: [] }] }],
  ["is another's to confirm", { may_confirm: false }],
])("nothing waits of a month that %s", async (_, change) => {
  const ended = { ...sheet, month: "2026-10", ...change };
  const calls = stubServer({
    "GET /teams/t1/work-days": (call: Call) => (call.query.month === "2026-10" ? ended : sheet),
  });
  renderDesk(<SheetPage />, "leader", "#/ban/ho-tro/t1");
  await waitFor(() => expect(calls.map(({ query }) => query.month)).toContain("2026-10"));
  await screen.findByRole("button", { name: "09/11" });
  expect(screen.queryByText("Ngày công tháng 10/2026 chờ xác nhận")).toBeNull();
});

test("officials see what was voided since, and change nothing", async () => {
  const days = [{ day: "2026-11-09", night: false, state: "voided" as const, note: "" }];
  const seen = { ...sheet, version: "v1", may_confirm: false, members: [{ ...member, person_id: "p1", days }] };
  stubServer({ "GET /teams/t1/work-days": seen });
  renderDesk(<SheetPage />, "commune_approver", "#/ban/ho-tro/t1");
  await screen.findByText("09/11: lượt đã huỷ sau khi xác nhận");
  expect(screen.getByText("Có chỗ khác với lượt đã ghi")).toBeDefined();
  expect(screen.queryByRole("button", { name: "Xác nhận ngày công" })).toBeNull();
});

const sums: Sums = {
  members: 4,
  days: 1,
  nights: 0,
  month_amount: 240_000,
  day_amount: null,
  night_amount: 0,
  amount: null,
};

function told(of: Sums, confirmed: boolean): Allowances {
  const team = { title: "Tổ Khu phố 1", unit_name: "Khu phố 1", commune_name: "Phường A", confirmed };
  const commune = { unit_id: "c1", name: "Phường A", teams: 1, unconfirmed_teams: confirmed ? 0 : 1 };
  return {
    as_of: "2026-11-22T01:00:00Z",
    month: "2026-11",
    start: "2026-11-01",
    end: "2026-11-30",
    synthetic: true,
    rates: [],
    totals: of,
    communes: [{ ...of, ...commune }],
    teams: [{ ...of, ...team, team_id: "t1" }],
  };
}

async function cellsOf(data: Allowances): Promise<(string | null)[]> {
  stubServer({ "GET /allowances": data, "GET /allowance-rates": { items: [] } });
  renderDesk(<AllowancesPage />, "commune_officer", "#/ban/ho-tro");
  const row = (await screen.findByRole("link", { name: "Tổ Khu phố 1" })).closest("tr");
  return [...(row?.querySelectorAll("td") ?? [])].map((cell) => cell.textContent);
}

test("without a rate there is a dash, not a nought", async () => {
  expect(await cellsOf(told(sums, true))).toEqual(["Đã xác nhận", "4", "1", "0", "–"]);
  expect(screen.getByText("Chưa có mức hỗ trợ nào. Tiền chưa tính được.")).toBeDefined();
  expect(screen.queryByText(/tổ chưa xác nhận ngày công/)).toBeNull();
});

test("days of a team that has not confirmed are a dash, not a nought, and such teams are counted", async () => {
  const waiting: Sums = { ...sums, days: null, nights: null, night_amount: null, amount: 240_000 };
  expect(await cellsOf(told(waiting, false))).toEqual(["Chưa xác nhận", "4", "–", "–", "240.000"]);
  screen.getByText(/^1\/1 tổ chưa xác nhận ngày công/);
});
