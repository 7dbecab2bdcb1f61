let last: Promise<unknown> = Promise.resolve();

/**
 * Do `work` once what was asked for before is done: sealing takes a moment, and of two quick changes the earlier one could
 * else end up on top of the later.
 */
export function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const mine = last.then(work);
  last = mine.catch(() => undefined);
  return mine;
}
