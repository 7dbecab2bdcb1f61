/** The rows of an account's outbox. Its schema never changes (S14): rows may gain fields, indexes and names may not. */

import type { Receipt } from "../types";
import type { Sealed } from "../vault/seal";

/** Where an op is on its way: `sent` has a final verdict, `confirmed` was also seen in the account's feed (S15). */
export type OpState = "held" | "queued" | "sending" | "sent" | "confirmed";

export type Verdict = "applied" | "merged" | "conflict_kept" | "quarantined";

export interface OpRow {
  op_id: string;
  record_id: string;
  /** Order of saving on this phone. */
  seq: number;
  /** The op exactly as it is sent, in clear (S14); never rewritten (S5), emptied only by an erasure (S23). */
  json: string;
  /** Business day of the visit, for lists; "" for an op without one. */
  day: string;
  state: OpState;
  /** End of the hold, ms; null once it is over. */
  held_until: number | null;
  verdict: Verdict | null;
  code: string | null;
  message: string | null;
  tries: number;
  saved_at: string;
  receipt: Receipt | null;
  sent_at: string | null;
  confirmed_at: string | null;
  /** When it was last put back because the caught-up feed did not show it (S15). */
  unseen_at: string | null;
  /** When the person asked the official to look at it. */
  asked_at: string | null;
  /** How its quarantine ended: replayed, corrected, declined or closed. */
  closed: string | null;
  /** What the official wrote when ending the quarantine; missing in rows of older versions. */
  official_note?: string | null;
  /** The field that the server blames; missing in rows of older versions. */
  field?: string | null;
  /** SHA-256 of `json` once that was erased (S23); stays for the proof (S21). */
  erased: string | null;
  /** Its visit was erased before this was heard to be on the server: `json` goes with that word (S23). */
  outlived?: boolean;
}

export interface DraftRow {
  key: string;
  saved_at: string;
  json: string;
  /** In place of `json` where the draft names people (S14). */
  sealed?: Sealed;
}

export interface KeyValue {
  key: string;
  value: unknown;
}

/** What the outbox can do inside one transaction; the page (Dexie), the worker (plain IndexedDB) and tests have one each. */
export interface OutboxTx {
  get(op_id: string): Promise<OpRow | undefined>;
  byRecord(record_id: string): Promise<OpRow[]>;
  byState(...states: OpState[]): Promise<OpRow[]>;
  put(row: OpRow): Promise<unknown>;
  remove(op_id: string): Promise<unknown>;
  read<T>(key: string): Promise<T | undefined>;
  write(key: string, value: unknown): Promise<unknown>;
}

export interface OutboxStore {
  /** Run `work` in one transaction; await nothing but `tx` in it. Throws what `work` throws, having written nothing. */
  run<T>(mode: "readonly" | "readwrite", work: (tx: OutboxTx) => Promise<T>): Promise<T>;
}

/** Ops that have not reached a final verdict. */
export const UNSENT: readonly OpState[] = ["held", "queued", "sending"];

/** Keys of the outbox's own small values. */
export const OUTBOX_KEYS = {
  seq: "seq",
  backoff: "backoff",
  device: "device",
  canary: "canary",
  suggestions: "suggestions",
  proof: "proof",
  /** When (ms) the rescue door was last asked for its order on behalf of somebody who is not logged in (S24). */
  order: "order",
} as const;

/** Name of the outbox database; one per account on a shared phone (S20). */
export function outboxName(account: string): string {
  return `outbox-${account}`;
}

/** Name of the database of fetched rows; one per account on a shared phone (S20). */
export function storeName(account: string): string {
  return `store-${account}`;
}
