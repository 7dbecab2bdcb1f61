import type { StripDay } from "../../lib/campaignTypes";

/** Cells in a line: few enough to be seen on a phone; four lines are 92 days. */
export const PER_ROW = 23;
/** Size of a cell with its gap, in units of the drawing. */
export const STEP = 10;
// A day on which little was done must not look like one on which nothing was.
const LEAST = 0.25;

export interface Cell {
  day: string;
  x: number;
  y: number;
  /** 0 to 1: the share of the busiest day. */
  fill: number;
  look: "known" | "unknown" | "ahead";
  today: boolean;
}

/** Where each day stands and how full it is. */
export function cellsOf(days: readonly StripDay[]): Cell[] {
  const most = Math.max(1, ...days.map(({ done }) => done ?? 0));
  return days.map(({ day, done, when }, at) => ({
    day,
    x: (at % PER_ROW) * STEP,
    y: Math.floor(at / PER_ROW) * STEP,
    fill: done ? Math.max(LEAST, done / most) : 0,
    look: done === null ? (when === "ahead" ? "ahead" : "unknown") : "known",
    today: when === "today",
  }));
}
