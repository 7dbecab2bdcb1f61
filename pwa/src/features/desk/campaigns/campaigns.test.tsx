import { fireEvent, screen, waitFor, within } from "@testing-library/preact";
import { expect, test } from "vitest";
import { renderDesk } from "../testing/renderDesk";
import { Refusal, stubServer } from "../testing/server";
import { barsOf } from "./bars";
import { CampaignPage } from "./CampaignPage";
import { numberOf } from "./draft";
import type { Campaign, Progress, ProgressRow } from "./types";

const campaign: Campaign = {
  id: "k1",
  unit_id: "p79",
  unit_name: "Thành phố Hồ Chí Minh",
  level: "province",
  name: "92 ngày đêm",
  legal_basis: "Kế hoạch 170/KH-UBND",
  start: "2026-11-20",
  end: "2026-11-24",
  measure: "visits",
  topics: ["PAY"],
  status: "running",
  version: 2,
  closed_at: null,
  days_total: 5,
  days_left: 3,
  goal: 20,
  synthetic: true,
  mine: true,
};
const row = (label: string, goal: number | null, done: number): ProgressRow => ({
  key: label,
  label,
  code: label,
  goal,
  done,
  percent: goal ? Math.floor((done * 100) / goal) : null,
  teams: 3,
  not_reported_teams: 1,
});
const progress: Progress = {
  unit_id: "p79",
  unit_name: "Thành phố Hồ Chí Minh",
  level: "commune",
  as_of: "2026-11-22T08:00:00+07:00",
  frozen: false,
  synthetic: true,
  days_total: 5,
  days_left: 3,
  not_reported_teams: 2,
  totals: { goal: 20, done: 15, percent: 75 },
  rows: [row("Phường A", 10, 3), row("Phường B", 10, 12), row("Phường C", null, 0)],
  days: [
    { day: "2026-11-20", done: 9 },
    { day: "2026-11-21", done: 0 },
    { day: "2026-11-22", done: 6 },
    { day: "2026-11-23", done: null },
    { day: "2026-11-24", done: null },
  ],
};

test("bars share one scale, the furthest first, and their ticks stand in one line", () => {
  const bars = barsOf(progress.rows);
  expect(bars.map(({ label }) => label)).toEqual(["Phường B", "Phường A"]);
  expect(bars.map(({ width }) => Math.round(width))).toEqual([100, 25]);
  expect(new Set(bars.map(({ tick }) => Math.round(tick)))).toEqual(new Set([83]));
  expect(barsOf([row("X", 10, 0)])[0]?.tick).toBeCloseTo(95.2, 1);
});

test("numbers are read as people write them", () => {
  expect(["1200", "1.200", " 1 200 ", "0", "1,5", "-3", "abc", ""].map(numberOf)).toEqual([
    ...[1200, 1200, 1200, 0],
    ...[null, null, null, null],
  ]);
});

test("progress tells what is not in yet, days in words and as a table, and a commune's page is a press away", async () => {
  stubServer({
    "GET /campaigns/k1": campaign,
    "GET /campaigns/k1/progress": progress,
    "GET /campaigns/k1/targets": {},
  });
  renderDesk(<CampaignPage />, "commune_approver", "#/ban/chien-dich/k1");
  await screen.findByText(/Số tính đến .* · 2 tổ chưa gửi/);
  expect(screen.getByRole("img", { name: "5 ngày; nhiều nhất ngày 20/11/2026: 9 lượt." })).toBeTruthy();
  expect(screen.getByRole("link", { name: "Phường B" }).getAttribute("href")).toBe(
    "#/ban/chien-dich/k1?xa=Ph%C6%B0%E1%BB%9Dng+B",
  );
  const foot = screen.getAllByRole("row").at(-1)?.textContent;
  expect(foot).toContain("75%");
  expect(screen.queryByText("0%")).toBeNull();
});

test("a draft that was refused keeps what was typed, and is not made twice", async () => {
  const calls = stubServer({
    "GET /topics": { version: 1, entries: [] },
    "POST /campaigns": { ...campaign, status: "draft", version: 1 },
    "PATCH /campaigns/k1": { ...campaign, status: "draft", version: 2 },
    "POST /campaigns/k1/targets": new Refusal(422, {
      code: "validation_failed",
      errors: [{ field: "spread.rule", code: "no_base", message: "x" }],
    }),
  });
  renderDesk(<CampaignPage />, "province_staff", "#/ban/chien-dich/moi");
  fireEvent.submit(document.querySelector("form") as HTMLFormElement);
  await screen.findByText("Tên chiến dịch: Gõ tên chiến dịch");
  fireEvent.input(screen.getByLabelText("Tên chiến dịch"), { target: { value: "92 ngày" } });
  fireEvent.input(screen.getByLabelText("Chỉ tiêu chung"), { target: { value: "1.200" } });
  const press = () => fireEvent.click(screen.getByRole("button", { name: "Lưu và xem trước" }));
  press();
  await screen.findByText(/Có chỗ cần sửa/);
  press();
  await waitFor(() => expect(calls.filter(({ route }) => route === "PATCH /campaigns/k1").length).toBe(1));
  const made = calls.filter(({ route }) => route === "POST /campaigns");
  expect(made.map(({ body }) => body)).toMatchObject([
    { unit_id: "p79", name: "92 ngày", start: "2026-11-22", end: "2027-02-21", measure: "visits" },
  ]);
  const spread = { rule: "hamlets", total: 1200, level: "commune" };
  expect(calls.find(({ route }) => route.endsWith("/targets"))?.body).toEqual({ spread });
});

test("a draft is dropped after the dialog said what is lost, as it was seen", async () => {
  const draft: Campaign = { ...campaign, status: "draft", version: 4 };
  const team = { campaign: { ...campaign, campaign_id: "k1" }, unit_name: "", tiles: [], team: null };
  const calls = stubServer({
    "GET /campaigns/k1": draft,
    "GET /campaigns/k1/preview": team,
    "GET /campaigns/k1/targets": { level: "commune", unit_id: "p79", whole: null, total: null, items: [] },
    "GET /topics": { version: 1, entries: [] },
    "DELETE /campaigns/k1": new Refusal(409, { code: "conflict" }),
  });
  renderDesk(<CampaignPage />, "province_staff", "#/ban/chien-dich/k1");
  fireEvent.click(await screen.findByRole("button", { name: "Xoá bản nháp" }));
  const sheet = within(screen.getByRole("dialog"));
  expect(sheet.getByText(/^“92 ngày đêm” và chỉ tiêu đã giao mất hẳn/)).toBeTruthy();
  fireEvent.click(sheet.getByRole("button", { name: "Xoá bản nháp" }));
  await sheet.findByRole("alert");
  expect(calls.find(({ route }) => route === "DELETE /campaigns/k1")?.query).toEqual({ version: "4" });
  expect(location.hash).toBe("#/ban/chien-dich/k1");
});

test("what runs is not dropped", async () => {
  stubServer({
    "GET /campaigns/k1": campaign,
    "GET /campaigns/k1/progress": progress,
    "GET /campaigns/k1/targets": {},
  });
  renderDesk(<CampaignPage />, "province_staff", "#/ban/chien-dich/k1");
  await screen.findByRole("button", { name: "Kết thúc" });
  expect(screen.queryByRole("button", { name: "Xoá bản nháp" })).toBeNull();
});

test("a goal whose field is emptied is taken out; one typed back to what it was is not sent", async () => {
  const target = (unit_id: string, goal: number | null) => ({
    unit_id,
    team_id: null,
    code: unit_id,
    label: unit_id,
    goal,
  });
  const items = [target("Phường A", 10), target("Phường B", 20), target("Phường C", null)];
  const calls = stubServer({
    "GET /campaigns/k1": campaign,
    "GET /campaigns/k1/progress": progress,
    "GET /campaigns/k1/targets": { level: "commune", unit_id: "p79", whole: null, total: 30, items },
    "POST /campaigns/k1/targets": campaign,
  });
  renderDesk(<CampaignPage />, "province_staff", "#/ban/chien-dich/k1");
  const type = (name: string, value: string) =>
    fireEvent.input(screen.getByLabelText(`Chỉ tiêu: ${name}`), { target: { value } });
  await screen.findByLabelText("Chỉ tiêu: Phường A");
  expect(screen.queryByRole("button", { name: "Lưu thay đổi" })).toBeNull();
  type("Phường A", "");
  type("Phường B", "21");
  type("Phường B", "20");
  fireEvent.click(screen.getByRole("button", { name: "Lưu thay đổi" }));
  await waitFor(() => expect(calls.some(({ route }) => route.startsWith("POST"))).toBe(true));
  expect(calls.find(({ route }) => route.startsWith("POST"))?.body).toEqual({
    goals: [{ unit_id: "Phường A", goal: null }],
  });
});
