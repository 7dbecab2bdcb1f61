import { act, fireEvent, renderHook, screen, waitFor } from "@testing-library/preact";
import { afterEach, expect, test, vi } from "vitest";
import { renderDesk } from "../testing/renderDesk";
import { stubServer } from "../testing/server";
import { ImportPage } from "./ImportPage";
import { bodyOf, useRepairs } from "./repairs";
import type { ErrorRow, Import } from "./types";

const rows: ErrorRow[] = [14, 15].map((row) => ({ sheet: "Tổ", row, hamlet: "Khu phố 1", full_name: "", phone: "0" }));
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
  columns: [],
  ignored: [],
  members: [],
  errors: rows.map(({ sheet, row }) => ({ code: "phone_digits", message: "", sheet, row, column: "phone" })),
  warnings: [],
  hamlets: [],
  error_rows: rows,
};
const [row14, row15] = rows as [ErrorRow, ErrorRow];

afterEach(() => void vi.unstubAllGlobals());

async function openRepairs() {
  const { result } = renderHook(() => useRepairs("i1"));
  await waitFor(() => expect(result.current.state).toBe("open"));
  return result;
}

test("two repairs before the next drawing are both kept", async () => {
  const result = await openRepairs();
  await act(() => {
    result.current.mend(row14, { phone: "0530000014" });
    result.current.mend(row15, { shared_phone: true });
  });
  expect(bodyOf(result.current.repairs)).toEqual([
    { sheet: "Tổ", row: 14, phone: "0530000014" },
    { sheet: "Tổ", row: 15, shared_phone: true },
  ]);
});

test("what is mended while the server looks at the others is not dropped with them", async () => {
  const result = await openRepairs();
  await act(() => result.current.mend(row14, { phone: "0530000014" }));
  const sent = result.current.repairs;
  await act(() => result.current.mend(row15, { shared_phone: true }));
  await act(() => result.current.taken(sent));
  expect(bodyOf(result.current.repairs)).toEqual([{ sheet: "Tổ", row: 15, shared_phone: true }]);
});

test("a late drawing does not take the focus from who has gone on", async () => {
  const frames: FrameRequestCallback[] = [];
  stubServer({ "GET /roster-imports/i1": given });
  renderDesk(<ImportPage />, "commune_officer", "#/ban/nhap/i1");
  const first = await screen.findByLabelText<HTMLInputElement>("Dòng 14, Số điện thoại");
  const elsewhere = screen.getByRole("button", { name: /Bỏ dòng 15/ });
  vi.stubGlobal("requestAnimationFrame", (frame: FrameRequestCallback) => frames.push(frame));
  const draw = () => frames.splice(0).forEach((frame) => void frame(0));
  first.focus();
  fireEvent.keyDown(first, { key: "Enter" });
  elsewhere.focus();
  draw();
  expect(document.activeElement).toBe(elsewhere);
  first.focus();
  fireEvent.keyDown(first, { key: "Enter" });
  draw();
  expect(document.activeElement).toBe(screen.getByLabelText("Dòng 15, Số điện thoại"));
});
