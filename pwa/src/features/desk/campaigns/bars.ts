import type { ProgressRow } from "./types";

export interface GoalBar {
  key: string;
  label: string;
  done: number;
  goal: number;
  /** Of 100: how long the bar is, and where its goal stands. */
  width: number;
  tick: number;
}

const ROOM = 1.05;

/** Rows with a goal, the furthest first. All bars share one scale of shares, so that the ticks stand in one line. */
export function barsOf(rows: readonly ProgressRow[]): GoalBar[] {
  const told = rows.flatMap((row) => (row.goal ? [{ ...row, goal: row.goal, share: row.done / row.goal }] : []));
  const scale = Math.max(ROOM, ...told.map(({ share }) => share));
  return told
    .sort((a, b) => b.share - a.share || (a.label < b.label ? -1 : 1))
    .map(({ key, label, done, goal, share }) => ({
      key,
      label,
      done,
      goal,
      width: (share / scale) * 100,
      tick: 100 / scale,
    }));
}
