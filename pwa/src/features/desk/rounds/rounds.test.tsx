import { fireEvent, screen, waitFor, within } from "@testing-library/preact";
import { beforeEach, expect, test } from "vitest";
import { renderDesk } from "../testing/renderDesk";
import { mine, PATH, report, round } from "../testing/rounds";
import { stubServer } from "../testing/server";
import { faultsOf, wholeOf } from "./draft";
import { RoundPage } from "./RoundPage";
import { RoundsPage } from "./RoundsPage";

beforeEach(() => {
  HTMLDialogElement.prototype.showModal ??= () => undefined;
});

test("the province sees who is missing, what came later, and closes by name", async () => {
  const calls = stubServer({ "GET /rounds/r1": round, "POST /rounds/r1/close": round });
  renderDesk(<RoundPage />, "province_staff", "#/ban/bao-cao/r1");
  const message = await screen.findByText("Các xã chưa gửi báo cáo tháng 10/2026: Xã Minh Thạnh.");
  expect(message.getAttribute("lang")).toBe("vi");
  const missing = screen.getByRole("link", { name: "Xã Minh Thạnh" }).closest("tr");
  expect([...(missing?.querySelectorAll("td") ?? [])].map((cell) => cell.textContent)).toEqual([
    "Chưa gửi",
    ...Array.from({ length: 5 }, () => "–"),
  ]);
  screen.getByText("+2 lượt, −1 người, +3 việc");
  fireEvent.click(screen.getByRole("button", { name: "Chốt tháng" }));
  expect((await screen.findByText(/đơn vị chưa gửi/)).parentElement?.textContent).toContain("Xã Minh Thạnh");
  fireEvent.click(screen.getAllByRole("button", { name: "Chốt tháng", hidden: true }).at(-1) as HTMLElement);
  await waitFor(() => expect(calls.map((call) => call.route)).toContain("POST /rounds/r1/close"));
});

test("of a closed month the province sees what came before the closing apart from what came after", async () => {
  const supplement = { visits: 5, people: 6, items: 7 };
  const rows = round.rows.map((row) => (row.added ? { ...row, supplement } : row));
  stubServer({ "GET /rounds/r1": { ...round, closed_at: "2026-11-08T09:00:00+07:00", rows } });
  renderDesk(<RoundPage />, "province_staff", "#/ban/bao-cao/r1");
  await screen.findByRole("columnheader", { name: "Bổ sung sau khi chốt" });
  screen.getByText("+2 lượt, −1 người, +3 việc");
  screen.getByText("+5 lượt, +6 người, +7 việc");
  screen.getByText("Số tính đến 08:00, 22/11/2026");
});

test("an official's list tells how the own report stands", async () => {
  stubServer({ "GET /rounds": { items: [{ ...round, communes: 1, submitted: 0, late: 1, missing: 0 }] } });
  renderDesk(<RoundsPage />, "commune_officer", "#/ban/bao-cao");
  await screen.findByRole("columnheader", { name: "Báo cáo xã" });
  screen.getByText("Gửi muộn");
  expect(screen.queryByRole("button", { name: "Mở đợt báo cáo" })).toBeNull();
});

test("the province is offered months that have no round yet, and opens one", async () => {
  const items = [round, { ...round, id: "r0", month: "2026-09" }];
  const calls = stubServer({ "GET /rounds": { items }, "POST /rounds": { ...round, id: "r2", month: "2026-11" } });
  renderDesk(<RoundsPage />, "province_staff", "#/ban/bao-cao");
  await screen.findByRole("link", { name: "Tháng 10/2026" });
  fireEvent.click(screen.getByRole("button", { name: "Mở đợt báo cáo" }));
  const offered = [...screen.getByLabelText<HTMLSelectElement>("Tháng").options].map((option) => option.value);
  expect(offered).toEqual(["2026-11", "2026-08"]);
  fireEvent.click(screen.getAllByRole("button", { name: "Mở đợt báo cáo", hidden: true }).at(-1) as HTMLElement);
  await waitFor(() => expect(location.hash).toBe("#/ban/bao-cao/r2"));
  expect(calls.find(({ route }) => route === "POST /rounds")?.body).toEqual({ month: "2026-11", due_on: null });
});

test("where no round was opened yet the province opens one there; an official waits for it", async () => {
  stubServer({ "GET /rounds": { items: [] } });
  const { unmount } = renderDesk(<RoundsPage />, "province_staff", "#/ban/bao-cao");
  const empty = (await screen.findByText("Chưa mở đợt báo cáo nào.")).parentElement as HTMLElement;
  fireEvent.click(within(empty).getByRole("button", { name: "Mở đợt báo cáo" }));
  expect([...screen.getByLabelText<HTMLSelectElement>("Tháng").options].length).toBe(4);
  unmount();
  renderDesk(<RoundsPage />, "commune_officer", "#/ban/bao-cao");
  await screen.findByText("Tỉnh chưa mở đợt báo cáo nào.");
  expect(screen.queryByRole("button", { name: "Mở đợt báo cáo" })).toBeNull();
});

test("a report that is not over says from which day on it can be handed in", async () => {
  stubServer({ "GET /rounds/r1": mine, [`GET ${PATH}`]: { ...report, over: false } });
  renderDesk(<RoundPage />, "commune_officer", "#/ban/bao-cao/r1");
  await screen.findByText("Gửi được từ ngày 01/11/2026.");
  expect(screen.queryByRole("button", { name: "Gửi báo cáo" })).toBeNull();
});

test("the officer comes to the own report, writes and hands in the version that was saved", async () => {
  const calls = stubServer({
    "GET /rounds/r1": mine,
    [`GET ${PATH}`]: report,
    [`PATCH ${PATH}`]: { ...report, version: 1 },
    [`POST ${PATH}/submit`]: { ...report, version: 2, status: "submitted" },
  });
  renderDesk(<RoundPage />, "commune_officer", "#/ban/bao-cao/r1");
  fireEvent.input(await screen.findByLabelText("Khó khăn"), { target: { value: "Mạng yếu" } });
  fireEvent.input(screen.getByLabelText("Người trưởng thành"), { target: { value: "12.000" } });
  fireEvent.click(screen.getByRole("button", { name: "Gửi báo cáo" }));
  await screen.findByText("Báo cáo ghi 12 lượt, 30 người, 40 việc. Số được giữ như lúc gửi.");
  fireEvent.click(screen.getAllByRole("button", { name: "Gửi báo cáo", hidden: true }).at(-1) as HTMLElement);
  await waitFor(() => expect(calls.at(-1)?.route).toBe(`GET ${PATH}`));
  const sent = calls.filter((call) => call.route.startsWith("P"));
  expect(sent.map((call) => call.body)).toEqual([
    { version: 0, difficulties: "Mạng yếu", proposals: "", declared: { adults: 12000, households: 0 } },
    { version: 1 },
  ]);
});

test("whole numbers are read with dots, nothing is null, anything else is a fault", () => {
  expect(["", "0", "12.000", "1 234 567", "12,5", "-1", "1.5"].map(wholeOf)).toEqual([
    null,
    0,
    12000,
    1234567,
    undefined,
    undefined,
    undefined,
  ]);
  const words = { badNumber: "bad", tooMany: "many" };
  const draft = { difficulties: "", proposals: "", adults: "2.000.001", households: "x" };
  expect(faultsOf(draft, words)).toEqual({ adults: "many", households: "bad" });
});
