import { fireEvent, screen, waitFor, within } from "@testing-library/preact";
import { expect, test } from "vitest";
import { renderDesk } from "../../testing/renderDesk";
import { type Answer, Refusal, stubServer } from "../../testing/server";
import { BoardPage } from "../BoardPage";
import { IndicatorPage } from "../IndicatorPage";
import { declared, indicator, observation, programme, target } from "../testing/made";
import type { Target } from "../types";
import { differing, merged } from "./useMend";

const type = (box: HTMLElement, value: string) => fireEvent.input(box, { target: { value } });
const press = (name: string) => fireEvent.click(within(screen.getByRole("dialog")).getByRole("button", { name }));
const quicker = (now: object, version = 2) =>
  new Refusal(409, {
    code: "conflict",
    params: { version, by: "Trần Văn Bình", at: "2026-11-22T01:05:00Z", now },
  });

/** A board of these targets, open to the province's staff; what is answered changes with `answers`. */
function board(targets: Target[], answers: Record<string, Answer> = {}, role: "province_staff" | "admin" = "admin") {
  const calls = stubServer({
    "GET /programmes": { items: [programme(targets)] },
    "GET /indicators": { items: [indicator] },
    "GET /units": { items: [] },
    ...answers,
  });
  renderDesk(<BoardPage />, role, "#/ban/chi-tieu");
  const sent = (route: string) => calls.filter((call) => call.route === route).map(({ body }) => body);
  return { calls, sent };
}

/** Answers one after the other, the last one again and again. */
function inTurn(...answers: Answer[]): () => Answer {
  return () => (answers.length > 1 ? answers.shift() : answers[0]);
}

test("what was typed stays, what was not becomes theirs", () => {
  const seen = { name: "a", goal: "1", group: "g" };
  const theirs = { name: "b", goal: "2", group: "g" };
  expect(merged(seen, { name: "mine", goal: "1", group: "g" }, theirs)).toEqual({
    name: "mine",
    goal: "2",
    group: "g",
  });
  expect(differing(seen, theirs)).toEqual(["name", "goal"]);
});

test("a target is mended from what it says; the numbers stand in the form as people write them", async () => {
  const said = target(1, "achieved", { goal: "1200.5", indicator_id: "i1", shape: "value", measure: "dịch vụ" });
  const { sent } = board([said], { "PATCH /targets/t1": programme() });
  fireEvent.click(await screen.findByRole("button", { name: "Sửa: Chỉ tiêu 1" }));
  const sheet = within(screen.getByRole("dialog"));
  const goal = sheet.getByLabelText("Mức cần đạt (dịch vụ)") as HTMLInputElement;
  expect(goal.value).toBe("1.200,5");
  expect(sheet.getByText("1 kết quả đã ghi vẫn giữ nguyên.")).toBeTruthy();
  type(goal, "1,2,3");
  press("Lưu");
  await sheet.findByText("Mức cần đạt (dịch vụ): Gõ số như 1.234,5");
  expect(sent("PATCH /targets/t1")).toEqual([]);
  type(goal, "1.300");
  type(sheet.getByLabelText("Nội dung chỉ tiêu"), " Dịch vụ\n tích hợp ");
  press("Lưu");
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  expect(sent("PATCH /targets/t1")).toEqual([
    {
      version: 1,
      group: "Kinh tế số",
      name: "Dịch vụ tích hợp",
      indicator_id: "i1",
      baseline: null,
      goal: "1300",
      deadline: "2025-12-31",
      challenging: false,
    },
  ]);
});

test("who comes second sees what the other wrote, keeps what was typed, and saves on top of it", async () => {
  const theirs = { ...target(1, null), goal: "90", name: "Tên của họ" };
  const answers = { "PATCH /targets/t1": inTurn(quicker(theirs), programme()) };
  const { sent } = board([target(1, null, { goal: "80" })], answers);
  fireEvent.click(await screen.findByRole("button", { name: "Sửa: Chỉ tiêu 1" }));
  const sheet = within(screen.getByRole("dialog"));
  type(sheet.getByLabelText("Nội dung chỉ tiêu"), "Tên của tôi");
  press("Lưu");
  const card = await sheet.findByRole("alert");
  expect(card.textContent).toContain("Trần Văn Bình vừa sửa lúc 08:05, 22/11/2026. Phần bạn gõ vẫn còn ở đây.");
  expect(card.textContent).toContain("Nội dung chỉ tiêu, họ ghi: Tên của họBạn ghi: Tên của tôi");
  expect(card.textContent).toContain("Mức cần đạt (%), họ ghi: 90");
  expect(document.activeElement).toBe(card);
  expect((sheet.getByLabelText("Mức cần đạt (%)") as HTMLInputElement).value).toBe("90");
  press("Lưu");
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  expect(sent("PATCH /targets/t1")[1]).toMatchObject({ version: 2, name: "Tên của tôi", goal: "90" });
});

test("theirs is taken with one press, and what is shown is asked for anew when the sheet is closed", async () => {
  const theirs = { ...target(1, null), name: "Tên của họ" };
  const { calls } = board([target(1, null)], { "PATCH /targets/t1": quicker(theirs) });
  fireEvent.click(await screen.findByRole("button", { name: "Sửa: Chỉ tiêu 1" }));
  const sheet = within(screen.getByRole("dialog"));
  const name = sheet.getByLabelText("Nội dung chỉ tiêu") as HTMLInputElement;
  type(name, "Tên của tôi");
  press("Lưu");
  await sheet.findByRole("alert");
  press("Lấy bản của họ");
  expect(name.value).toBe("Tên của họ");
  expect(sheet.queryByRole("alert")).toBeNull();
  const asked = calls.filter(({ route }) => route === "GET /programmes").length;
  press("Thôi");
  await waitFor(() => expect(calls.filter(({ route }) => route === "GET /programmes").length).toBe(asked + 1));
});

test("a target added by mistake goes for good while nothing was noted of it", async () => {
  const { sent, calls } = board([target(1, null), target(2, null)], { "DELETE /targets/t1": null });
  fireEvent.click(await screen.findByRole("button", { name: "Sửa: Chỉ tiêu 1" }));
  press("Bỏ chỉ tiêu này");
  const sheet = within(await screen.findByRole("dialog"));
  press("Bỏ");
  await sheet.findByText("Vì sao bỏ: Chọn vì sao bỏ");
  fireEvent.click(sheet.getByRole("radio", { name: /^Thêm nhầm/ }));
  press("Bỏ");
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  expect(sent("DELETE /targets/t1").length).toBe(1);
  expect(calls.find(({ route }) => route === "DELETE /targets/t1")?.query).toEqual({ version: "1" });
  await waitFor(() => expect(document.activeElement?.className).toBe("dk-board"));
});

test("one with results is given up with a reason, stays to be read, and comes back", async () => {
  const gone = target(2, "achieved", { withdrawn_on: "2024-06-30", withdrawn_reason: "Nghị quyết 12 bãi bỏ" });
  const answers = { "POST /targets/t1/withdraw": programme(), "POST /targets/t2/restore": programme() };
  const { sent } = board([target(1, "achieved"), gone], answers);
  expect((await screen.findByRole("table", { name: "Các chỉ tiêu: Nghị quyết 04-NQ/TU" })).textContent).not.toContain(
    "Chỉ tiêu 2",
  );
  const given = within(screen.getByRole("table", { name: "Chỉ tiêu đã thôi: Nghị quyết 04-NQ/TU", hidden: true }));
  expect(given.getByText("Nghị quyết 12 bãi bỏ")).toBeTruthy();
  fireEvent.click(screen.getByRole("button", { name: "Sửa: Chỉ tiêu 1" }));
  press("Bỏ chỉ tiêu này");
  const sheet = within(await screen.findByRole("dialog"));
  expect(sheet.queryByRole("radio")).toBeNull();
  expect(sheet.getByText(/^Đã ghi 1 kết quả nên không bỏ hẳn được/)).toBeTruthy();
  type(sheet.getByLabelText("Thôi từ ngày"), "17/05/2021");
  press("Bỏ");
  await sheet.findByText("Thôi từ ngày: Trước ngày ban hành");
  await sheet.findByText("Lý do, văn bản: Ghi rõ lý do");
  type(sheet.getByLabelText("Thôi từ ngày"), "30/06/2024");
  type(sheet.getByLabelText("Lý do, văn bản"), "Nghị quyết 12 ");
  press("Bỏ");
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  expect(sent("POST /targets/t1/withdraw")).toEqual([
    { version: 1, withdrawn_on: "2024-06-30", reason: "Nghị quyết 12" },
  ]);
  fireEvent.click(given.getByRole("button", { name: "Dùng lại: Chỉ tiêu 2", hidden: true }));
  press("Dùng lại");
  await waitFor(() => expect(sent("POST /targets/t2/restore")).toEqual([{ version: 1 }]));
});

test("every result that was noted is read, and one by mistake is struck out with a reason", async () => {
  const statuses = [
    declared("s2", "achieved", { stated_on: "2026-10-31", entered_by_name: "Nguyễn Thị Châu" }),
    declared("s1", "in_progress"),
    declared("s0", "not_achieved", { struck_reason: "Nhầm chỉ tiêu" }),
  ];
  const { sent } = board([target(1, "achieved", { statuses })], { "POST /statuses/s2/strike": programme() });
  fireEvent.click(await screen.findByRole("button", { name: "3 lần ghi: Chỉ tiêu 1" }));
  const sheet = within(screen.getByRole("dialog"));
  expect(sheet.getAllByRole("listitem").map((row) => row.textContent)).toEqual([
    "Đạt31/10/2026 · Bài báoNgười ghi: Nguyễn Thị ChâuGạch bỏ",
    "Đang thực hiện30/04/2024 · Bài báoGạch bỏ",
    "Chưa đạt30/04/2024 · Bài báoGạch bỏ: Nhầm chỉ tiêu",
  ]);
  press("Gạch bỏ: Đạt, 31/10/2026");
  const strike = within(await screen.findByRole("dialog"));
  press("Gạch bỏ");
  await strike.findByText("Lý do: Ghi rõ lý do");
  type(strike.getByLabelText("Lý do"), "Ghi nhầm");
  press("Gạch bỏ");
  await waitFor(() => expect(sent("POST /statuses/s2/strike")).toEqual([{ reason: "Ghi nhầm" }]));
});

test("a resolution is mended; targets of the same deadline follow unless that is not wanted", async () => {
  const own = target(2, null, { deadline: "2024-06-30" });
  const { sent } = board([target(1, null), own], { "PATCH /programmes/p1": programme() });
  fireEvent.click(await screen.findByRole("button", { name: "Sửa: Nghị quyết 04-NQ/TU" }));
  const sheet = within(screen.getByRole("dialog"));
  expect(sheet.queryByText(/cùng hạn cũng đổi theo/)).toBeNull();
  expect((sheet.getByLabelText("Đơn vị") as HTMLSelectElement).value).toBe("u70");
  type(sheet.getByLabelText("Hạn"), "31/12/2020");
  press("Lưu");
  await sheet.findByText("Hạn: Hạn phải sau ngày ban hành");
  type(sheet.getByLabelText("Hạn"), "31/12/2030");
  expect(sheet.getByText("1 chỉ tiêu cùng hạn cũng đổi theo")).toBeTruthy();
  press("Lưu");
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  expect(sent("PATCH /programmes/p1")).toEqual([
    {
      version: 1,
      unit_id: "u70",
      name: "Nghị quyết 04-NQ/TU",
      legal_basis: "Nghị quyết 04-NQ/TU ngày 18/5/2021",
      adopted_on: "2021-05-18",
      deadline: "2030-12-31",
      targets_too: true,
    },
  ]);
});

const full = {
  ...indicator,
  fixed: ["code", "shape"],
  latest: [],
  series: [
    {
      unit_id: "u70",
      unit_code: "70",
      unit_name: "Tỉnh Bình Phước",
      became: null,
      points: [observation("o1", "2024-04-30", { value: "1390" })],
    },
  ],
};
const PAGE = {
  "GET /programmes": { items: [] },
  "GET /indicators": { items: [indicator] },
  "GET /units": { items: [] },
};

test("of an indicator with figures code and shape are named and stay; the rest is mended", async () => {
  const calls = stubServer({ ...PAGE, "GET /indicators/i1": full, "PATCH /indicators/i1": full });
  renderDesk(<IndicatorPage />, "province_staff", "#/ban/chi-tieu/i1");
  fireEvent.click(await screen.findByRole("button", { name: "Sửa chỉ số" }));
  const sheet = within(screen.getByRole("dialog"));
  expect(sheet.getByText("Đã có số liệu theo mã này nên không đổi được.")).toBeTruthy();
  expect(sheet.getByText("Đã có số liệu hoặc chỉ tiêu theo dạng này nên không đổi được.")).toBeTruthy();
  expect(sheet.queryByLabelText("Mã")).toBeNull();
  expect(sheet.queryByRole("button", { name: "Bỏ chỉ số này" })).toBeNull();
  type(sheet.getByLabelText("Tên chỉ số"), "Dịch vụ công");
  type(sheet.getByLabelText("Đơn vị đếm"), "");
  press("Lưu");
  await sheet.findByText("Đơn vị đếm: Gõ đếm gì");
  type(sheet.getByLabelText("Đơn vị đếm"), "dịch vụ công");
  fireEvent.click(sheet.getByLabelText(/^Không dùng nữa/));
  press("Lưu");
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  expect(calls.find(({ route }) => route === "PATCH /indicators/i1")?.body).toEqual({
    version: 1,
    code: "SERVICES_LINKED",
    name: "Dịch vụ công",
    name_en: "Services linked",
    pillar: "Chính quyền số",
    shape: "value",
    measure: "dịch vụ công",
    better: "up",
    description: "",
    retired: true,
  });
});

test("a code that figures came under meanwhile is refused at its field; an unused indicator goes", async () => {
  const refusal = new Refusal(422, {
    code: "validation_failed",
    errors: [{ field: "code", code: "fixed", message: "x" }],
  });
  const answers = { "GET /indicators/i1": { ...full, fixed: [], series: [] }, "PATCH /indicators/i1": refusal };
  const calls = stubServer({ ...PAGE, ...answers, "DELETE /indicators/i1": null });
  renderDesk(<IndicatorPage />, "province_staff", "#/ban/chi-tieu/i1");
  fireEvent.click(await screen.findByRole("button", { name: "Sửa chỉ số" }));
  const sheet = within(screen.getByRole("dialog"));
  type(sheet.getByLabelText("Mã"), "SERVICES_2");
  press("Lưu");
  await sheet.findByText("Mã: Đã có số liệu hoặc kết quả nên không đổi được");
  press("Bỏ chỉ số này");
  await screen.findByText(/chưa có số liệu và không chỉ tiêu nào dùng/);
  press("Bỏ");
  await waitFor(() => expect(location.hash).toBe("#/ban/chi-tieu"));
  expect(calls.find(({ route }) => route === "DELETE /indicators/i1")?.query).toEqual({ version: "1" });
});

test("who only reads is offered the results that were noted, and nothing to mend", async () => {
  stubServer({
    "GET /programmes": { items: [programme([target(1, "achieved")])] },
    "GET /indicators": { items: [indicator] },
  });
  renderDesk(<BoardPage />, "commune_officer", "#/ban/chi-tieu");
  fireEvent.click(await screen.findByRole("button", { name: "1 lần ghi: Chỉ tiêu 1" }));
  expect(within(screen.getByRole("dialog")).queryByRole("button", { name: /^Gạch bỏ/ })).toBeNull();
  expect(screen.queryByRole("button", { name: /^Sửa/ })).toBeNull();
});
