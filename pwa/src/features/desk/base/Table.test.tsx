import { fireEvent, screen, within } from "@testing-library/preact";
import { expect, test, vi } from "vitest";
import { renderDesk } from "../testing/renderDesk";
import * as narrow from "./narrow";
import { type Col, Table } from "./Table";

interface Row {
  name: string;
  visits: number | null;
}

const columns: Col<Row>[] = [
  { key: "name", label: "Xã", head: true, cell: (row) => row.name, sort: (row) => row.name, foot: "Tổng cộng" },
  { key: "visits", label: "Lượt", end: true, cell: (row) => row.visits ?? "–", sort: (row) => row.visits, foot: "12" },
];
const rows: Row[] = [
  { name: "Phường B", visits: 9 },
  { name: "Xã A", visits: 3 },
];

function show() {
  renderDesk(
    <Table caption="Số" columns={columns} rows={rows} rowKey={(row) => row.name} totals />,
    "admin",
    "#/ban/tong-quan",
  );
}

test("a head sorts: numbers downwards first, then round; the sums stay last", () => {
  show();
  const names = () => screen.getAllByRole("rowheader").map((cell) => cell.textContent);
  fireEvent.click(screen.getByRole("button", { name: "Lượt" }));
  expect(names()).toEqual(["Phường B", "Xã A"]);
  expect(screen.getByRole("columnheader", { name: "Lượt" }).getAttribute("aria-sort")).toBe("descending");
  fireEvent.click(screen.getByRole("button", { name: "Lượt" }));
  expect(names()).toEqual(["Xã A", "Phường B"]);
  expect(screen.getAllByRole("row").at(-1)?.textContent).toBe("Tổng cộng12");
});

test("on a phone the rows are cards with the same words, sums and order", () => {
  vi.spyOn(narrow, "isNarrow").mockReturnValue(true);
  show();
  const cards = within(screen.getByRole("list", { name: "Số" })).getAllByRole("listitem");
  expect(cards.map((card) => card.textContent)).toEqual(["Phường BLượt9", "Xã ALượt3", "Tổng cộngLượt12"]);
  fireEvent.change(screen.getByLabelText("Xếp theo"), { target: { value: "name" } });
  expect(within(screen.getByRole("list", { name: "Số" })).getAllByRole("listitem")[0]?.textContent).toContain(
    "Phường B",
  );
});
