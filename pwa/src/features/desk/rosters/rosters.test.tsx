import { fireEvent, screen, waitFor } from "@testing-library/preact";
import { expect, test } from "vitest";
import { renderDesk } from "../testing/renderDesk";
import { Refusal, stubServer } from "../testing/server";
import { RosterPage } from "./RosterPage";
import { RostersPage } from "./RostersPage";
import type { Line, RosterFull } from "./types";

const line: Line = {
  person_id: "p1",
  full_name: "Lê Thị Mẫu",
  birth_year: 1979,
  gender: "female",
  organization: "Giáo viên",
  position: null,
  phone: "+84530000014",
  role: "leader",
};
const draft: RosterFull = {
  id: "r1",
  team: { id: "t1", title: "Tổ khu phố 1", hamlet_label: "Khu phố 1", commune_id: "c1", commune_name: "Thủ Dầu Một" },
  version: 2,
  status: "draft",
  edits: 3,
  content_hash: "h",
  base_id: null,
  lines: [line],
  problems: [],
  warnings: [],
  reason: null,
  events: [{ action: "create", at: "2026-11-22T01:00:00Z", by: "Nguyễn Thị Châu", reason: null }],
  decision: null,
  may: ["edit", "submit", "discard"],
};
const before = { ...line, person_id: "p0", full_name: "Lê Thị Mầu" };
const diff = {
  against: "r0",
  new: [],
  left: [],
  changed: [],
  moved: [],
  unsure: [{ before, after: line }],
  rows: [{ before, after: line, kind: "unsure" }],
  counts: { new: 0, left: 0, changed: 1 },
  sentences: { vi: [], en: [] },
};

test("a draft is typed in, saved as a whole and handed in", async () => {
  const calls = stubServer({
    "GET /rosters/r1": draft,
    "GET /rosters/r1/diff": { ...diff, unsure: [], rows: [] },
    "PUT /rosters/r1": { ...draft, edits: 4, lines: [{ ...line, full_name: "Lê Thị Mận" }] },
    "POST /rosters/r1/submit": { ...draft, edits: 4, status: "submitted", may: ["withdraw"] },
  });
  renderDesk(<RosterPage />, "commune_officer", "#/ban/danh-sach/r1");
  const name = await screen.findByLabelText("Họ và tên, Lê Thị Mẫu");
  await screen.findByText("Hai bản giống nhau");
  fireEvent.input(name, { target: { value: "Lê Thị Mận" } });
  expect(screen.getByRole("button", { name: "Gửi duyệt" }).getAttribute("aria-disabled")).toBe("true");
  fireEvent.click(screen.getByRole("button", { name: "Lưu bản nháp" }));
  await waitFor(() => expect(screen.queryByRole("button", { name: "Lưu bản nháp" })).toBeNull());
  const saved = calls.find((call) => call.route === "PUT /rosters/r1")?.body;
  expect(saved).toEqual({ edits: 3, lines: [{ ...line, full_name: "Lê Thị Mận", phone: "0530 000 014" }] });
  fireEvent.click(screen.getByRole("button", { name: "Gửi duyệt" }));
  await screen.findByRole("button", { name: "Rút lại" });
  expect(calls.find((call) => call.route === "POST /rosters/r1/submit")?.query).toEqual({ edits: "4" });
});

test("a cell that cannot be right is named before anything is sent; a quicker colleague is named too", async () => {
  const late = new Refusal(409, {
    code: "conflict",
    params: { edits: 9, by: "Trần Thị Hai", at: "2026-11-22T02:00:00Z" },
  });
  const calls = stubServer({ "GET /rosters/r1": draft, "GET /rosters/r1/diff": diff, "PUT /rosters/r1": late });
  renderDesk(<RosterPage />, "commune_officer", "#/ban/danh-sach/r1");
  const phone = await screen.findByLabelText("Số điện thoại, Lê Thị Mẫu");
  fireEvent.input(phone, { target: { value: "0530" } });
  fireEvent.click(screen.getByRole("button", { name: "Lưu bản nháp" }));
  await screen.findByText("Gõ số như 0912 345 678");
  expect(calls.some((call) => call.route.startsWith("PUT"))).toBe(false);
  fireEvent.input(phone, { target: { value: "0530000015" } });
  fireEvent.click(screen.getByRole("button", { name: "Lưu bản nháp" }));
  await screen.findByText(/Trần Thị Hai vừa sửa lúc 09:00/);
});

test("a doubtful pair is settled as one person", async () => {
  const calls = stubServer({ "GET /rosters/r1": draft, "GET /rosters/r1/diff": diff, "PUT /rosters/r1": draft });
  renderDesk(<RosterPage />, "commune_officer", "#/ban/danh-sach/r1");
  fireEvent.click(await screen.findByRole("button", { name: /Cùng một người/ }));
  await waitFor(() => expect(calls.some((call) => call.route.startsWith("PUT"))).toBe(true));
  const body = calls.find((call) => call.route.startsWith("PUT"))?.body;
  expect(body).toEqual({ edits: 3, lines: [{ ...line, person_id: "p0" }] });
});

test("a doubtful pair that is two people is answered once, and the list stays as it is", async () => {
  let said = false;
  const calls = stubServer({
    "GET /rosters/r1": draft,
    "GET /rosters/r1/diff": () => (said ? { ...diff, unsure: [] } : diff),
    "POST /rosters/r1/answers": () => {
      said = true;
      return {};
    },
  });
  renderDesk(<RosterPage />, "commune_officer", "#/ban/danh-sach/r1");
  fireEvent.click(await screen.findByRole("button", { name: /Hai người khác nhau/ }));
  await waitFor(() => expect(screen.queryByText("Có phải một người không?")).toBeNull());
  const told = { person_id: "p0", full_name: line.full_name, same: false };
  expect(calls.find((call) => call.route.startsWith("POST"))?.body).toMatchObject({ answers: [told] });
  expect(calls.some((call) => call.route.startsWith("PUT"))).toBe(false);
});

test("an approver returns a version with a reason", async () => {
  const submitted: RosterFull = { ...draft, status: "submitted", may: ["return"] };
  const calls = stubServer({
    "GET /rosters/r1": submitted,
    "GET /rosters/r1/diff": diff,
    "POST /rosters/r1/return": { ...submitted, status: "returned", reason: "Thiếu số điện thoại", may: [] },
  });
  renderDesk(<RosterPage />, "commune_approver", "#/ban/danh-sach/r1");
  fireEvent.click(await screen.findByRole("button", { name: "Yêu cầu bổ sung" }));
  fireEvent.input(screen.getByLabelText("Lý do"), { target: { value: "Thiếu số điện thoại" } });
  await waitFor(() => expect(screen.getByLabelText<HTMLTextAreaElement>("Lý do").value).not.toBe(""));
  const form = screen.getByLabelText("Lý do").closest("form");
  if (form) fireEvent.submit(form);
  await screen.findByText("Xã yêu cầu bổ sung bản này");
  expect(calls.find((call) => call.route === "POST /rosters/r1/return")?.body).toEqual({
    reason: "Thiếu số điện thoại",
  });
});

test("drafts are handed in together, and those that the rules refuse are named", async () => {
  const item = { team_id: "t1", hamlet_label: null, commune_id: "c1", version: 1, status: "draft", edits: 2 };
  const rest = { submitted_by: null, submitted_at: null, members: 3, changes: { new: 3, left: 0, changed: 0 } };
  stubServer({
    "GET /rosters": {
      items: [
        { ...item, ...rest, id: "r1", team_title: "Tổ khu phố 1" },
        { ...item, ...rest, id: "r2", team_title: "Tổ khu phố 2" },
      ],
      next: null,
    },
    "POST /rosters/r1/submit": draft,
    "POST /rosters/r2/submit": new Refusal(422, { code: "validation_failed" }),
  });
  renderDesk(<RostersPage />, "commune_officer", "#/ban/danh-sach?xem=draft");
  fireEvent.click(await screen.findByRole("button", { name: "Gửi duyệt 2 bản nháp" }));
  await screen.findByText(/Chưa gửi được: Tổ khu phố 2/);
});
