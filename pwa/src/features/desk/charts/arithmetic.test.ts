import { expect, test } from "vitest";
import { lengthOf, rankY, runsOf, scaleOf, sortedBars, stack, yOf } from "./arithmetic";

test("a scale ends at the highest of the values and the goal, and never leaves out 0", () => {
  expect(scaleOf([8, null, 12], 20)).toEqual({ low: 0, high: 20 });
  expect(scaleOf([125], 100)).toEqual({ low: 0, high: 125 });
  expect(scaleOf([null, null])).toEqual({ low: 0, high: 1 });
  expect(scaleOf([0, 0], 0)).toEqual({ low: 0, high: 1 });
  expect(scaleOf([0.03, 0.02])).toEqual({ low: 0, high: 0.03 });
  expect(scaleOf([-3, 4])).toEqual({ low: -3, high: 4 });
  expect(scaleOf([-3, null, -1])).toEqual({ low: -3, high: 0 });
  expect(scaleOf([-3], 2)).toEqual({ low: -3, high: 2 });
});

test("the highest column fills the room, whatever its number, and 0 stands on the floor", () => {
  for (const highest of [51, 1_436, 82_991, 0.03]) {
    const scale = scaleOf([highest / 2, highest]);
    expect([0, highest / 2, highest].map((value) => yOf(value, scale, 214, 30))).toEqual([214, 122, 30]);
  }
  const below = scaleOf([-8, -2]);
  expect([-8, 0].map((value) => yOf(value, below, 214, 30))).toEqual([214, 30]);
});

test("values stand between floor and top, in proportion", () => {
  const scale = { low: 0, high: 200 };
  expect([0, 50, 200].map((value) => yOf(value, scale, 210, 10))).toEqual([210, 160, 10]);
  expect(yOf(0, { low: -5, high: 5 }, 210, 10)).toBe(110);
  expect([1, 32, 63].map((rank) => rankY(rank, 63, 210, 10))).toEqual([10, 110, 210]);
  expect(rankY(1, 1, 210, 10)).toBe(10);
});

test("a line breaks where nothing is known, and 0 is known", () => {
  expect(runsOf([1, 2, null, 0, null, null, 5, 6])).toEqual([[0, 1], [3], [6, 7]]);
  expect(runsOf([null])).toEqual([]);
});

test("parts of a stack fill the bar, without parts of nothing", () => {
  const parts = [8, 2, 0, 0].map((value, at) => ({ key: String(at), value }));
  expect(stack(parts).map(({ key, x, width }) => [key, x, width])).toEqual([
    ["0", 0, 80],
    ["1", 80, 20],
  ]);
  expect(stack([{ key: "none", value: 0 }])).toEqual([]);
});

test("bars are sorted with the best first and the unknown last", () => {
  const bars = [{ value: 31 }, { value: null }, { value: 22 }, { value: 25 }];
  expect(sortedBars(bars, "down").map((bar) => bar.value)).toEqual([22, 25, 31, null]);
  expect(sortedBars(bars, "up").map((bar) => bar.value)).toEqual([31, 25, 22, null]);
  expect([lengthOf(125, 100), lengthOf(-3, 100), lengthOf(5, 20), lengthOf(1, 0)]).toEqual([100, 0, 25, 0]);
});
