import Dexie, { type Table, type Transaction } from "dexie";
import { type DraftRow, type KeyValue, type OpRow, type OutboxStore, type OutboxTx, outboxName } from "../outbox/rows";

/**
 * The outbox of one account (S14, S20). Strict: a save is on the disk before the person reads "saved". The schema below is
 * the only one there will ever be, so that no upgrade can come between a person and unsent work.
 */
export class OutboxDb extends Dexie implements OutboxStore {
  declare ops: Table<OpRow, string>;
  declare drafts: Table<DraftRow, string>;
  declare kv: Table<KeyValue, string>;

  constructor(account: string) {
    super(outboxName(account), { chromeTransactionDurability: "strict" });
    this.version(1).stores({ ops: "op_id, seq, record_id, state, day, [verdict+record_id]", drafts: "key", kv: "key" });
    this.on("versionchange", () => this.close());
  }

  run<T>(mode: "readonly" | "readwrite", work: (tx: OutboxTx) => Promise<T>): Promise<T> {
    return this.transaction(mode === "readonly" ? "r" : "rw", [this.ops, this.kv], (tx) => work(steps(tx)));
  }
}

function steps(tx: Transaction): OutboxTx {
  const ops = tx.table<OpRow, string>("ops");
  const kv = tx.table<KeyValue, string>("kv");
  return {
    get: (op_id) => ops.get(op_id),
    byRecord: (record_id) => ops.where("record_id").equals(record_id).toArray(),
    byState: (...states) => ops.where("state").anyOf(states).toArray(),
    put: (row) => ops.put(row),
    remove: (op_id) => ops.delete(op_id),
    read: async <T>(key: string) => (await kv.get(key))?.value as T | undefined,
    write: (key, value) => kv.put({ key, value }),
  };
}
