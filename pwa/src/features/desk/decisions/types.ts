/** The shapes of rosters that are under way and of decisions. Days `YYYY-MM-DD`, instants ISO 8601. */
import type { RosterLine } from "../history/PeopleList";

export type RosterStatus = "draft" | "submitted" | "returned" | "approved" | "superseded" | "discarded";

/** GET /rosters: a version in the inbox, with how much it changes. */
export interface RosterItem {
  id: string;
  team_id: string;
  team_title: string;
  hamlet_label: string | null;
  commune_name: string;
  version: number;
  status: RosterStatus;
  content_hash: string;
  decision_id: string | null;
  submitted_by: string | null;
  submitted_at: string | null;
  members: number;
  changes: { new: number; left: number; changed: number };
}

/** What a list breaks (problems) or what is worth a look (warnings), in both languages. */
export interface Fault {
  code: string;
  field: string;
  message: string;
  message_en: string;
}

/** GET /rosters/{id}. */
export interface RosterFull {
  id: string;
  version: number;
  status: RosterStatus;
  content_hash: string;
  lines: RosterLine[];
  problems: Fault[];
  warnings: Fault[];
}

/** GET /rosters/{id}/diff. */
export interface Differences {
  /** Null where there is no list to compare with: everybody is new. */
  against: string | null;
  sentences: { vi: string[]; en: string[] };
}

export type Kind = "establish" | "re-issue";

/** GET /decisions: one line of the list. */
export interface DecisionItem {
  id: string;
  unit_id: string;
  unit_name: string | null;
  kind: Kind;
  status: "draft" | "approved";
  /** `45/QĐ-UBND`; null while it has no number. */
  label: string | null;
  date: string | null;
  effective_date: string | null;
  signer: string | null;
  position: string | null;
  authority: string | null;
  created_at: string;
  teams: number;
}

export interface Scan {
  content_type: string;
  pages: number;
  size: number;
  created_at: string;
}

/** Who took a list back that a draft of a decision is about, how (`withdraw`, `return`, `edit`, `discard`) and when. */
export interface TakenBack {
  by: string | null;
  at: string | null;
  action: string;
}

/** A roster of a decision; `stale`: it does not wait for approval any more. */
export type DecidedRoster = Pick<
  RosterItem,
  "id" | "team_id" | "team_title" | "hamlet_label" | "version" | "status" | "content_hash" | "members" | "submitted_by"
> & { stale?: TakenBack | null };

/** A roster on the check page, from the inbox or from a draft. */
export type CheckedRoster = DecidedRoster & Partial<Pick<RosterItem, "submitted_at" | "changes">>;

/** GET /decisions/{id}. */
export interface DecisionFull extends DecisionItem {
  replaces: { id: string; label: string | null; date: string | null } | null;
  approved_by: string | null;
  approved_at: string | null;
  scan: Scan | null;
  rosters: DecidedRoster[];
}

/** Code `stale`: what has changed since the approver looked. */
export interface StaleRoster {
  roster_id: string;
  content_hash: string;
}
