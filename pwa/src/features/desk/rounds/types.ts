export interface Sums {
  visits: number;
  people: number;
  items: number;
}

export type State = "submitted" | "late" | "missing";

export interface RoundHead {
  id: string;
  unit_id: string;
  unit_name: string;
  /** `2026-11`. */
  month: string;
  start: string;
  end: string;
  due_on: string;
  closed_at: string | null;
  synthetic: boolean;
  communes: number;
  submitted: number;
  late: number;
  missing: number;
  /** The due day has gone by and the round is open. */
  overdue: boolean;
  /** The month has. */
  over: boolean;
}

export interface RoundRow {
  unit_id: string;
  code: string;
  name: string;
  state: State;
  /** Somebody has written in it. */
  begun: boolean;
  submitted_at: string | null;
  totals: Sums | null;
  /** What has come, or gone (below 0), since it was handed in, up to the closing. */
  added: Sums | null;
  /** What has since the closing. */
  supplement: Sums | null;
}

export interface Round extends RoundHead {
  as_of: string;
  closed_by_name: string | null;
  /** For the chat of the communes; the province's alone. */
  message: string | null;
  rows: RoundRow[];
}

export interface Count {
  key: string;
  label: string;
  visits?: number;
  items: number;
}

export interface Report {
  round_id: string;
  unit_id: string;
  unit_name: string;
  month: string;
  start: string;
  end: string;
  due_on: string;
  closed_at: string | null;
  over: boolean;
  state: State;
  status: "draft" | "submitted";
  version: number;
  difficulties: string;
  proposals: string;
  /** Null: nobody has counted, which is not 0. */
  declared: { adults: number | null; households: number | null };
  figures: {
    totals: Sums;
    teams: number;
    not_reported_teams: number;
    topics: Count[] | null;
    outcomes: Count[] | null;
    coverage: Record<"hamlets" | "approved" | "silent" | "waiting" | "without" | "teams" | "members", number>;
    synthetic: boolean;
  };
  as_of: string;
  added: Sums | null;
  supplement: Sums | null;
  submitted_at: string | null;
  submitted_by_name: string | null;
  mine: boolean;
}
