/** GET /reports/tiles: communes on a grid. */
export type HamletMark = "approved" | "silent" | "waiting" | "without";

export interface TileHamlet {
  label: string;
  state: HamletMark;
  /** Whether visits were made there; null when no days or topics were asked. */
  reached: boolean | null;
}

export interface TileCell {
  column: number;
  row: number;
  unit_id: string;
  code: string;
  name: string;
  total: number;
  /** Null, like share and step: nothing is known, which is not 0. */
  counted: number | null;
  share: number | null;
  step: number | null;
  hamlets: TileHamlet[];
}

export interface TileGrid {
  on: string;
  as_of: string;
  period: { from: string; to: string } | null;
  topics: string[];
  silence_known: boolean;
  columns: number;
  rows: number;
  cells: TileCell[];
}

/** GET /reports/coverage of one unit: its hamlets one by one. */
export interface HamletRow {
  hamlet_id: string;
  code: string;
  label: string;
  state: HamletMark;
  team_id: string | null;
  team_title: string | null;
  members: number;
}
