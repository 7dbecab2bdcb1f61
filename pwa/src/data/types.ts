/** The shapes that features see. Days are `YYYY-MM-DD` in Asia/Ho_Chi_Minh, instants ISO 8601 with offset. */

export type * from "../lib/campaignTypes";
export type * from "./resultTypes";

export type VisitState = "held" | "queued" | "sending" | "sent" | "confirmed" | "rejected" | "conflict" | "voided";

export type Outcome = "done" | "guided" | "follow_up" | "referred" | "not_done";

export interface PeopleGroup {
  age_band: string;
  sex: string;
  count: number;
}

export interface People {
  total: number;
  groups: PeopleGroup[];
}

export interface Item {
  topic: string;
  outcome: Outcome;
  detail: string | null;
  count: number;
  reason: string | null;
}

export interface VisitBody {
  team_id: string;
  kind: "one_to_one" | "group" | "talk";
  started_at: string;
  duration_minutes: number | null;
  place: string;
  people: People;
  items: Item[];
  note: string;
  hamlet_id?: string | null;
  with_members?: string[];
  on_behalf_of?: string | null;
  follows?: string | null;
}

export type VoidReason = "mistake" | "duplicate" | "other";

export interface Rejection {
  /** A code of PROTOCOL.md, or "declined": the official has seen it and leaves it out. */
  code: string;
  message: string;
  op_id: string;
  /** The official was asked and has not answered yet; meanwhile it does not count as "Cần sửa". */
  asked: boolean;
  asked_at: string | null;
  /** Time alone mends it: the server will read it after its own upgrade, or once the first version has come (S8). */
  waits: boolean;
  /** What the official wrote when answering. */
  official_note: string | null;
  /** How the official ended it: "declined" is the only end that still shows. */
  closed: string | null;
  /** The field of the body to jump to: the server's word, else what the code implies; null = no single one. */
  field: keyof VisitBody | null;
}

/** Where an op stands in the account's own feed: the proof that the server stored it. */
export interface Receipt {
  scope: string;
  epoch: string;
  seq: number;
}

/** One op of a visit made on this phone, from saving to being seen in the feed; times by the phone's clock. */
export interface VisitReceipt {
  op_id: string;
  kind: "log" | "amend" | "void" | "ask" | "unreadable";
  saved_at: string;
  received_at: string | null;
  /** Null also for an op that the rescue door took, until the feed shows it. */
  receipt: Receipt | null;
  confirmed_at: string | null;
}

export interface ConflictingBody {
  op_id: string;
  /** Missing in what was fetched from an earlier server. */
  author_id?: string;
  author_name: string;
  body: VisitBody;
}

export interface Visit extends VisitBody {
  record_id: string;
  /** The op_id of the revision shown: pass it as `base_revision` when amending or voiding. */
  revision: string;
  business_day: string;
  author_id: string;
  author_name: string;
  mine: boolean;
  state: VisitState;
  reject: Rejection | null;
  flags: string[];
  conflict: ConflictingBody[];
  saved_at: string;
  tries: number;
  /** Something of this visit still waits on the phone, also when `state` is "voided". */
  unsent: boolean;
  /** What this phone saved of it, oldest first; empty for a visit made elsewhere. */
  receipts: VisitReceipt[];
}

export interface VisitFilter {
  day?: string;
  month?: string;
  /** "queued" also finds a voided visit whose cancelling still waits. */
  state?: VisitState[];
  /** Accent-free words, looked for in topic labels, place, note and author. */
  q?: string;
  limit?: number;
  /** Only visits to be continued that no later visit closes. */
  follow_up?: boolean;
  mine?: boolean;
}

export interface VisitCounts {
  unsent: number;
  rejected: number;
  sent: number;
  drafts: number;
  oldestUnsentAt: string | null;
}

export interface Suggestions {
  /** Topic codes, most used first. */
  topics: string[];
  place: string | null;
  people: People | null;
}

export interface GrantView {
  id: string;
  role: "member" | "leader" | "commune_officer" | "commune_approver" | "province_staff" | "admin";
  unit_id: string;
  unit_name: string;
  team_id: string | null;
  team_title: string | null;
  from: string;
  to: string | null;
}

export interface Account {
  id: string;
  name: string;
  phone: string;
  /** What is typed instead of the number, where somebody else logs in with that; missing in rows of older versions. */
  login_name?: string | null;
  home: "phone" | "desk";
  grants: GrantView[];
  device_id: string;
}

/**
 * "locked": the person locked the app, ask for the PIN. "open": Ghi, list, sending and settings work (the team page may
 * still be locked on its own: `team.live()`). "expired": the log-in ended; logging goes on, sending needs a new log-in.
 */
export type SessionStatus = "loading" | "signed-out" | "locked" | "open" | "expired";

export type CatalogueKind = "topic" | "place" | "reason" | "outcome" | "age_band" | "sex" | "organization" | "skill";

export interface CatalogueEntry {
  kind: CatalogueKind;
  code: string;
  version: number;
  name: string;
  name_en: string;
  short_vi: string;
  short_en: string;
  group: string | null;
  icon: string | null;
  details: { code: string; name: string; name_en: string }[];
  valid_from: string | null;
  valid_to: string | null;
  order: number;
}

export interface TeamView {
  id: string;
  title: string;
  hamlet_id: string | null;
  hamlet_label: string | null;
  commune_id: string;
  commune_name: string;
}

export interface TeamMember {
  person_id: string;
  name: string;
  role: "leader" | "deputy" | "member";
  organization: string | null;
  position: string | null;
  phone: string | null;
  account_id: string | null;
}

export interface TeamRoster {
  team: TeamView;
  members: TeamMember[];
  version: number;
  approved_on: string | null;
  decision_number: string | null;
}

/** Where a version of the team's list stands: draft, submitted, returned (with the official's reason), approved … */
export interface RosterStatus {
  roster_id: string;
  /** Changes with every word of the feed on it. */
  revision: string | null;
  version: number | null;
  status: string;
  reason: string | null;
}

export interface Counts {
  visits: number;
  people: number;
  items: number;
}

export interface SyncStatus {
  phase: "idle" | "sending" | "pulling" | "backoff" | "portal" | "expired";
  done: number;
  total: number;
  lastSuccess: string | null;
  nextTry: string | null;
  online: boolean;
  /** A problem code, "network", "portal" or "stuck" (10 minutes online and nothing went out); null when all is well. */
  error: string | null;
  /** Phone clock minus server clock; beyond 10 minutes the person is told. */
  skewSeconds: number | null;
}

export interface StorageStatus {
  persisted: boolean | null;
  freeMb: number | null;
  lowSpace: boolean;
  /** The browser threw away this account's data; the number of unsent visits that were there. */
  lost: number | null;
}

/** The weekly comparison with the server (S21), in visits; `at` is null before the first one. */
export interface ProofState {
  at: string | null;
  total: number;
  held: number;
}

/** Why nobody is logged in any more, or why the log-in has to be renewed. */
export interface SessionEnd {
  why: "disabled" | "revoked" | "expired";
  /** Teams whose proposed lists went unsent when the account was removed from the phone. */
  lists?: string[];
}

/** Unsent visits sealed to the server's rescue key (S24). */
export interface RescueFile {
  name: string;
  text: string;
  /** Visits in it. */
  count: number;
}

/** What became of a rescue file that was handed in; numbers of ops. */
export interface HandedIn {
  author_name: string;
  ops: number;
  taken: number;
  known: number;
  set_aside: number;
}

export interface Meta {
  demo: boolean;
  demo_day: string | null;
  /** Last day of a reporting month, 31 = calendar months. */
  cutoff_day: number;
  reporting_month: string | null;
  province: string | null;
  /** Seals rescue files, also without network; null when this phone never heard it. */
  rescue_key: { id: string; public: string } | null;
}
