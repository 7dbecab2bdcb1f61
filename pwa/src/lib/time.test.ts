import { describe, expect, it } from "vitest";
import {
  addDays,
  businessDay,
  clockTime,
  formatDay,
  isoWithOffset,
  mondayOf,
  monthOf,
  monthRange,
  parseDay,
} from "./time";

describe("business day", () => {
  it.each([
    ["2026-11-20T23:59:59+07:00", "2026-11-20"],
    ["2026-11-21T00:00:00+07:00", "2026-11-21"],
    ["2026-11-20T16:59:59Z", "2026-11-20"],
    ["2026-11-20T17:00:00Z", "2026-11-21"],
    ["2026-11-20T09:00:00-08:00", "2026-11-21"],
  ])("%s is %s", (instant, day) => {
    expect(businessDay(instant)).toBe(day);
  });

  it("tells the time in Vietnam", () => {
    expect(clockTime("2026-11-20T02:05:00Z")).toBe("09:05");
  });
});

describe("instants", () => {
  it.each([
    [420, "2026-11-20T09:12:44.120+07:00"],
    [-210, "2026-11-19T22:42:44.120-03:30"],
    [0, "2026-11-20T02:12:44.120+00:00"],
  ])("keeps an offset of %i minutes", (offset, text) => {
    const ms = Date.UTC(2026, 10, 20, 2, 12, 44, 120);
    expect(isoWithOffset(ms, offset)).toBe(text);
    expect(Date.parse(isoWithOffset(ms, offset))).toBe(ms);
  });
});

describe("days", () => {
  it("counts over months and years", () => {
    expect(addDays("2026-12-31", 1)).toBe("2027-01-01");
    expect(addDays("2024-03-01", -1)).toBe("2024-02-29");
  });

  it("finds the Monday", () => {
    expect(mondayOf("2026-11-21")).toBe("2026-11-16");
    expect(mondayOf("2026-11-22")).toBe("2026-11-16");
    expect(mondayOf("2026-11-23")).toBe("2026-11-23");
  });

  it("knows reporting months with and without a cut-off", () => {
    expect(monthRange("2026-02")).toEqual({ from: "2026-02-01", to: "2026-02-28" });
    expect(monthRange("2026-01", 14)).toEqual({ from: "2025-12-15", to: "2026-01-14" });
    expect(monthOf("2026-11-14", 14)).toBe("2026-11");
    expect(monthOf("2026-12-15", 14)).toBe("2027-01");
    expect(monthOf("2026-11-30")).toBe("2026-11");
  });

  it("writes and reads days as people do", () => {
    expect(formatDay("2026-11-05")).toBe("05/11/2026");
    expect(parseDay("5/11/2026")).toBe("2026-11-05");
    expect(parseDay("29.2.2024")).toBe("2024-02-29");
    expect(parseDay("29/2/2026")).toBeNull();
    expect(parseDay("31/04/2026")).toBeNull();
    expect(parseDay("2026-11-05")).toBeNull();
  });
});
