/** The shapes of the HTTP contract that only the desk reads. Days `YYYY-MM-DD`, instants ISO 8601. */
import type { CatalogueEntry, GrantView, Item } from "../../../data";

export type Role = GrantView["role"];

export interface Page<T> {
  items: T[];
  next: string | null;
}

export interface UnitRef {
  id: string;
  name: string;
}

/** GET /meta, with what the phone does not keep of it. */
export interface ServerMeta {
  demo: boolean;
  demo_day: string | null;
  today: string;
  reporting_month: string;
  /** Last day of a reporting month; 31 = calendar months. */
  cutoff_day: number;
  /** The one by which everything is being counted anew; null while nothing is. */
  cutoff_wanted: number | null;
  province: UnitRef | null;
}

export interface AccountRow {
  id: string;
  name: string;
  phone: string;
  /** What is typed instead of the number, where somebody else logs in with that. */
  login_name?: string | null;
  status: "invited" | "active" | "disabled";
  synthetic: boolean;
  grants: GrantView[];
  last_login_at: string | null;
}

export interface Invitation {
  id: string;
  code: string;
  link: string;
  expires_at: string;
}

export interface DeviceRow {
  id: string;
  name: string;
  first_seen_at: string;
  last_seen_at: string | null;
  revoked_at: string | null;
  unsent: number | null;
  oldest_unsent_at: string | null;
  skew_seconds: number | null;
}

export interface SessionRow {
  id: string;
  device_id: string | null;
  device_name: string | null;
  created_at: string;
  last_seen_at: string | null;
  user_agent: string | null;
}

export interface AuditRow {
  scope: string;
  seq: number;
  at: string;
  actor_name: string | null;
  action: string;
  object_kind: string;
  object_id: string;
  fields: string[];
}

export type Level = "province" | "district" | "commune" | "hamlet";

export interface Unit {
  id: string;
  level: Level;
  code: string;
  name: string;
  type: string;
  parent_id: string | null;
  parent_name: string | null;
  valid_from: string;
  /** The first day on which it no longer holds. */
  valid_to: string | null;
  label: string;
}

export interface Relative {
  unit_id: string;
  name: string;
  on: string;
  kind: string;
  partial: boolean;
  default: boolean;
}

export interface UnitVersion extends Omit<Unit, "id" | "level" | "label"> {
  decision: string | null;
}

export interface UnitHistory {
  id: string;
  level: Level;
  versions: UnitVersion[];
  predecessors: Relative[];
  successors: Relative[];
}

export interface TeamRow {
  id: string;
  title: string;
  level: string;
  hamlet_id: string | null;
  hamlet_code: string | null;
  hamlet_name: string | null;
  hamlet_label: string | null;
  commune_id: string;
  commune_name: string;
  members: number;
  leader_name: string | null;
  leader_phone: string | null;
  last_visit_day: string | null;
  approved_on: string | null;
  decision_number: string | null;
}

export type MemberRole = "leader" | "deputy" | "member";

export interface Member {
  person_id: string;
  name: string;
  role: MemberRole;
  organization: string | null;
  position: string | null;
  birth_year: number | null;
  gender: string | null;
  phone: string | null;
  account_status: AccountRow["status"] | null;
}

export interface MemberRow extends Member {
  team_id: string;
  team_title: string;
  hamlet_label: string | null;
}

export interface Roster {
  id: string;
  version: number;
  status: string;
  approved_on: string | null;
  decision_number: string | null;
}

export interface TeamFull extends TeamRow {
  roster: (Roster & { entries: Member[] }) | null;
}

export interface RosterRow extends Roster {
  members: number;
  valid_from: string | null;
  valid_to: string | null;
}

export interface VisitRow {
  id: string;
  team_id: string;
  team_title: string;
  hamlet_id: string | null;
  hamlet_label: string | null;
  author_id: string;
  author_name: string;
  business_day: string;
  /** Null with kind, place, people and note when the content was erased: only the frame is left. */
  started_at: string | null;
  kind: string | null;
  place: string | null;
  people: { total: number; groups: { age_band: string; sex: string; count: number }[] } | null;
  items: Item[];
  note: string | null;
  status: "live" | "voided" | "erased";
  flags: string[];
}

export interface Revision {
  op_id: string;
  type: string;
  base_revision: string | null;
  author_name: string;
  received_at: string;
  client_time: string | null;
  effective: boolean;
  verdict: string;
  body: Record<string, unknown> | null;
}

export interface VisitFull extends VisitRow {
  revisions: Revision[];
}

export interface Catalogue {
  version: number;
  entries: CatalogueEntry[];
}

export interface Measures {
  visits: number | null;
  people: number | null;
  items: number | null;
}

export interface SummaryRow extends Measures {
  key: string;
  label: string;
  code: string | null;
  /** Its measures are null because they would tell of few people. */
  hidden?: boolean;
}

export interface Summary {
  period: { from: string; to: string };
  units_as_of: string;
  as_of: string;
  not_reported_teams: number;
  synthetic: boolean;
  group_by: string;
  notes: string[];
  rows: SummaryRow[];
  totals: Measures;
}

export interface CoverageRow {
  unit_id: string;
  code: string;
  name: string;
  hamlets: number;
  teams: number;
  /** Hamlets by the state of their best team: approved, silent, waiting, without. */
  approved: number;
  /** Null where nothing is known of silence, like `silent`, which counts teams. */
  silent_hamlets: number | null;
  waiting: number;
  without: number;
  silent: number | null;
  members: number;
}

export interface Coverage {
  on: string;
  /** False on days to come and before the first visit. */
  silence_known: boolean;
  rows: CoverageRow[];
  totals: { communes: number; communes_covered: number; hamlets: number; teams: number; members: number };
}

export interface SilentTeam {
  team_id: string;
  title: string;
  hamlet_label: string | null;
  commune_name: string;
  last_visit_day: string | null;
  silent_days: number | null;
  leader_name: string | null;
  leader_phone: string | null;
}

export interface SilentTeams {
  as_of: string;
  days: number;
  items: SilentTeam[];
}

export interface ExportRow {
  id: string;
  report: "monthly" | "aggregates";
  format: "xlsx" | "csv" | "pdf" | "parquet";
  status: "queued" | "running" | "ready" | "failed";
  progress: number;
  params: Record<string, unknown>;
  requested_by_name: string | null;
  created_at: string;
  ready_at: string | null;
  rows: number | null;
  bytes: number | null;
  sha256: string | null;
  filename: string | null;
  error: string | null;
  /** How often it was taken away, and by whom: the newest first. */
  downloaded: number;
  downloads: { name: string; at: string }[];
}
