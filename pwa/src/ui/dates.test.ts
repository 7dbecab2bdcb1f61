import { expect, test } from "vitest";
import { daysBetween, readDay, showDay } from "./dates";

test("a day is shown as dd/mm/yyyy with both digits", () => {
  expect(showDay("2026-01-08")).toBe("08/01/2026");
});

test.each([
  ["5/11/2026", "2026-11-05"],
  ["05.11.2026", "2026-11-05"],
  [" 05-11-2026 ", "2026-11-05"],
])("%s is read as %s", (typed, day) => {
  expect(readDay(typed)).toBe(day);
});

test.each(["31/02/2026", "2026-11-05", "5/11/26", "", "hôm qua"])("%s is no day", (typed) => {
  expect(readDay(typed)).toBeNull();
});

test("days between count calendar days", () => {
  expect(daysBetween("2026-10-22", "2026-11-21")).toBe(30);
});
