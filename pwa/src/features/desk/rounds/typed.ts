import type { Draft, Field } from "./draft";

/** What was typed of a report and is not saved, as it lies on this device. */
export interface Typed {
  /** The version it was typed on, and what stood there. */
  version: number;
  base: Draft;
  draft: Draft;
  /** When the last of it was typed. */
  at: string;
}

/** Somebody saved meanwhile: their text, and the fields in which one of the two has still to be chosen. */
export interface Theirs {
  version: number;
  draft: Draft;
  open: readonly Field[];
  /** Who and when, where that is told. */
  by: string | null;
  at: string | null;
}

/** Where it is kept: each report of each commune apart. */
export function keptKey(roundId: string, unitId: string): string {
  return `ban-bao-cao:${roundId}:${unitId}`;
}
