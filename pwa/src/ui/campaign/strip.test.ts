import { expect, test } from "vitest";
import type { StripDay } from "../../lib/campaignTypes";
import { cellsOf, PER_ROW, STEP } from "./strip";

const day = (done: number | null, when: StripDay["when"] = "past"): StripDay => ({ day: "2026-11-20", done, when });

test("a cell is as full as its day was busy, and little is not nothing", () => {
  const cells = cellsOf([day(0), day(1), day(50), day(100)]);
  expect(cells.map(({ fill }) => fill)).toEqual([0, 0.25, 0.5, 1]);
});

test("unknown, to come and nothing done look different", () => {
  const cells = cellsOf([day(null), day(null, "ahead"), day(0, "today")]);
  expect(cells.map(({ look, today }) => [look, today])).toEqual([
    ["unknown", false],
    ["ahead", false],
    ["known", true],
  ]);
});

test("four lines hold 92 days", () => {
  const cells = cellsOf(Array.from({ length: 92 }, () => day(1)));
  expect([cells[PER_ROW - 1]?.x, cells[PER_ROW]?.x, cells[91]?.y]).toEqual([22 * STEP, 0, 3 * STEP]);
});
