import { fireEvent, screen, waitFor } from "@testing-library/preact";
import { expect, test, vi } from "vitest";
import { api } from "../../../data";
import { renderDesk } from "../testing/renderDesk";
import { Refusal, stubServer } from "../testing/server";
import { ExportsPage } from "./ExportsPage";

const made = {
  id: "e1",
  report: "monthly",
  format: "xlsx",
  status: "queued",
  progress: 0,
  params: { from: "2026-11-01", to: "2026-11-30" },
  requested_by_name: "Lê Xuân Dũng",
  created_at: "2026-11-22T01:00:00Z",
  ready_at: null,
  rows: null,
  bytes: null,
  sha256: null,
  filename: null,
  error: null,
  downloaded: 0,
  downloads: [],
};
const taken = { name: "Trần Thị Bé", at: "2026-11-22T02:00:00Z" };
const ready = {
  ...made,
  status: "ready",
  progress: 100,
  rows: 291,
  bytes: 22_700,
  sha256: "203a9acef00dbeef1840",
  filename: "bao-cao-thang_2026-11.xlsx",
};

const message = { text: "Thành phố Hồ Chí Minh, tháng 11/2026\n12 lượt hỗ trợ" };

test("the month is chosen already: one press makes the file, looks after it and fetches it", async () => {
  const download = vi.spyOn(api, "download").mockResolvedValue();
  const states = [{ ...made, status: "running", progress: 40 }, ready];
  const calls = stubServer({
    "GET /exports": { items: [ready], next: null },
    "POST /exports": made,
    "GET /exports/e1": () => states.shift() ?? ready,
    "GET /units": { items: [] },
    "GET /exports/message": message,
  });
  renderDesk(<ExportsPage />, "province_staff", "#/ban/xuat");
  screen.getByRole("heading", { name: "Xuất báo cáo tháng 11/2026" });
  fireEvent.click(screen.getByRole("button", { name: "Tải Excel" }));
  await screen.findByText("Đang cộng số liệu · xong 40%", {}, { timeout: 3000 });
  await waitFor(() => expect(download).toHaveBeenCalledWith("/exports/e1/file", "bao-cao-thang_2026-11.xlsx"), {
    timeout: 4000,
  });
  expect(calls.find((call) => call.route === "POST /exports")?.body).toEqual({
    report: "monthly",
    format: "xlsx",
    from: "2026-11-01",
    to: "2026-11-30",
    units_as_of: "then",
  });
  await screen.findByText("Tệp đã xong và đang tải về.");
  expect(screen.getByText("203a9ace…1840")).toBeTruthy();
  expect(screen.getByText("22,7 KB")).toBeTruthy();
});

test("an officer's file is of the own commune, and a refusal is told in words", async () => {
  const calls = stubServer({
    "GET /exports": { items: [], next: null },
    "POST /exports": new Refusal(503, { code: "unavailable" }),
    "GET /exports/message": message,
  });
  renderDesk(<ExportsPage />, "commune_officer", "#/ban/xuat?ky=truoc");
  await screen.findByText("Chưa xuất tệp nào. Chọn kỳ rồi bấm Tải Excel.");
  fireEvent.click(screen.getByRole("button", { name: "Tải CSV" }));
  await screen.findByText(/Hệ thống đang bận/);
  expect(calls.find((call) => call.route === "POST /exports")?.body).toMatchObject({
    unit: "c1",
    format: "csv",
    from: "2026-10-01",
  });
});

test("a file tells who took it away; the message is seen and copied; the long table is asked for", async () => {
  const copied = vi.fn().mockResolvedValue(undefined);
  vi.stubGlobal("navigator", { ...navigator, clipboard: { writeText: copied } });
  const calls = stubServer({
    "GET /exports": {
      items: [{ ...ready, downloaded: 2, downloads: [taken, { ...taken, name: "Lê Văn Cả" }] }],
      next: null,
    },
    "POST /exports": new Refusal(503, { code: "unavailable" }),
    "GET /units": { items: [] },
    "GET /exports/message": message,
  });
  renderDesk(<ExportsPage />, "province_staff", "#/ban/xuat");
  await screen.findByText("Trần Thị Bé");
  expect(screen.getByText("Tất cả 2 lần")).toBeTruthy();
  await screen.findByText(/12 lượt hỗ trợ/);
  fireEvent.click(screen.getByRole("button", { name: "Sao chép để gửi Zalo" }));
  expect(copied).toHaveBeenCalledWith(message.text);
  fireEvent.click(screen.getByRole("button", { name: "Bảng Parquet" }));
  await waitFor(() =>
    expect(calls.find((call) => call.route === "POST /exports")?.body).toMatchObject({
      report: "aggregates",
      format: "parquet",
    }),
  );
  vi.unstubAllGlobals();
});

test("a file that cannot be made says why, and what would help", async () => {
  stubServer({
    "GET /exports": { items: [], next: null },
    "POST /exports": { ...made, report: "aggregates", status: "failed", error: "too_many_rows" },
    "GET /exports/message": message,
  });
  renderDesk(<ExportsPage />, "commune_officer", "#/ban/xuat");
  fireEvent.click(screen.getByRole("button", { name: "Tải Excel" }));
  await screen.findByText(/Chọn ít tháng hơn hoặc CSV/);
});
