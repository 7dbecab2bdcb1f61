import { fireEvent, screen, waitFor, within } from "@testing-library/preact";
import { afterEach, expect, test } from "vitest";
import { language } from "../../../lib/i18n";
import { renderDesk } from "../testing/renderDesk";
import { Refusal, stubServer } from "../testing/server";
import { BoardPage } from "./BoardPage";
import { IndicatorPage } from "./IndicatorPage";
import { drawn, exact, fullText, markText, parseNumber, shortText } from "./numbers";
import { NEW_PROGRAMME } from "./ProgrammePage";
import { indicator as made, NONE, observation, programme as resolution, target } from "./testing/made";
import type { Indicator, IndicatorFull, Numbers } from "./types";

afterEach(() => {
  language.value = "vi";
});

const indicator: Indicator = { ...made, latest: [observation("o2", "2024-04-30", { value: "1390" })] };

const points = [
  observation("o1", "2022-07-22", { value: "1436" }),
  observation("o3", "2024-04-29", { value: "13900" }, { corrected_by: "o2" }),
  observation("o2", "2024-04-30", { value: "1390" }, { corrects: "o3" }),
];
const series = { unit_id: "u70", unit_code: "70", unit_name: "Tỉnh Bình Phước", became: "Thành phố Đồng Nai", points };
const full: IndicatorFull = { ...indicator, series: [series] };

const programme = resolution(
  [...Array.from({ length: 8 }, (_, at) => target(at + 1, "achieved")), target(9, "not_achieved"), target(10, null)],
  { stated_on: "2024-04-30" },
);

test("numbers are told to their last digit, in the person's way of writing", () => {
  expect([exact("1436"), exact("82991.50"), exact("-0.5"), exact("0")]).toEqual(["1.436", "82.991,50", "-0,5", "0"]);
  const share = { ...NONE, numerator: "843", denominator: "843", percent: "100.00" };
  expect([shortText(share, "ratio"), fullText(share, "ratio", "ấp")]).toEqual(["843/843", "843/843 (100%)"]);
  expect(shortText({ ...NONE, value: "125" }, "ratio")).toBe("125%");
  const of = (numbers: Partial<Numbers>, shape: "ratio" | "value" | "rank") => markText({ ...NONE, ...numbers }, shape);
  expect([of(share, "ratio"), of({ value: "125" }, "ratio"), of({ value: "9" }, "value")]).toEqual([
    "100%",
    "125%",
    "9",
  ]);
  expect(shortText({ ...NONE, rank: 24, rank_of: 63 }, "rank")).toBe("24/63");
  expect([fullText({ ...NONE, value: "0" }, "value", "tổ"), fullText(NONE, "value", "tổ")]).toEqual(["0 tổ", "–"]);
  expect([drawn(share, "ratio"), drawn(NONE, "value"), drawn({ ...NONE, value: "0" }, "value")]).toEqual([
    100,
    null,
    0,
  ]);
  language.value = "en";
  expect(exact("82991.50")).toBe("82,991.50");
});

test("what is typed is read as people write here, and nothing is guessed", () => {
  expect(["1.436", "1436", "0,85", "1.234.567,25", " 98 % ", "-3"].map((text) => parseNumber(text, "vi"))).toEqual([
    "1436",
    "1436",
    "0.85",
    "1234567.25",
    "98",
    "-3",
  ]);
  expect(["0.85", "1.43", "12a", "", "1,2,3", "1e5"].map((text) => parseNumber(text, "vi"))).toEqual(
    Array.from({ length: 6 }, () => null),
  );
  expect(["1,436", "0.85", "1.436"].map((text) => parseNumber(text, "en"))).toEqual(["1436", "0.85", "1.436"]);
});

test("the board says how many targets are achieved, and what nobody declared is not counted as anything", async () => {
  stubServer({ "GET /programmes": { items: [programme] }, "GET /indicators": { items: [indicator] } });
  renderDesk(<BoardPage />, "commune_officer", "#/ban/chi-tieu");
  await screen.findByText("8/10");
  expect(screen.getByRole("img").getAttribute("aria-label")).toBe(
    "Nghị quyết 04-NQ/TU: Đạt 8, Chưa đạt 1, Đang thực hiện 0, Chưa công bố 1",
  );
  await screen.findByText("1.390 dịch vụ");
  expect(screen.queryByRole("button", { name: /^Ghi kết quả/ })).toBeNull();
});

test("the province notes what was declared of a target, after what is missing is told", async () => {
  const calls = stubServer({
    "GET /programmes": { items: [programme] },
    "GET /indicators": { items: [] },
    "POST /targets/t9/statuses": programme,
  });
  renderDesk(<BoardPage />, "province_staff", "#/ban/chi-tieu");
  fireEvent.click(await screen.findByRole("button", { name: "Ghi kết quả: Chỉ tiêu 9" }));
  const sheet = within(screen.getByRole("dialog"));
  fireEvent.click(sheet.getByRole("button", { name: "Lưu" }));
  await sheet.findByText("Kết quả: Chọn kết quả");
  expect(sheet.getByText("Nguồn: Ghi rõ nguồn")).toBeTruthy();
  fireEvent.click(sheet.getByRole("radio", { name: "Đang thực hiện" }));
  fireEvent.input(sheet.getByLabelText("Nguồn"), { target: { value: " Báo cáo quý III " } });
  fireEvent.click(sheet.getByRole("button", { name: "Lưu" }));
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  expect(calls.find((call) => call.route === "POST /targets/t9/statuses")?.body).toEqual({
    status: "in_progress",
    stated_on: "2026-11-22",
    source: "Báo cáo quý III",
  });
});

const answers = { "GET /programmes": { items: [] }, "GET /indicators/i1": full, "GET /units": { items: [] } };

test("an indicator shows its figures with source; a corrected one stays in the table alone", async () => {
  stubServer(answers);
  renderDesk(<IndicatorPage />, "province_staff", "#/ban/chi-tieu/i1");
  const picture = await screen.findByRole("img");
  expect(picture.getAttribute("aria-label")).toBe(
    "Dịch vụ công tích hợp, Tỉnh Bình Phước: từ 1.436 ngày 22/07/2022 đến 1.390 ngày 30/04/2024. Bảng có đủ số.",
  );
  expect(picture.textContent).not.toContain("13.900");
  expect(screen.getByText("13.900 dịch vụ").tagName).toBe("S");
  expect(screen.getByText("Tỉnh Bình Phước nay thuộc Thành phố Đồng Nai.")).toBeTruthy();
  expect(screen.getAllByText("Bài báo 01/05/2024").length).toBe(3);
});

test("of a single figure nothing is drawn: it is told with its day, its source and what is to be reached", async () => {
  const wrong = observation("o3", "2024-04-29", { value: "13900" }, { corrected_by: "o2" });
  const goal = target(1, null, { indicator_id: "i1", shape: "value", measure: "dịch vụ", goal: "1500" });
  const once = {
    ...full,
    series: [{ ...series, points: [wrong, observation("o2", "2024-04-30", { value: "1390" })] }],
  };
  stubServer({ ...answers, "GET /indicators/i1": once, "GET /programmes": { items: [resolution([goal])] } });
  renderDesk(<IndicatorPage />, "commune_officer", "#/ban/chi-tieu/i1");
  const card = (await screen.findByText("Mới công bố một lần: Tỉnh Bình Phước")).closest(".card");
  await screen.findByText("Mức cần đạt: 1.500 dịch vụ");
  expect(card?.textContent).toContain("1.390 dịch vụ30/04/2024 · Bài báo 01/05/2024Mức cần đạt: 1.500 dịch vụ");
  expect(screen.queryByRole("img")).toBeNull();
});

test("a figure is corrected by another one; what the server knows better is told at the field", async () => {
  const refused = new Refusal(422, {
    code: "validation_failed",
    errors: [{ field: "source", code: "exists", message: "This observation is there already" }],
  });
  const calls = stubServer({ ...answers, "POST /observations": refused });
  renderDesk(<IndicatorPage />, "province_staff", "#/ban/chi-tieu/i1");
  fireEvent.click(await screen.findByRole("button", { name: "Sửa số 1.390 dịch vụ" }));
  const sheet = within(screen.getByRole("dialog"));
  fireEvent.input(sheet.getByLabelText("Số"), { target: { value: "1.39" } });
  fireEvent.click(sheet.getByRole("button", { name: "Lưu" }));
  await sheet.findByText("Số: Gõ số như 1.234,5");
  fireEvent.input(sheet.getByLabelText("Số"), { target: { value: "1.391" } });
  fireEvent.click(sheet.getByRole("button", { name: "Lưu" }));
  await sheet.findByText("Số này đã có, cùng ngày và nguồn");
  expect(calls.find((call) => call.route === "POST /observations")?.body).toEqual({
    indicator_id: "i1",
    unit_id: "u70",
    observed_on: "2024-04-30",
    value: "1391",
    source: "Bài báo 01/05/2024",
    note: "",
    corrects: "o2",
  });
});

test("where nothing is yet, who may write begins there", async () => {
  const none = { items: [] };
  stubServer({ "GET /programmes": none, "GET /indicators": none, "GET /indicators/i1": { ...full, series: [] } });
  const inside = async (text: string) => within((await screen.findByText(text)).parentElement as HTMLElement);
  let shown = renderDesk(<BoardPage />, "province_staff", "#/ban/chi-tieu");
  const programmes = await inside("Chưa có nghị quyết hay kế hoạch nào.");
  expect(programmes.getByRole("link").getAttribute("href")).toBe(`#/ban/chi-tieu/${NEW_PROGRAMME}`);
  fireEvent.click((await inside("Chưa có chỉ số nào.")).getByRole("button"));
  screen.getByRole("dialog");
  shown.unmount();
  shown = renderDesk(<BoardPage />, "commune_officer", "#/ban/chi-tieu");
  expect((await inside("Chưa có nghị quyết hay kế hoạch nào.")).queryByRole("link")).toBeNull();
  expect((await inside("Chưa có chỉ số nào.")).queryByRole("button")).toBeNull();
  shown.unmount();
  renderDesk(<IndicatorPage />, "province_staff", "#/ban/chi-tieu/i1");
  fireEvent.click((await inside("Chưa có số liệu. Số chưa biết không phải là 0.")).getByRole("button"));
  screen.getByRole("dialog", { name: "Thêm số liệu" });
});

test("who only reads is offered nothing to write", async () => {
  stubServer(answers);
  renderDesk(<IndicatorPage />, "commune_approver", "#/ban/chi-tieu/i1");
  await screen.findByRole("img");
  expect(screen.queryByRole("button", { name: "Thêm số liệu" })).toBeNull();
  expect(screen.queryByRole("button", { name: /^Sửa/ })).toBeNull();
});
