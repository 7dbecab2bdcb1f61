/** The life of an op (S15) as steps inside one transaction each. Knows no browser, no clock and no network. */
import { byteLength } from "../../lib/bytes";
import { businessDay } from "../../lib/time";
import { type OpRow, type OpState, OUTBOX_KEYS, type OutboxTx, UNSENT } from "./rows";

/** How long an op can still be undone without a trace (S15), ms. */
export const HOLD_MS = 8_000;
/** How long sent ops are kept to be offered again (S16), ms. */
export const KEEP_MS = 90 * 86_400_000;

const DONE: readonly OpState[] = ["sent", "confirmed"];

/** An op as it goes over the wire. */
export interface Op {
  op_id: string;
  record_id: string;
  base_revision: string | null;
  type: string;
  schema_version: number;
  client_time: string;
  utc_offset: number;
  body: unknown;
}

export interface BatchLimit {
  ops: number;
  bytes: number;
}

/** Write a new op, held until `now + HOLD_MS`. */
export async function save(tx: OutboxTx, op: Op, now: number): Promise<OpRow> {
  const seq = ((await tx.read<number>(OUTBOX_KEYS.seq)) ?? 0) + 1;
  const siblings = await tx.byRecord(op.record_id);
  const startedAt = (op.body as { started_at?: unknown } | null)?.started_at;
  const row: OpRow = {
    op_id: op.op_id,
    record_id: op.record_id,
    seq,
    json: JSON.stringify(op),
    day: typeof startedAt === "string" ? businessDay(startedAt) : "",
    state: "held",
    held_until: now + HOLD_MS,
    verdict: null,
    code: null,
    message: null,
    tries: 0,
    saved_at: new Date(now).toISOString(),
    receipt: null,
    sent_at: null,
    confirmed_at: null,
    unseen_at: null,
    asked_at: null,
    closed: null,
    erased: null,
    outlived: siblings.some((row) => row.erased !== null || row.outlived === true),
  };
  await tx.write(OUTBOX_KEYS.seq, seq);
  await tx.put(row);
  return row;
}

/**
 * Delete a still held op and the held ops of its record that came after it. False when it is no longer held: then only a
 * further op can undo it (S15).
 */
export async function takeBack(tx: OutboxTx, op_id: string): Promise<boolean> {
  const row = await tx.get(op_id);
  if (row?.state !== "held") return false;
  const later = (await tx.byRecord(row.record_id)).filter((other) => other.seq >= row.seq);
  if (later.some((other) => other.state !== "held")) return false;
  for (const other of later) await tx.remove(other.op_id);
  return true;
}

/** End the hold of all ops, or of one. */
export async function endHolds(tx: OutboxTx, op_id?: string): Promise<void> {
  for (const row of await tx.byState("held")) {
    if (op_id === undefined || row.op_id === op_id) await tx.put({ ...row, state: "queued", held_until: null });
  }
}

/**
 * Mark the next ops as being sent and return them in order of saving. An op that waits keeps the later ops of its record
 * back; a hold that lies further ahead than a hold can last (the clock was set back) is over.
 */
export async function take(
  tx: OutboxTx,
  now: number,
  limit: BatchLimit,
  skip: ReadonlySet<string> = new Set(),
): Promise<OpRow[]> {
  const waiting = new Set<string>();
  const taken: OpRow[] = [];
  let bytes = 0;
  for (const row of bySeq(await tx.byState("held", "queued"))) {
    if (isHeld(row, now) || skip.has(row.op_id) || waiting.has(row.record_id)) {
      waiting.add(row.record_id);
      continue;
    }
    bytes += byteLength(row.json) + 1;
    if (taken.length === limit.ops || (taken.length > 0 && bytes > limit.bytes)) break;
    taken.push({ ...row, state: "sending", held_until: null, tries: row.tries + 1 });
  }
  for (const row of taken) await tx.put(row);
  return taken;
}

/** Put ops back that were being sent: no answer, or none that counts, says nothing about them (S7). */
export async function release(tx: OutboxTx, op_ids?: readonly string[]): Promise<void> {
  for (const row of await tx.byState("sending")) {
    if (op_ids === undefined || op_ids.includes(row.op_id)) await tx.put({ ...row, state: "queued" });
  }
}

/** How much waits, and since when: `unsent` counts visits, `ops` what is to be sent about them. */
export interface Waiting {
  unsent: number;
  ops: number;
  oldest: string | null;
}

/** What waits in the outbox. */
export async function waiting(tx: OutboxTx): Promise<Waiting> {
  const rows = await tx.byState(...UNSENT);
  const oldest = rows.reduce<string | null>(
    (min, row) => (min === null || row.saved_at < min ? row.saved_at : min),
    null,
  );
  return { unsent: new Set(rows.map((row) => row.record_id)).size, ops: rows.length, oldest };
}

/** The first moment (ms) at which a held op may be sent, or null when none is held. */
export async function nextDue(tx: OutboxTx): Promise<number | null> {
  const ends = (await tx.byState("held")).map((row) => row.held_until ?? 0);
  return ends.length > 0 ? Math.min(...ends) : null;
}

/** Forget ops that were confirmed more than 90 days ago, unless a person still has to deal with them. */
export async function prune(tx: OutboxTx, now: number): Promise<void> {
  const before = new Date(now - KEEP_MS).toISOString();
  for (const row of await tx.byState("confirmed")) {
    const open = row.verdict === "quarantined" && row.closed === null && row.asked_at === null;
    if (!open && (row.sent_at ?? row.saved_at) < before) await tx.remove(row.op_id);
  }
}

/** Ops with a final verdict. */
export function isDone(row: OpRow): boolean {
  return DONE.includes(row.state);
}

/** In order of saving. */
export function bySeq(rows: readonly OpRow[]): OpRow[] {
  return [...rows].sort((a, b) => a.seq - b.seq);
}

function isHeld(row: OpRow, now: number): boolean {
  if (row.state !== "held" || row.held_until === null) return false;
  return row.held_until > now && row.held_until <= now + HOLD_MS;
}
