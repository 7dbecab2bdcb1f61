/** What the server's words do to ops: answers of a push, entries of the account's own feed, resets and erasures. */
import type { Receipt } from "../types";
import { isDone } from "./machine";
import type { OpRow, OutboxTx, Verdict } from "./rows";

/** One result of a push (S7). */
export interface OpResult {
  op_id: string;
  verdict: string;
  receipt: Receipt | null;
  code: string | null;
  message: string | null;
  /** The field that the server blames, where it names one. */
  field?: string | null;
}

/** What an entry of `u/` says about an op. */
export type OpNote =
  | ({ about: "verdict"; op_id: string; verdict: Verdict } & Pick<OpResult, "code" | "message" | "field">)
  | { about: "quarantine"; op_id: string; status: string; note: string | null };

/** An op that the caught-up feed does not show is put back at most this often, ms: no tight circle with a broken server. */
export const UNSEEN_EVERY_MS = 3_600_000;

const FINAL: ReadonlySet<string> = new Set<Verdict>(["applied", "merged", "conflict_kept", "quarantined"]);

/** Whether a word of the server is a final verdict; anything else leaves the op in the outbox (S15). */
export function isFinal(verdict: string): verdict is Verdict {
  return FINAL.has(verdict);
}

/**
 * Settle the ops that were sent: one with a final verdict leaves the outbox with its receipt, every other one waits on.
 * Returns how many were settled.
 */
export async function settle(
  tx: OutboxTx,
  op_ids: readonly string[],
  results: readonly OpResult[],
  now: number,
): Promise<number> {
  const said = new Map(results.map((result) => [result.op_id, result]));
  let settled = 0;
  for (const op_id of op_ids) {
    const row = await tx.get(op_id);
    if (row?.state !== "sending") continue;
    const result = said.get(op_id);
    if (result && isFinal(result.verdict)) {
      await tx.put(withVerdict(row, result.verdict, result, now));
      settled += 1;
    } else {
      await tx.put({ ...row, state: "queued", code: result?.code ?? null });
    }
  }
  return settled;
}

/**
 * The rescue door took these ops (S24): they leave the outbox without a verdict, which the feed tells once somebody logs in
 * again. Every other one of `op_ids` waits on. Returns how many were taken.
 */
export async function receive(
  tx: OutboxTx,
  op_ids: readonly string[],
  received: ReadonlySet<string>,
  now: number,
): Promise<number> {
  let taken = 0;
  for (const op_id of op_ids) {
    const row = await tx.get(op_id);
    if (row?.state !== "sending") continue;
    if (received.has(op_id)) taken += 1;
    await tx.put(
      received.has(op_id)
        ? { ...row, state: "sent", sent_at: new Date(now).toISOString() }
        : { ...row, state: "queued" },
    );
  }
  return taken;
}

/**
 * Apply notes of the account's own feed in their order: seeing the verdict there confirms the op (S15). Returns the records
 * that were erased while something of them waited: to be erased again, now that nothing of it needs its text (S23).
 */
export async function hear(tx: OutboxTx, notes: readonly OpNote[], now: number): Promise<string[]> {
  const outlived: string[] = [];
  for (const note of notes) {
    const row = await tx.get(note.op_id);
    // Ops of the person's other phone are not ours; a held one cannot have been sent.
    if (!row || row.state === "held") continue;
    await tx.put(note.about === "verdict" ? confirmed(row, note, now) : closed(row, note));
    if (note.about === "verdict" && row.outlived && row.erased === null) outlived.push(row.record_id);
  }
  return outlived;
}

/** The own feed is heard from its beginning: only what it shows from here on is confirmed (S15). */
export async function unconfirm(tx: OutboxTx): Promise<void> {
  for (const row of await tx.byState("confirmed")) await tx.put({ ...row, state: "sent" });
}

/** Put back the ops sent before `since` (ms) that the caught-up feed did not show; returns how many (S15). */
export async function requeueUnseen(tx: OutboxTx, since: number, now: number): Promise<number> {
  let count = 0;
  for (const row of await tx.byState("sent")) {
    // A time that lies ahead was written before the clock was set back: it holds nothing up.
    const waited = row.unseen_at === null ? UNSEEN_EVERY_MS : now - Date.parse(row.unseen_at);
    const recently = waited >= 0 && waited < UNSEEN_EVERY_MS;
    const sentAt = Date.parse(row.sent_at ?? "");
    const meanwhile = sentAt > since && sentAt <= now;
    if (recently || row.erased !== null || meanwhile) continue;
    await tx.put({ ...row, state: "queued", unseen_at: new Date(now).toISOString() });
    count += 1;
  }
  return count;
}

/** Put back done ops that the server turned out not to have (S21). One that was erased has nothing left to send. */
export async function requeue(tx: OutboxTx, op_ids: readonly string[]): Promise<void> {
  for (const op_id of op_ids) {
    const row = await tx.get(op_id);
    if (row && isDone(row) && row.erased === null) await tx.put({ ...row, state: "queued", confirmed_at: null });
  }
}

/** After a reset: offer every kept op again (S16); the server answers known ones with their stored verdict. */
export async function reoffer(tx: OutboxTx): Promise<number> {
  const rows = (await tx.byState("sent", "confirmed")).filter((row) => row.erased === null);
  for (const row of rows) await tx.put({ ...row, state: "queued", confirmed_at: null });
  return rows.length;
}

/**
 * Delete the bodies of sent ops of an erased record, keeping id and hash (S23). `hashes`: op_id → SHA-256 of the op. What
 * has not been sent still has to arrive, and is marked.
 */
export async function erase(tx: OutboxTx, record_id: string, hashes: ReadonlyMap<string, string>): Promise<void> {
  for (const row of await tx.byRecord(record_id)) {
    const hash = isDone(row) ? hashes.get(row.op_id) : undefined;
    if (row.erased !== null) continue;
    await tx.put(hash === undefined ? { ...row, outlived: true } : { ...row, json: "", erased: hash });
  }
}

function withVerdict(row: OpRow, verdict: Verdict, said: OpResult, now: number): OpRow {
  return {
    ...row,
    state: "sent",
    verdict,
    code: said.code,
    message: said.message,
    field: said.field ?? null,
    receipt: said.receipt,
    sent_at: new Date(now).toISOString(),
  };
}

function confirmed(row: OpRow, note: Extract<OpNote, { about: "verdict" }>, now: number): OpRow {
  const at = new Date(now).toISOString();
  return {
    ...row,
    state: "confirmed",
    held_until: null,
    verdict: note.verdict,
    code: note.code,
    message: note.message,
    field: note.field ?? row.field ?? null,
    sent_at: row.sent_at ?? at,
    confirmed_at: row.confirmed_at ?? at,
  };
}

function closed(row: OpRow, note: Extract<OpNote, { about: "quarantine" }>): OpRow {
  return { ...row, closed: note.status, official_note: note.note };
}
