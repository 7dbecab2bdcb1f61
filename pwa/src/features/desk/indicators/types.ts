/** GET /indicators, /programmes. Exact numbers are strings: "0.85". */
export type Shape = "value" | "ratio" | "rank";
export type Status = "achieved" | "not_achieved" | "in_progress";

export interface Numbers {
  value: string | null;
  numerator: string | null;
  denominator: string | null;
  /** Of numerator and denominator, to two digits. */
  percent: string | null;
  rank: number | null;
  rank_of: number | null;
}

export interface Observation extends Numbers {
  id: string;
  indicator_id: string;
  unit_id: string;
  unit_code: string;
  unit_name: string;
  observed_on: string;
  source: string;
  note: string;
  corrects: string | null;
  corrected_by: string | null;
  entered_by_name: string | null;
  created_at: string;
  synthetic: boolean;
}

export interface Indicator {
  id: string;
  code: string;
  name: string;
  name_en: string;
  pillar: string;
  shape: Shape;
  /** What is counted, or of what the share is. */
  measure: string;
  better: "up" | "down";
  description: string;
  retired: boolean;
  version: number;
  /** What no longer changes, for figures or goals rest on it. */
  fixed: string[];
  latest: Observation[];
}

export interface Series {
  unit_id: string;
  unit_code: string;
  unit_name: string;
  became: string | null;
  points: Observation[];
}

export interface IndicatorFull extends Indicator {
  series: Series[];
}

export interface Declared {
  id: string;
  status: Status;
  stated_on: string;
  source: string;
  entered_by_name: string | null;
  /** Why one that was entered by mistake does not count. */
  struck_reason: string | null;
}

export interface Target {
  id: string;
  position: number;
  group: string;
  name: string;
  indicator_id: string | null;
  indicator_code: string | null;
  /** Of the indicator: what `goal` and `baseline` are in. Percents without one. */
  shape: Shape | null;
  measure: string | null;
  baseline: string | null;
  goal: string | null;
  deadline: string;
  challenging: boolean;
  version: number;
  /** Given up from this day on: it is read, and counts no longer. */
  withdrawn_on: string | null;
  withdrawn_reason: string | null;
  /** Null: nobody has declared anything yet. */
  status: Status | null;
  statuses: Declared[];
  latest: Observation | null;
}

export interface Programme {
  id: string;
  unit_id: string;
  unit_name: string;
  name: string;
  legal_basis: string;
  adopted_on: string;
  deadline: string;
  synthetic: boolean;
  version: number;
  fixed: string[];
  achieved: number;
  total: number;
  stated_on: string | null;
  targets: Target[];
}
