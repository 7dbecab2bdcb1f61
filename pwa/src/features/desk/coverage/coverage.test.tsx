import { screen } from "@testing-library/preact";
import { expect, test } from "vitest";
import type { CoverageRow } from "../base/types";
import { coverage } from "../testing/answers";
import { renderDesk } from "../testing/renderDesk";
import { stubServer } from "../testing/server";
import { CoveragePage } from "./CoveragePage";

const numbers = { hamlets: 10, waiting: 1, without: 2, members: 40 };
const row = (name: string, teams: number, silent: number): CoverageRow => ({
  unit_id: name,
  code: "25960",
  name,
  teams,
  silent,
  ...numbers,
});

function show(rows: CoverageRow[]) {
  const calls = stubServer({ "GET /reports/coverage": { ...coverage, on: "2023-01-31", rows } });
  renderDesk(<CoveragePage />, "province_staff", "#/ban/bao-phu?ngay=2023-01-31");
  return calls;
}

test("coverage is of the asked day and its units, with sums and a bar in words", async () => {
  const calls = show([row("Phường An Bình", 7, 3), row("Phường An Phú", 7, 0)]);
  await screen.findByText("2 đơn vị cấp xã, theo địa giới ngày 31/01/2023");
  expect(calls[0]?.query).toEqual({ on: "2023-01-31", level: "commune" });
  expect(screen.getByRole("img", { name: "Có tổ: 4, Tổ im lặng: 3, Chờ duyệt: 1, Chưa có tổ: 2" })).toBeTruthy();
  expect(screen.getAllByRole("row").at(-1)?.textContent).toBe("Tổng cộng148020243");
});

test("before any visit was sent no team is called silent", async () => {
  show([row("Phường An Bình", 7, 7)]);
  await screen.findByText("Trước ngày này chưa có lượt nào gửi lên, nên không tính tổ im lặng.");
  expect(screen.getAllByRole("row").at(-1)?.textContent).toBe("Tổng cộng7401012–");
});
