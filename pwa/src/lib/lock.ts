/** One sender among all tabs and the service worker (S18). */

const NAME = "sender";
/** So long a page may hold the others up; then it hangs (fault 23). */
export const PATIENCE_MS = 600_000;

const turns = new Map<string, Promise<unknown>>();

/** Run `work` while nobody else of this browser sends or changes the log-in. Waits its turn; not reentrant. */
export function withSenderLock<T>(work: () => Promise<T>): Promise<T> {
  return withLock(NAME, work);
}

/** The same under another name, for work that must not hold the sender up. */
export function withLock<T>(name: string, work: () => Promise<T>): Promise<T> {
  const locks = globalThis.navigator?.locks;
  if (locks) return inTurn(locks, name, work);
  // Browsers without Web Locks: alone at least within this page; the server takes an op twice without harm (S6).
  const done = (turns.get(name) ?? Promise.resolve()).then(work);
  turns.set(
    name,
    done.catch(() => undefined),
  );
  return done;
}

async function inTurn<T>(locks: LockManager, name: string, work: () => Promise<T>): Promise<T> {
  const impatient = new AbortController();
  let begun = false;
  const begin = () => {
    begun = true;
    return work();
  };
  const timer = setTimeout(() => impatient.abort(), PATIENCE_MS);
  try {
    return (await locks.request(name, { signal: impatient.signal }, begin)) as T;
  } catch (error) {
    if (begun || !impatient.signal.aborted) throw error;
    // Taken away from whoever hangs with it: should they come back to life, two senders do no harm either (S6).
    return (await locks.request(name, { steal: true }, work)) as T;
  } finally {
    clearTimeout(timer);
  }
}
