import type { MemberRole } from "../base/types";

export type Kind = "month" | "day" | "night";

export interface Rate {
  id: string;
  unit_id: string;
  unit_name: string;
  kind: Kind;
  amount: number;
  legal_basis: string;
  valid_from: string;
  /** The first day on which it holds no more. */
  valid_to: string | null;
}

export interface Sums {
  members: number;
  /** Of confirmed teams; null while there is none, which is not 0. */
  days: number | null;
  nights: number | null;
  month_amount: number | null;
  day_amount: number | null;
  night_amount: number | null;
  /** What is known so far: the month's sums of all teams, the days of confirmed ones. */
  amount: number | null;
}

export interface TeamSums extends Sums {
  team_id: string;
  title: string;
  unit_name: string;
  commune_name: string;
  confirmed: boolean;
}

export interface CommuneSums extends Sums {
  unit_id: string;
  name: string;
  teams: number;
  unconfirmed_teams: number;
}

export interface Allowances {
  as_of: string;
  month: string;
  start: string;
  end: string;
  synthetic: boolean;
  rates: Rate[];
  totals: Sums;
  communes: CommuneSums[];
  teams: TeamSums[];
}

export type DayState = "suggested" | "confirmed" | "added" | "voided";

export interface WorkDay {
  day: string;
  night: boolean;
  state: DayState;
  note: string;
}

export interface WorkMember {
  person_id: string;
  name: string;
  role: MemberRole;
  first_day: string;
  last_day: string;
  days: WorkDay[];
}

export interface WorkSheet {
  team_id: string;
  team_title: string;
  month: string;
  start: string;
  end: string;
  version: string;
  confirmed_at: string | null;
  confirmed_by_name: string | null;
  may_confirm: boolean;
  members: WorkMember[];
}
