/**
 * The outbox through plain IndexedDB, for the service worker: it sends without loading Dexie. It opens databases that the
 * page made and never makes or changes one.
 */
import type { KeyValue, OpRow, OutboxStore, OutboxTx } from "../outbox/rows";

/** The open database, or null when there is none of that name. */
export function openExisting(name: string): Promise<IDBDatabase | null> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name);
    let missing = false;
    request.onupgradeneeded = () => {
      // Only a database that does not exist needs an upgrade when no version is asked for: leave it unmade.
      missing = true;
      request.transaction?.abort();
    };
    request.onsuccess = () => {
      request.result.onversionchange = () => request.result.close();
      resolve(request.result);
    };
    request.onerror = () => (missing ? resolve(null) : reject(request.error));
  });
}

/** One value of a `kv` table. */
export async function readValue<T>(db: IDBDatabase, key: string): Promise<T | undefined> {
  const store = db.transaction("kv", "readonly").objectStore("kv");
  return ((await answer(store.get(key))) as KeyValue | undefined)?.value as T | undefined;
}

/** The same outbox as `OutboxDb`, strict as well (S14). */
export function plainOutbox(db: IDBDatabase): OutboxStore {
  return {
    run<T>(mode: IDBTransactionMode, work: (tx: OutboxTx) => Promise<T>): Promise<T> {
      return new Promise((resolve, reject) => {
        const tx = db.transaction(["ops", "kv"], mode, { durability: "strict" });
        let result: { value: T } | null = null;
        let failure: unknown = null;
        tx.oncomplete = () =>
          result ? resolve(result.value) : reject(failure ?? new Error("transaction ended early"));
        tx.onabort = () => reject(failure ?? tx.error);
        work(steps(tx)).then(
          (value) => {
            result = { value };
          },
          (error: unknown) => {
            failure = error;
            abort(tx);
          },
        );
      });
    },
  };
}

function steps(tx: IDBTransaction): OutboxTx {
  const ops = tx.objectStore("ops");
  const kv = tx.objectStore("kv");
  const rows = (index: string, key: string) => answer(ops.index(index).getAll(key)) as Promise<OpRow[]>;
  return {
    get: (op_id) => answer(ops.get(op_id)) as Promise<OpRow | undefined>,
    byRecord: (record_id) => rows("record_id", record_id),
    byState: async (...states) => (await Promise.all(states.map((state) => rows("state", state)))).flat(),
    put: (row) => answer(ops.put(row)),
    remove: (op_id) => answer(ops.delete(op_id)),
    read: async <T>(key: string) => ((await answer(kv.get(key))) as KeyValue | undefined)?.value as T | undefined,
    write: (key, value) => answer(kv.put({ key, value })),
  };
}

function answer<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

function abort(tx: IDBTransaction): void {
  try {
    tx.abort();
  } catch {
    // It was already aborted or done: the promise is settled by its own event.
  }
}
