/** One sender among all tabs and the service worker (S18). */

const NAME = "sender";
let turn: Promise<unknown> = Promise.resolve();

/** Run `work` while nobody else of this browser sends or changes the log-in. Waits its turn; not reentrant. */
export function withSenderLock<T>(work: () => Promise<T>): Promise<T> {
  const locks = globalThis.navigator?.locks;
  if (locks) return locks.request(NAME, work) as Promise<T>;
  // Browsers without Web Locks: alone at least within this page; the server takes an op twice without harm (S6).
  const done = turn.then(work);
  turn = done.catch(() => undefined);
  return done;
}
