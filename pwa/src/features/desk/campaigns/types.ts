/** A campaign as GET /campaigns tells it. */
export interface Campaign {
  id: string;
  unit_id: string;
  unit_name: string;
  level: "province" | "commune";
  name: string;
  legal_basis: string;
  start: string;
  end: string;
  measure: Measure;
  topics: string[];
  status: "draft" | "running" | "closed";
  version: number;
  closed_at: string | null;
  days_total: number;
  days_left: number | null;
  goal: number | null;
  synthetic: boolean;
  mine: boolean;
}

export type Measure = "visits" | "people" | "items";
export type Rule = "hamlets" | "members" | "adults" | "equal";

/** A commune or team and its goal. */
export interface Target {
  unit_id: string;
  team_id: string | null;
  code: string | null;
  label: string;
  goal: number | null;
}

export interface Targets {
  level: "commune" | "team";
  unit_id: string;
  whole: number | null;
  total: number | null;
  items: Target[];
}

export interface ProgressRow {
  key: string;
  label: string;
  code: string | null;
  goal: number | null;
  done: number;
  percent: number | null;
  teams: number;
  not_reported_teams: number;
}

export interface Progress {
  unit_id: string;
  unit_name: string;
  level: "commune" | "team";
  as_of: string;
  frozen: boolean;
  synthetic: boolean;
  days_total: number;
  days_left: number | null;
  not_reported_teams: number;
  totals: { goal: number | null; done: number; percent: number | null };
  rows: ProgressRow[];
  days: { day: string; done: number | null }[];
}

export interface Preview {
  campaign: import("../../../data").PhoneCampaign;
  unit_name: string;
  tiles: string[];
  team: { team_id: string; title: string; goal: number } | null;
}

export interface SheetAnswer {
  rows: number;
  taken: number;
  errors: { row: number; column: "code" | "goal"; code: string; value: string }[];
}
