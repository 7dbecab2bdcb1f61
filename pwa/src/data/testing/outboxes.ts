import { uuidv7 } from "../../lib/ids";
import { OutboxDb } from "../db/outbox";
import { openExisting, plainOutbox } from "../db/plain";
import { HOLD_MS, type Op, save, take } from "../outbox/machine";
import { type OpRow, type OutboxStore, type OutboxTx, outboxName } from "../outbox/rows";
import { settle } from "../outbox/verdicts";
import { memoryOutbox } from "./memoryOutbox";

export const NOW = Date.UTC(2026, 10, 20, 2, 0);
export const ALL = { ops: 50, bytes: 256_000 };
export const RECEIPT = { scope: "u/a", epoch: "e", seq: 7 };

const dbs: { close(): void }[] = [];

/** The three outboxes; each must keep the same promises. */
export const OUTBOXES = [
  ["in memory", async () => memoryOutbox()],
  ["through Dexie", dexie],
  ["through plain IndexedDB", plain],
] as const;

/** Close what a test opened. */
export function closeOutboxes(): void {
  for (const db of dbs.splice(0)) db.close();
}

/** A visit's op as the phone makes it. */
export function op(record_id = uuidv7(), note = ""): Op {
  const body = { started_at: "2026-11-20T09:00:00+07:00", note };
  const common = { base_revision: null, type: "assistance_session.log", schema_version: 1 };
  return { op_id: uuidv7(), record_id, ...common, client_time: "2026-11-20T09:00:00+07:00", utc_offset: 420, body };
}

/** One writing transaction. */
export function rw<T>(store: OutboxStore, work: (tx: OutboxTx) => Promise<T>): Promise<T> {
  return store.run("readwrite", work);
}

/** An op as it stands now. */
export function find(store: OutboxStore, op_id: string): Promise<OpRow | undefined> {
  return store.run("readonly", (tx) => tx.get(op_id));
}

/** Save an op and settle it with `verdict`. */
export async function sent(store: OutboxStore, verdict = "applied"): Promise<OpRow> {
  const row = await rw(store, (tx) => save(tx, op(), NOW));
  await rw(store, (tx) => take(tx, NOW + HOLD_MS, ALL));
  const result = { op_id: row.op_id, verdict, receipt: RECEIPT, code: null, message: null };
  await rw(store, (tx) => settle(tx, [row.op_id], [result], NOW));
  return row;
}

async function dexie(): Promise<OutboxStore> {
  const db = new OutboxDb(uuidv7());
  dbs.push(db);
  await db.open();
  return db;
}

async function plain(): Promise<OutboxStore> {
  const account = uuidv7();
  const page = new OutboxDb(account);
  await page.open();
  const db = await openExisting(outboxName(account));
  if (!db) throw new Error("not there");
  dbs.push(page, db);
  return plainOutbox(db);
}
