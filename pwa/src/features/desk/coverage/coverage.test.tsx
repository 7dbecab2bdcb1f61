import { fireEvent, screen, waitFor } from "@testing-library/preact";
import { expect, test } from "vitest";
import type { CoverageRow } from "../base/types";
import { catalogue, coverage } from "../testing/answers";
import { renderDesk } from "../testing/renderDesk";
import { stubServer } from "../testing/server";
import { CommunePage } from "./CommunePage";
import { CoveragePage } from "./CoveragePage";

const numbers = { hamlets: 10, waiting: 1, without: 2, members: 40 };
const row = (name: string, teams: number, silent: number): CoverageRow => ({
  unit_id: name,
  code: "25960",
  name,
  teams,
  silent,
  silent_hamlets: silent,
  approved: 7 - silent,
  ...numbers,
});
const unheard = (name: string, teams: number): CoverageRow => ({
  ...row(name, teams, 0),
  approved: 7,
  silent: null,
  silent_hamlets: null,
});

const hamlets = [
  { label: "Khu phố 1", state: "approved", reached: null },
  { label: "Khu phố 2", state: "waiting", reached: null },
] as const;

const grid = (rows: CoverageRow[], silence_known = true) => ({
  on: "2023-01-31",
  as_of: "2026-11-21T10:20:00+00:00",
  period: null,
  topics: [],
  silence_known,
  columns: rows.length,
  rows: 1,
  cells: rows.map((one, column) => {
    const known = column === 0;
    const numbers = known ? { counted: 1, share: 0.5, step: 2 } : { counted: null, share: null, step: null };
    return {
      ...{ column, row: 0, unit_id: one.unit_id, code: one.code, name: one.name, total: known ? 2 : 0 },
      ...numbers,
      hamlets: known ? hamlets : [],
    };
  }),
});

function show(rows: CoverageRow[], silenceKnown = true, hash = "#/ban/bao-phu?ngay=2023-01-31") {
  const calls = stubServer({
    "GET /reports/coverage": { ...coverage, on: "2023-01-31", silence_known: silenceKnown, rows },
    "GET /reports/tiles": grid(rows, silenceKnown),
    "GET /campaigns": { items: [] },
    "GET /topics": catalogue,
  });
  renderDesk(<CoveragePage />, "province_staff", hash);
  return calls;
}

test("coverage is of the asked day and its units, with sums and a bar in words", async () => {
  const calls = show([row("Phường An Bình", 7, 3), row("Phường An Phú", 7, 0)]);
  await screen.findByText("2 đơn vị cấp xã, theo địa giới ngày 31/01/2023");
  expect(calls[0]?.query).toEqual({ on: "2023-01-31", level: "commune" });
  expect(screen.getByRole("img", { name: "Có tổ: 4, Tổ im lặng: 3, Chờ duyệt: 1, Chưa có tổ: 2" })).toBeTruthy();
  expect(screen.getAllByRole("row").at(-1)?.textContent).toBe("Tổng cộng148020243");
  expect(screen.getByRole("cell", { name: "50,0%" })).toBeTruthy();
});

test("before any visit was sent no team is called silent", async () => {
  show([unheard("Phường An Bình", 7)], false);
  await screen.findByText("Trước ngày này chưa có lượt nào gửi lên, nên không tính tổ im lặng.");
  expect(screen.getAllByRole("row").at(-1)?.textContent).toBe("Tổng cộng7401012–");
  expect(screen.getByRole("img", { name: "Có tổ: 7, Tổ im lặng: 0, Chờ duyệt: 1, Chưa có tổ: 2" })).toBeTruthy();
});

test.each([
  ["2023-01-31", "Trước ngày này chưa có lượt nào gửi lên, nên không tính tổ im lặng."],
  ["2030-01-31", "Ngày này chưa tới, nên không tính tổ im lặng."],
])("a commune's page on %s says why no team is called silent", async (on, words) => {
  const hamlet = { hamlet_id: "h1", code: "1", label: "Khu phố 1", state: "approved", team_id: null, members: 4 };
  const rows = [{ ...unheard("c1", 7), hamlet_states: [hamlet] }];
  stubServer({
    "GET /reports/coverage": { ...coverage, on, as_of: "2026-11-21T10:20:00+00:00", silence_known: false, rows },
    "GET /decisions": { items: [], next: null },
    "GET /reports/silent-teams": { as_of: "2026-11-21T10:20:00+00:00", days: 7, items: [] },
  });
  renderDesk(<CommunePage />, "province_staff", `#/ban/bao-phu/c1?ngay=${on}`);
  await screen.findByText(words);
  expect(screen.getByRole("cell", { name: "Có tổ" })).toBeTruthy();
});

test("tiles are one stop of Tab; arrows move between them, and each says in words what it shows", async () => {
  show([row("Phường An Bình", 7, 3), row("Xã An Phú", 7, 0)]);
  const first = await screen.findByRole("link", {
    name: "P. An Bình 1/2 khu phố, ấp có tổ. Có tổ: 1. Chờ duyệt: 1",
  });
  const second = screen.getByRole("link", { name: "X. An Phú – Chưa có số liệu" });
  expect([first.tabIndex, second.tabIndex]).toEqual([0, -1]);
  expect([first.className, second.className]).toEqual(["dk-tile dk-step-2", "dk-tile dk-step-none"]);
  expect(first.getAttribute("href")).toBe("#/ban/bao-phu/Ph%C6%B0%E1%BB%9Dng%20An%20B%C3%ACnh?ngay=2023-01-31");
  first.focus();
  fireEvent.keyDown(first, { key: "ArrowRight" });
  expect(document.activeElement).toBe(second);
  await waitFor(() => expect([first.tabIndex, second.tabIndex]).toEqual([-1, 0]));
});

test("coloured by a week, the grid is asked for its days and says so", async () => {
  const calls = show([row("Phường An Bình", 7, 3)], true, "#/ban/bao-phu?mau=tuan&tuan=2026-11-19");
  await waitFor(() =>
    expect(calls.find((call) => call.route === "GET /reports/tiles")?.query).toEqual({
      on: "2026-11-22",
      from: "2026-11-16",
      to: "2026-11-22",
    }),
  );
});
