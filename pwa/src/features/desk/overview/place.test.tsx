import { screen, waitFor } from "@testing-library/preact";
import { beforeEach, expect, test } from "vitest";
import type { CoverageRow } from "../base/types";
import { catalogue, coverage, row, summary } from "../testing/answers";
import { renderDesk } from "../testing/renderDesk";
import { Refusal, stubServer } from "../testing/server";
import { OverviewPage } from "./OverviewPage";

const idle: CoverageRow = {
  unit_id: "c9",
  code: "9",
  name: "Xã Minh Thạnh",
  hamlets: 4,
  teams: 2,
  approved: 2,
  silent_hamlets: 0,
  waiting: 1,
  without: 1,
  silent: 0,
  members: 9,
};

let answer: (said: unknown) => void;

/** The province's overview with its numbers there, while the coverage is on its way. */
beforeEach(async () => {
  const late = new Promise((resolve) => {
    answer = resolve;
  });
  stubServer({
    "GET /reports/summary": summary("commune", [row("c1", "Phường Phú Lợi", { visits: 4, people: 9, items: 9 })]),
    "GET /reports/coverage": () => late,
    "GET /units": { items: [] },
    "GET /topics": catalogue,
  });
  renderDesk(<OverviewPage />, "province_staff", "#/ban/tong-quan");
  await screen.findByText("Phường Phú Lợi", { selector: "a" });
});

const kept = () => [...document.querySelectorAll(".skeleton")];
const table = () => screen.queryByRole("table", { name: "1 xã, phường cần xem trước" });
const order = (one: Element | undefined, other: Element) => one?.compareDocumentPosition(other);

test("the place of the communes to look at first is kept above what is read, until they come", async () => {
  const numbers = screen.getByText(/^Số tính đến/);
  const switches = screen.getByLabelText("Chia theo (dòng)");
  expect([kept().length, table()]).toEqual([1, null]);
  expect(order(kept()[0], numbers)).toBe(Node.DOCUMENT_POSITION_PRECEDING);
  expect(order(kept()[0], switches)).toBe(Node.DOCUMENT_POSITION_FOLLOWING);
  answer({ ...coverage, rows: [idle] });
  await waitFor(() => expect(table()).not.toBeNull());
  expect(kept()).toEqual([]);
  const shown = table() as HTMLElement;
  expect(order(shown, numbers)).toBe(Node.DOCUMENT_POSITION_PRECEDING);
  expect(order(shown, switches)).toBe(Node.DOCUMENT_POSITION_FOLLOWING);
});

test("the place is given up when the coverage fails, and the numbers stay", async () => {
  expect(kept().length).toBe(1);
  answer(new Refusal(500, { code: "internal" }));
  await waitFor(() => expect(kept()).toEqual([]));
  expect(table()).toBeNull();
  screen.getByText("Phường Phú Lợi", { selector: "a" });
});
