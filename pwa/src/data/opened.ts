import { type ReadonlySignal, signal } from "@preact/signals";
import { listen } from "../lib/channel";
import { OutboxDb } from "./db/outbox";
import { StoreDb } from "./db/store";

/** The databases of the account that is logged in. */
export interface Opened {
  account: string;
  outbox: OutboxDb;
  store: StoreDb;
}

const current = signal<Opened | null>(null);
const told = signal(0);

/** The open databases, null while nobody is logged in. */
export const opened: ReadonlySignal<Opened | null> = current;

/** Changes when the service worker has written to the open outbox: Dexie does not see that by itself. */
export const workerWrites: ReadonlySignal<number> = told;

/** Open the databases of `account`, closing those of another one. The outbox is never made anew; what was fetched may be. */
export async function openDatabases(account: string): Promise<Opened> {
  const before = current.peek();
  if (before?.account === account && before.outbox.isOpen()) return before;
  closeDatabases();
  const outbox = new OutboxDb(account);
  const [store] = await Promise.all([openStore(account), outbox.open()]);
  const next = { account, outbox, store };
  current.value = next;
  return next;
}

/** Close them; screens see nobody logged in. */
export function closeDatabases(): void {
  const before = current.peek();
  current.value = null;
  before?.outbox.close();
  before?.store.close();
}

/** The open databases. Throws when nobody is logged in. */
export function requireOpened(): Opened {
  const value = current.peek();
  if (!value) throw new Error("nobody is logged in");
  return value;
}

listen((news) => {
  if (news.about === "outbox" && news.account === current.peek()?.account) told.value += 1;
});

async function openStore(account: string): Promise<StoreDb> {
  const store = new StoreDb(account);
  try {
    await store.open();
    return store;
  } catch {
    // Broken, or written by a newer app: everything in it can be fetched again.
    await store.delete();
    const fresh = new StoreDb(account);
    await fresh.open();
    return fresh;
  }
}
