/** The data layer as features see it: nothing else touches IndexedDB or fetch. */
import { type ReadonlySignal, signal } from "@preact/signals";
import { NotPossible } from "./errors";
import type { Live } from "./live";
import type {
  Account,
  CatalogueEntry,
  CatalogueKind,
  Meta,
  MonthCounts,
  SessionStatus,
  StorageStatus,
  Suggestions,
  SyncStatus,
  TeamRoster,
  Visit,
  VisitBody,
  VisitCounts,
  VisitFilter,
  VoidReason,
  WeekCounts,
} from "./types";

export { type FieldError, HttpProblem, NotPossible, PersonalData, StorageFull } from "./errors";
export type { Live } from "./live";
export type * from "./types";
export { useLive } from "./useLive";

function notYet(): never {
  throw new NotPossible("not built yet");
}

export const session: {
  current: ReadonlySignal<Account | null>;
  status: ReadonlySignal<SessionStatus>;
  /** Unsent visits of other people on this phone. */
  othersWaiting: ReadonlySignal<number>;
  /** The instant (ms) before which `unlock` answers false without trying, after wrong PINs; null = now. */
  unlockAfter: ReadonlySignal<number | null>;
  /** Read what this phone knows; never waits for the network. Call once, before the first paint. */
  start(): Promise<void>;
  /** @throws HttpProblem */
  login(phone: string, pin: string): Promise<void>;
  /** `code`: 8 characters (then `phone`) or the long secret of the link. @throws HttpProblem */
  activate(code: string, pin: string, phone?: string): Promise<void>;
  unlock(pin: string): Promise<boolean>;
  lock(): Promise<void>;
  /** `wipe` deletes this account's data, unsent visits too: ask first. Without network and wipe it locks. */
  logout(how: { wipe: boolean }): Promise<void>;
} = {
  current: signal(null),
  status: signal("loading"),
  othersWaiting: signal(0),
  unlockAfter: signal(null),
  start: notYet,
  login: notYet,
  activate: notYet,
  unlock: notYet,
  lock: notYet,
  logout: notYet,
};

export const visits: {
  /** Resolves once the entry is on the disk. @throws StorageFull, PersonalData */
  log(body: VisitBody): Promise<{ op_id: string; record_id: string }>;
  amend(record_id: string, base_revision: string, body: VisitBody): Promise<{ op_id: string }>;
  void(record_id: string, base_revision: string, reason: VoidReason, note?: string): Promise<{ op_id: string }>;
  undo(op_id: string): Promise<"gone" | "voided">;
  resend(record_id: string, quarantined_op_id: string, body: VisitBody): Promise<{ op_id: string }>;
  askOfficial(op_id: string): Promise<void>;
  live(filter: VisitFilter): Live<Visit[]>;
  get(record_id: string): Live<Visit | null>;
  counts(): Live<VisitCounts>;
  suggestions(): Live<Suggestions>;
} = {
  log: notYet,
  amend: notYet,
  void: notYet,
  undo: notYet,
  resend: notYet,
  askOfficial: notYet,
  live: notYet,
  get: notYet,
  counts: notYet,
  suggestions: notYet,
};

export const drafts: {
  get<T>(key: string): Promise<T | null>;
  /** Notes that hold personal data are left out of what is kept. */
  put(key: string, value: unknown): Promise<void>;
  delete(key: string): Promise<void>;
  live(): Live<{ key: string; saved_at: string; value: unknown }[]>;
} = { get: notYet, put: notYet, delete: notYet, live: notYet };

export const catalogue: {
  /** Entries in use today, in their order. */
  live(kind: CatalogueKind): Live<CatalogueEntry[]>;
  /** The label of any code, retired ones too; `short` for tiles. Follows the catalogue when read in a component. */
  label(kind: CatalogueKind, code: string, lang: "vi" | "en", form?: "name" | "short"): string;
} = { live: notYet, label: (_kind, code) => code };

export const team: { live(): Live<TeamRoster | null | "locked"> } = { live: notYet };

export const results: {
  /** Twelve weeks of the own team, oldest first, from the rows on this phone. */
  live(): Live<WeekCounts[]>;
  month(): Live<MonthCounts>;
} = { live: notYet, month: notYet };

export const sync: {
  status: ReadonlySignal<SyncStatus>;
  now(): Promise<void>;
  sendOne(op_id: string): Promise<void>;
  /** Begin to send and fetch by itself; returns the function that stops it. */
  start(): () => void;
} = {
  status: signal({
    phase: "idle",
    done: 0,
    total: 0,
    lastSuccess: null,
    nextTry: null,
    online: true,
    error: null,
    skewSeconds: null,
  }),
  now: notYet,
  sendOne: notYet,
  start: notYet,
};

export const storage: { status: ReadonlySignal<StorageStatus> } = {
  status: signal({ persisted: null, freeMb: null, lowSpace: false, lost: null }),
};

export const meta: { value: ReadonlySignal<Meta>; refresh(): Promise<void> } = {
  value: signal({ demo: false, demo_day: null, cutoff_day: 31, reporting_month: null, province: null }),
  refresh: notYet,
};

export const api: {
  get<T>(path: string, query?: Record<string, string | number | null | undefined>): Promise<T>;
  post<T>(path: string, body?: unknown): Promise<T>;
  put<T>(path: string, body: unknown): Promise<T>;
  patch<T>(path: string, body: unknown): Promise<T>;
  del(path: string): Promise<void>;
  download(path: string, filename: string): Promise<void>;
} = { get: notYet, post: notYet, put: notYet, patch: notYet, del: notYet, download: notYet };
