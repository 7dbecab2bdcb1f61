/** An outbox in memory for tests of the engine: the same promises as the real ones, all or nothing per transaction. */
import type { OpRow, OutboxStore, OutboxTx } from "../outbox/rows";

export interface MemoryOutbox extends OutboxStore {
  rows: Map<string, OpRow>;
  values: Map<string, unknown>;
}

/** A fresh outbox; `copy` takes over what another one holds, as a restarted app does. */
export function memoryOutbox(copy?: MemoryOutbox): MemoryOutbox {
  let turn: Promise<unknown> = Promise.resolve();
  const store: MemoryOutbox = {
    rows: new Map(copy?.rows),
    values: new Map(copy?.values),
    run(_mode, work) {
      const done = turn.then(async () => {
        const rows = new Map(store.rows);
        const values = new Map(store.values);
        const result = await work(transaction(rows, values));
        store.rows = rows;
        store.values = values;
        return result;
      });
      turn = done.catch(() => undefined);
      return done;
    },
  };
  return store;
}

function transaction(rows: Map<string, OpRow>, values: Map<string, unknown>): OutboxTx {
  const all = () => [...rows.values()];
  return {
    get: async (op_id) => rows.get(op_id),
    byRecord: async (record_id) => all().filter((row) => row.record_id === record_id),
    byState: async (...states) => all().filter((row) => states.includes(row.state)),
    put: async (row) => rows.set(row.op_id, { ...row }),
    remove: async (op_id) => rows.delete(op_id),
    read: async <T>(key: string) => values.get(key) as T | undefined,
    write: async (key, value) => values.set(key, value),
  };
}
