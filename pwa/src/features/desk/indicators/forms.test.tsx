import { fireEvent, screen, waitFor, within } from "@testing-library/preact";
import { expect, test } from "vitest";
import { renderDesk } from "../testing/renderDesk";
import { Refusal, stubServer } from "../testing/server";
import { BoardPage } from "./BoardPage";
import { IndicatorPage } from "./IndicatorPage";
import { goalText } from "./numbers";
import { indicator, programme as resolution } from "./testing/made";

const programme = resolution();
const READ = {
  "GET /programmes": { items: [programme] },
  "GET /indicators": { items: [indicator] },
  "GET /units": { items: [] },
};
const refused = (field: string, code: string) =>
  new Refusal(422, { code: "validation_failed", errors: [{ field, code, message: "x" }] });
const type = (box: HTMLElement, value: string) => fireEvent.input(box, { target: { value } });

test("a goal is told in what its indicator counts", () => {
  expect([goalText("80", "ratio", "hộ"), goalText("80", null, null), goalText("1200", "value", "dịch vụ")]).toEqual([
    "80%",
    "80%",
    "1.200 dịch vụ",
  ]);
  expect(goalText("10", "rank", "tỉnh")).toBe("10");
});

test("a new indicator says what is missing, asks in the words of its shape, and tells a taken code at the field", async () => {
  const calls = stubServer({ ...READ, "POST /indicators": refused("code", "taken") });
  renderDesk(<BoardPage />, "province_staff", "#/ban/chi-tieu");
  fireEvent.click(await screen.findByRole("button", { name: "Thêm chỉ số" }));
  const sheet = within(screen.getByRole("dialog"));
  const save = () => fireEvent.click(sheet.getByRole("button", { name: "Lưu" }));
  save();
  expect((await sheet.findByRole("alert")).textContent).toContain("Có 6 chỗ cần sửa");
  type(sheet.getByLabelText("Tên chỉ số"), " Hồ sơ trực tuyến ");
  type(sheet.getByLabelText("Tên tiếng Anh"), "Online filings");
  type(sheet.getByLabelText("Mã"), "ho so");
  type(sheet.getByLabelText("Trụ cột"), "Chính quyền số");
  fireEvent.click(sheet.getByLabelText(/^Tỷ lệ/));
  type(sheet.getByLabelText("Tính trên"), "hồ sơ");
  save();
  await sheet.findByText("Mã: Gõ chữ hoa không dấu, số, gạch dưới, từ 2 chữ");
  expect(calls.filter(({ route }) => route === "POST /indicators")).toEqual([]);
  type(sheet.getByLabelText("Mã"), "ONLINE_FILINGS");
  save();
  await sheet.findByText("Mã: Chỉ số khác đã dùng mã này");
  expect(calls.find(({ route }) => route === "POST /indicators")?.body).toEqual({
    code: "ONLINE_FILINGS",
    name: "Hồ sơ trực tuyến",
    name_en: "Online filings",
    pillar: "Chính quyền số",
    shape: "ratio",
    measure: "hồ sơ",
    better: "up",
    description: "",
  });
});

test("a resolution with two targets: faults stand at their target, the deadline goes down to both", async () => {
  const calls = stubServer({ ...READ, "POST /programmes": refused("targets.1.indicator_id", "unknown") });
  renderDesk(<IndicatorPage />, "province_staff", "#/ban/chi-tieu/nghi-quyet-moi");
  const save = () => fireEvent.click(screen.getByRole("button", { name: "Lưu" }));
  await screen.findByRole("option", { name: "Dịch vụ công tích hợp" });
  type(screen.getByLabelText("Tên nghị quyết, kế hoạch"), "Nghị quyết 57");
  type(screen.getByLabelText("Văn bản (số, ngày)"), "Nghị quyết 57/NQ-HĐND");
  type(screen.getAllByLabelText("Hạn")[0] as HTMLElement, "31/12/2027");
  type(screen.getByLabelText("Nhóm"), "Xã hội số");
  type(screen.getByLabelText("Nội dung chỉ tiêu"), "Hộ có mạng");
  fireEvent.click(screen.getByRole("button", { name: "Thêm chỉ tiêu" }));
  const second = within(screen.getByRole("group", { name: "Chỉ tiêu 2" }));
  fireEvent.change(second.getByLabelText("Theo chỉ số"), { target: { value: "i1" } });
  type(second.getByLabelText("Mức cần đạt (dịch vụ)"), "1,2,3");
  save();
  await screen.findByText("Chỉ tiêu 2, Nội dung chỉ tiêu: Gõ nội dung, từ 3 chữ");
  await screen.findByText("Chỉ tiêu 2, Mức cần đạt (dịch vụ): Gõ số như 1.234,5");
  type(second.getByLabelText("Nội dung chỉ tiêu"), "Dịch vụ tích hợp");
  type(second.getByLabelText("Mức cần đạt (dịch vụ)"), "1.200");
  type(screen.getAllByLabelText("Hạn")[0] as HTMLElement, "01/01/2020");
  save();
  await screen.findByText("Hạn: Hạn phải sau ngày ban hành");
  type(screen.getAllByLabelText("Hạn")[0] as HTMLElement, "31/12/2028");
  save();
  await screen.findByText("Chỉ tiêu 2, Theo chỉ số: Chỉ số này không còn dùng");
  const own = { group: "Xã hội số", deadline: "2028-12-31", challenging: false, baseline: null };
  expect(calls.find(({ route }) => route === "POST /programmes")?.body).toMatchObject({
    name: "Nghị quyết 57",
    deadline: "2028-12-31",
    targets: [
      { ...own, name: "Hộ có mạng", indicator_id: null, goal: null },
      { ...own, name: "Dịch vụ tích hợp", indicator_id: "i1", goal: "1200" },
    ],
  });
});

test("a target that was begun by mistake is left out again, and the last one stays", async () => {
  stubServer(READ);
  renderDesk(<IndicatorPage />, "province_staff", "#/ban/chi-tieu/nghi-quyet-moi");
  expect(screen.queryByRole("button", { name: /^Bỏ chỉ tiêu/ })).toBeNull();
  fireEvent.click(screen.getByRole("button", { name: "Thêm chỉ tiêu" }));
  type(screen.getAllByLabelText("Nội dung chỉ tiêu")[1] as HTMLElement, "Thứ hai");
  fireEvent.click(screen.getByRole("button", { name: "Bỏ chỉ tiêu 1" }));
  expect((screen.getByLabelText("Nội dung chỉ tiêu") as HTMLInputElement).value).toBe("Thứ hai");
  expect(screen.queryByRole("button", { name: /^Bỏ chỉ tiêu/ })).toBeNull();
});

test("one more target goes to the resolution it was opened from, and who only reads is offered nothing", async () => {
  const calls = stubServer({ ...READ, "POST /programmes/p1/targets": programme });
  const { unmount } = renderDesk(<BoardPage />, "province_staff", "#/ban/chi-tieu");
  fireEvent.click(await screen.findByRole("button", { name: "Thêm chỉ tiêu: Nghị quyết 04-NQ/TU" }));
  const sheet = within(screen.getByRole("dialog"));
  type(sheet.getByLabelText("Nội dung chỉ tiêu"), "Chỉ tiêu bổ sung");
  type(sheet.getByLabelText("Nhóm"), "Xã hội số");
  fireEvent.click(sheet.getByLabelText("Chỉ tiêu khó đạt"));
  fireEvent.click(sheet.getByRole("button", { name: "Lưu" }));
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  expect(calls.find(({ route }) => route === "POST /programmes/p1/targets")?.body).toEqual({
    group: "Xã hội số",
    name: "Chỉ tiêu bổ sung",
    indicator_id: null,
    baseline: null,
    goal: null,
    deadline: "2025-12-31",
    challenging: true,
  });
  unmount();
  renderDesk(<BoardPage />, "commune_officer", "#/ban/chi-tieu");
  await screen.findByText("0/0");
  expect(screen.queryByRole("button", { name: /Thêm/ })).toBeNull();
  expect(screen.queryByRole("link", { name: /Thêm/ })).toBeNull();
});
