import { fireEvent, screen, waitFor } from "@testing-library/preact";
import { expect, test } from "vitest";
import { place } from "../base/route";
import { renderDesk } from "../testing/renderDesk";
import { Refusal, stubServer } from "../testing/server";
import { letter } from "./ColumnsStep";
import { ImportPage } from "./ImportPage";
import { ImportsPage } from "./ImportsPage";
import { mended } from "./repairs";
import { firstStep } from "./steps";
import type { Import } from "./types";
import { misfitOf } from "./upload";

const matched = {
  name: "Khu phố 1",
  match: "matched" as const,
  chosen: false,
  commune: false,
  hamlet_id: "h1",
  candidates: [{ id: "h1", label: "Khu phố 1 (Phú Cường cũ)" }],
};
const given: Import = {
  id: "i1",
  unit_id: "c1",
  status: "ready",
  progress: 100,
  filename: "danh-sach.xlsx",
  size: 6200,
  sha256: "203a9acef00d",
  edits: 4,
  code: null,
  message: null,
  created_at: "2026-11-22T01:00:00Z",
  committed_at: null,
  uploaded_by: "Nguyễn Thị Châu",
  columns: [{ sheet: "Tổ", column: 1, header: "HỌ VÀ TÊN", field: "full_name" }],
  ignored: [],
  members: [],
  errors: [
    { code: "phone_digits", message: "Dòng 14: SĐT thiếu 1 số", sheet: "Tổ", row: 14, column: "phone", value: "05305" },
    {
      code: "phone_old",
      message: "Dòng 15: Số 11 chữ số kiểu cũ",
      sheet: "Tổ",
      row: 15,
      column: "phone",
      suggestion: "0530 000 015",
    },
  ],
  warnings: [],
  hamlets: [matched],
  error_rows: [
    { sheet: "Tổ", row: 14, hamlet: "Khu phố 1", full_name: "Lê Thị Mẫu", phone: "05305" },
    { sheet: "Tổ", row: 15, hamlet: "Khu phố 1", full_name: "Trần Văn Mẫu", phone: "01205" },
  ],
};
const line = {
  person_id: null,
  full_name: "Lê Thị Mẫu",
  birth_year: 1979,
  gender: "female",
  organization: null,
  position: null,
  phone: "+84530000014",
  role: "member",
};
const same = { new: [], left: [], changed: [], moved: [], unsure: [], sentences: { vi: [], en: [] } };
const diff = {
  ...same,
  hamlet: "Khu phố 1",
  team_id: "t1",
  team_title: "Tổ khu phố 1",
  counts: { new: 1, left: 0, changed: 0 },
  new: [line],
  rows: [{ before: null, after: line, kind: "new" }],
  sentences: { vi: ["Bà Lê Thị Mẫu vào Tổ, làm Tổ viên."], en: ["Lê Thị Mẫu joins the team."] },
};

test("rows are mended one after the other, checked at once, and lead to the differences and to drafts", async () => {
  const clean = { ...given, edits: 5, errors: [], error_rows: [] };
  const calls = stubServer({
    "GET /roster-imports/i1": given,
    "PATCH /roster-imports/i1": clean,
    "GET /roster-imports/i1/diff": { items: [diff] },
    "POST /roster-imports/i1/commit": { rosters: [{ id: "r1" }] },
  });
  renderDesk(<ImportPage />, "commune_officer", "#/ban/nhap/i1");
  const first = await screen.findByLabelText<HTMLInputElement>("Dòng 14, Số điện thoại");
  screen.getByText("SĐT thiếu 1 số");
  fireEvent.input(first, { target: { value: "0530000014" } });
  fireEvent.keyDown(first, { key: "Enter" });
  const second = screen.getByLabelText("Dòng 15, Số điện thoại");
  await waitFor(() => expect(document.activeElement).toBe(second));
  fireEvent.click(screen.getByRole("button", { name: "Dùng 0530 000 015" }));
  fireEvent.click(await screen.findByRole("button", { name: "Kiểm tra lại (2 dòng đã sửa)" }));
  await screen.findByText("Bà Lê Thị Mẫu vào Tổ, làm Tổ viên.");
  expect(calls.find((call) => call.route.startsWith("PATCH"))?.body).toEqual({
    edits: 4,
    rows: [
      { sheet: "Tổ", row: 14, phone: "0530000014" },
      { sheet: "Tổ", row: 15, phone: "0530 000 015" },
    ],
    hamlets: {},
  });
  fireEvent.click(screen.getByRole("button", { name: "Lập danh sách nháp (1 tổ)" }));
  await waitFor(() => expect(location.hash).toBe("#/ban/danh-sach/r1"));
  expect(calls.at(-1)?.body).toEqual({ edits: 5, teams: ["Khu phố 1"] });
});

test("who comes second is told by whom, and keeps what was typed", async () => {
  stubServer({
    "GET /roster-imports/i1": given,
    "PATCH /roster-imports/i1": new Refusal(409, {
      code: "conflict",
      params: { edits: 5, by: "Trần Thị Hai", at: "2026-11-22T01:05:00Z" },
    }),
  });
  renderDesk(<ImportPage />, "commune_officer", "#/ban/nhap/i1");
  fireEvent.input(await screen.findByLabelText("Dòng 14, Số điện thoại"), { target: { value: "0530000014" } });
  fireEvent.click(screen.getByRole("button", { name: /Kiểm tra lại/ }));
  await screen.findByText(/^Trần Thị Hai sửa lúc 08:05, 22\/11\/2026/);
  expect(screen.getByLabelText<HTMLInputElement>("Dòng 14, Số điện thoại").value).toBe("0530000014");
});

test("a hamlet that may be several is asked about, one that is nowhere may be made", async () => {
  const open = { ...given, errors: [], error_rows: [], hamlets: [{ ...matched, match: "ambiguous", hamlet_id: null }] };
  const calls = stubServer({
    "GET /roster-imports/i1": open,
    "PATCH /roster-imports/i1": { ...open, edits: 5, hamlets: [{ ...matched, chosen: true }] },
  });
  renderDesk(<ImportPage />, "commune_officer", "#/ban/nhap/i1");
  fireEvent.change(await screen.findByLabelText("“Khu phố 1” là"), { target: { value: "h1" } });
  await screen.findByText("Mọi tên đều đã khớp.");
  expect(calls.at(-1)?.body).toEqual({ edits: 4, rows: [], hamlets: { "Khu phố 1": "h1" } });
  expect(place.value.page).toBe("nhap");
});

test("a file that is no list is not sent, and a refused one says why", async () => {
  expect(misfitOf({ name: "anh.png", size: 10 })).toBe("badKind");
  expect(misfitOf({ name: "DS.XLSX", size: 11 * 1024 * 1024 })).toBe("tooBig");
  expect(misfitOf({ name: "DS.csv", size: 10 })).toBeNull();
  stubServer({
    "GET /roster-imports": {
      items: [{ ...given, status: "refused", code: "encrypted", message: "Tệp có mật khẩu." }],
      next: null,
    },
  });
  renderDesk(<ImportsPage />, "commune_officer", "#/ban/nhap");
  await screen.findByText("Tệp có mật khẩu.");
  const file = new File(["x"], "anh.png");
  fireEvent.change(screen.getByLabelText("Chọn tệp danh sách"), { target: { files: [file] } });
  await screen.findByText(/Chỉ nhận tệp/);
});

test("an import waits at its first open step; saying what stood there takes a repair back", () => {
  expect(firstStep(given)).toBe("dong");
  expect(firstStep({ ...given, errors: [] })).toBe("khac");
  expect(firstStep({ ...given, status: "refused" })).toBe("tep");
  const row = { sheet: "Tổ", row: 14, phone: "05305" };
  expect(mended(row, undefined, { phone: "0530" })).toEqual({ phone: "0530" });
  expect(mended(row, { phone: "0530" }, { phone: "05305" })).toBeNull();
  expect([0, 25, 26, 27].map(letter)).toEqual(["A", "Z", "AA", "AB"]);
});
