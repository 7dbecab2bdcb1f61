/** A list that is taken in part by part, and two officers at one list. */
import { fireEvent, screen, waitFor } from "@testing-library/preact";
import { expect, test } from "vitest";
import { renderDesk } from "../testing/renderDesk";
import { Refusal, stubServer } from "../testing/server";
import { ImportPage } from "./ImportPage";

const hamlet = (name: string, roster_id: string | null, more: object = {}) => ({
  name,
  match: "matched",
  chosen: false,
  commune: false,
  hamlet_id: `h-${name}`,
  roster_id,
  candidates: [],
  ...more,
});
const given = {
  id: "i1",
  unit_id: "c1",
  status: "ready",
  progress: 100,
  filename: "danh-sach.xlsx",
  size: 6200,
  sha256: "203a",
  edits: 4,
  code: null,
  message: null,
  created_at: "2026-11-22T01:00:00Z",
  committed_at: null,
  uploaded_by: "Nguyễn Thị Châu",
  columns: [],
  ignored: [],
  members: [],
  errors: [],
  warnings: [],
  hamlets: [hamlet("Khu phố 1", "r1"), hamlet("Khu phố 2", null)],
  error_rows: [],
  committed_teams: ["Khu phố 1"],
};
const line = (full_name: string) => ({
  person_id: null,
  full_name,
  birth_year: 1979,
  gender: "female",
  organization: null,
  position: null,
  phone: null,
  role: "member",
});
const team = (name: string, who: string) => ({
  hamlet: name,
  team_id: `t-${name}`,
  team_title: `Tổ ${name}`,
  counts: { new: 1, left: 0, changed: 0 },
  new: [line(who)],
  left: [],
  changed: [],
  moved: [],
  unsure: [],
  rows: [{ before: null, after: line(who), kind: "new" }],
  sentences: { vi: [`Bà ${who} vào Tổ.`], en: [] },
});
const diff = { items: [team("Khu phố 1", "Lê Thị Một"), team("Khu phố 2", "Lê Thị Hai")] };
const first = { edits: 5, by: "Trần Thị Hai", at: "2026-11-22T01:05:00Z" };

test("what is a draft already is a link to it, the rest is offered", async () => {
  const calls = stubServer({
    "GET /roster-imports/i1": given,
    "GET /roster-imports/i1/diff": diff,
    "POST /roster-imports/i1/commit": { rosters: [{ id: "r2" }] },
  });
  renderDesk(<ImportPage />, "commune_officer", "#/ban/nhap/i1?buoc=khac");
  const link = await screen.findByRole("link", { name: "Khu phố 1" });
  expect(link.getAttribute("href")).toBe("#/ban/danh-sach/r1");
  await screen.findByText("Còn 1 tổ trong tệp chưa lập nháp, ở dưới đây.");
  expect(screen.queryByText("Bà Lê Thị Một vào Tổ.")).toBeNull();
  fireEvent.click(screen.getByRole("button", { name: "Lập danh sách nháp (1 tổ)" }));
  await waitFor(() => expect(location.hash).toBe("#/ban/danh-sach/r2"));
  expect(calls.at(-1)?.body).toEqual({ edits: 4, teams: ["Khu phố 2"] });
});

test("whether two lines are one person is asked once, and answered to the import", async () => {
  const before = { ...line("Lê Thị Hai"), person_id: "p1" };
  const after = { ...line("Võ Văn Ba"), phone: "+84530000009" };
  const doubtful = { ...team("Khu phố 2", "Võ Văn Ba"), unsure: [{ before, after }] };
  let said = false;
  const calls = stubServer({
    "GET /roster-imports/i1": given,
    "GET /roster-imports/i1/diff": () => ({ items: [said ? team("Khu phố 2", "Võ Văn Ba") : doubtful] }),
    "PATCH /roster-imports/i1": () => {
      said = true;
      return { ...given, edits: 5 };
    },
  });
  renderDesk(<ImportPage />, "commune_officer", "#/ban/nhap/i1?buoc=khac");
  fireEvent.click(await screen.findByRole("button", { name: /^Hai người khác nhau/ }));
  await waitFor(() => expect(screen.queryByText("Có phải một người không?")).toBeNull());
  const told = { person_id: "p1", full_name: "Võ Văn Ba", birth_year: 1979, phone: "+84530000009", same: false };
  expect(calls.find((call) => call.route.startsWith("PATCH"))?.body).toEqual({ edits: 4, answers: [told] });
});

test("a hamlet that nobody has chosen yet is not called a new team", async () => {
  const open = { ...given, committed_teams: [], hamlets: [hamlet("Khu phố 1", null, { match: "ambiguous" })] };
  stubServer({
    "GET /roster-imports/i1": open,
    "GET /roster-imports/i1/diff": { items: [{ ...team("Khu phố 1", "Lê Thị Một"), team_id: null, team_title: null }] },
  });
  renderDesk(<ImportPage />, "commune_officer", "#/ban/nhap/i1?buoc=khac");
  await screen.findByText("Chưa rõ nơi");
  expect(screen.queryByText("Tổ mới")).toBeNull();
});

test("whoever is second at making drafts, or at saying which hamlet is meant, reads who was first and when", async () => {
  const refusal = new Refusal(409, { code: "conflict", params: first });
  const open = { ...given, hamlets: [hamlet("Khu phố 2", null, { match: "new" })] };
  stubServer({
    "GET /roster-imports/i1": given,
    "GET /roster-imports/i1/diff": diff,
    "POST /roster-imports/i1/commit": refusal,
  });
  const { unmount } = renderDesk(<ImportPage />, "commune_officer", "#/ban/nhap/i1?buoc=khac");
  fireEvent.click(await screen.findByRole("button", { name: "Lập danh sách nháp (1 tổ)" }));
  await screen.findByText("Trần Thị Hai sửa lúc 08:05, 22/11/2026. Xem bản mới rồi làm lại.");
  unmount();
  stubServer({ "GET /roster-imports/i1": open, "PATCH /roster-imports/i1": refusal });
  renderDesk(<ImportPage />, "commune_officer", "#/ban/nhap/i1?buoc=cot");
  fireEvent.change(await screen.findByLabelText("“Khu phố 2” là"), { target: { value: "new" } });
  await screen.findByText("Trần Thị Hai sửa lúc 08:05, 22/11/2026. Xem bản mới rồi làm lại.");
});
