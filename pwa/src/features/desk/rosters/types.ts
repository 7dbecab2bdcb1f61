/** Rosters of teams as the API tells them: GET /rosters, /rosters/{id}, and differences. */
import type { MemberRole } from "../base/types";

/** A version is `superseded` too when a draft that had been handed in was thrown away. */
export type RosterStatus = "draft" | "submitted" | "returned" | "approved" | "superseded";

/** What somebody can do to a version now. */
export type RosterAct = "edit" | "submit" | "withdraw" | "return" | "approve" | "discard";

/** One person of a list; `person_id` null: nobody has said yet who it is. `phone` E.164. */
export interface Line {
  person_id: string | null;
  full_name: string;
  birth_year: number | null;
  gender: string | null;
  organization: string | null;
  position: string | null;
  phone: string | null;
  role: MemberRole;
}

export type LineField = Exclude<keyof Line, "person_id">;

export type DiffKind = "same" | "changed" | "unsure" | "moved" | "new" | "left";

export interface DiffRow {
  before: Line | null;
  after: Line | null;
  kind: DiffKind;
}

/** What one list changes about another, in sentences and side by side. */
export interface Differences {
  new: Line[];
  left: Line[];
  changed: { before: Line; after: Line; fields: string[] }[];
  moved: { line: Line; team_id: string; team_title?: string | null; came: boolean }[];
  unsure: { before: Line; after: Line }[];
  rows: DiffRow[];
  sentences: { vi: string[]; en: string[] };
}

/** `field`: `lines.3.phone`, or `lines`, `lines.role` for the list as a whole. */
export interface RosterFault {
  code: string;
  field: string;
  message: string;
  message_en?: string;
}

export interface RosterItem {
  id: string;
  team_id: string;
  team_title: string;
  hamlet_label: string | null;
  commune_id: string;
  version: number;
  status: RosterStatus;
  edits: number;
  submitted_by: string | null;
  submitted_at: string | null;
  members: number;
  changes: { new: number; left: number; changed: number };
}

export interface RosterFull {
  id: string;
  team: { id: string; title: string; hamlet_label: string | null; commune_id: string; commune_name: string };
  version: number;
  status: RosterStatus;
  edits: number;
  content_hash: string;
  base_id: string | null;
  lines: Line[];
  problems: RosterFault[];
  warnings: RosterFault[];
  /** Why it was returned. */
  reason: string | null;
  events: RosterEvent[];
  decision: { id: string; number: string | null } | null;
  may: RosterAct[];
}

export interface RosterEvent {
  action: string;
  at: string;
  by: string | null;
  reason: string | null;
}
