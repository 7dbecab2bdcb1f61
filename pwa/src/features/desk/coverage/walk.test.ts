import { expect, test } from "vitest";
import { askedDays, colourOf } from "./colour";
import type { TileHamlet } from "./types";
import { dotCounts, dotOf, dotPlaces, tileAfter } from "./walk";

// . 0 .      row 0
// 1 . 2      row 1
// . . 3      row 2
const cells = [
  { column: 1, row: 0 },
  { column: 0, row: 1 },
  { column: 2, row: 1 },
  { column: 2, row: 2 },
];

test("arrow keys go straight on over empty cells, else to the nearest in that direction", () => {
  expect(tileAfter(cells, 1, "ArrowRight")).toBe(2);
  expect(tileAfter(cells, 2, "ArrowLeft")).toBe(1);
  expect(tileAfter(cells, 2, "ArrowDown")).toBe(3);
  expect(tileAfter(cells, 3, "ArrowUp")).toBe(2);
  expect(tileAfter(cells, 0, "ArrowDown")).toBe(1);
  expect(tileAfter(cells, 1, "ArrowUp")).toBe(0);
});

test("at the edge a key leads nowhere, and other keys are not ours", () => {
  expect(tileAfter(cells, 0, "ArrowUp")).toBeNull();
  expect(tileAfter(cells, 3, "ArrowDown")).toBeNull();
  expect(tileAfter(cells, 0, "Tab")).toBeNull();
  expect(tileAfter(cells, 2, "Home")).toBe(1);
  expect(tileAfter(cells, 1, "End")).toBe(2);
  expect(tileAfter([], 0, "ArrowUp")).toBeNull();
});

const hamlet = (state: TileHamlet["state"], reached: boolean | null = null): TileHamlet => ({
  label: "Khu phố 1",
  state,
  reached,
});

test("a hamlet's dot is its team's state, or whether visits were made there", () => {
  expect((["approved", "silent", "waiting", "without"] as const).map((state) => dotOf(hamlet(state)))).toEqual([
    "full",
    "bang",
    "half",
    "empty",
  ]);
  expect([dotOf(hamlet("silent", true)), dotOf(hamlet("approved", false))]).toEqual(["full", "empty"]);
  expect(dotCounts([hamlet("waiting"), hamlet("approved"), hamlet("approved")])).toEqual([
    ["full", 2],
    ["half", 1],
  ]);
  expect(dotPlaces(5, 2)).toEqual([
    { x: 0, y: 0 },
    { x: 1, y: 0 },
    { x: 0, y: 1 },
    { x: 1, y: 1 },
    { x: 0, y: 2 },
  ]);
});

test("weeks begin on Monday, services count by reporting months, campaigns by their days", () => {
  const drive = {
    id: "k1",
    name: "92 ngày đêm",
    status: "running",
    topics: ["DSIG"],
    start: "2026-09-01",
    end: "2026-12-01",
  };
  expect(askedDays({ mau: "tuan", tuan: "2026-11-22" }, "2026-11-22", 31, [])).toEqual({
    from: "2026-11-16",
    to: "2026-11-22",
    topics: null,
  });
  expect(askedDays({ mau: "viec", viec: "DSIG" }, "2026-11-22", 14, [])).toEqual({
    from: "2026-11-15",
    to: "2026-12-14",
    topics: "DSIG",
  });
  expect(askedDays({ mau: "chien-dich" }, "2026-11-22", 31, [drive])).toEqual({
    from: "2026-09-01",
    to: "2026-12-01",
    topics: "DSIG",
  });
  expect(askedDays({ mau: "viec" }, "2026-11-22", 31, [])).toEqual({ from: null, to: null, topics: null });
  expect([colourOf({}), colourOf({ mau: "khac" })]).toEqual(["to", "to"]);
});
