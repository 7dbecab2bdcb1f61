/** One sender among all tabs and the service worker (S18). */

const NAME = "sender";
const turns = new Map<string, Promise<unknown>>();

/** Run `work` while nobody else of this browser sends or changes the log-in. Waits its turn; not reentrant. */
export function withSenderLock<T>(work: () => Promise<T>): Promise<T> {
  return withLock(NAME, work);
}

/** The same under another name, for work that must not hold the sender up. */
export function withLock<T>(name: string, work: () => Promise<T>): Promise<T> {
  const locks = globalThis.navigator?.locks;
  if (locks) return locks.request(name, work) as Promise<T>;
  // Browsers without Web Locks: alone at least within this page; the server takes an op twice without harm (S6).
  const done = (turns.get(name) ?? Promise.resolve()).then(work);
  turns.set(
    name,
    done.catch(() => undefined),
  );
  return done;
}
