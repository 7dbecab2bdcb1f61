/** How a scope ends on the phone (S17, S25). Rows alone go, never the outbox; a new grant brings them again. */
import type { ScopePage } from "./feed";
import type { CursorRow, FeedStore } from "./pull";

/** How often "not yours" must be said, and how far apart, when no version of the grants can prove it. */
export const SAYINGS = 3;
export const SAYINGS_APART_MS = 10 * 60_000;

/** A page of a scope that the server says is not ours: denied, or revoked by a version. */
export async function leaveScope(store: FeedStore, row: CursorRow, page: ScopePage, now: number): Promise<void> {
  if (row.grants_version === 0) return leaveUnproven(store, row, now);
  // Denied: never ours, so nothing was sent, and nothing here is proof that something held must go (S17).
  if (page.revoked !== null && page.revoked > row.grants_version) await store.purge(row.scope);
}

/**
 * S16, S17: after a roll-back the versions of the lost history are forgotten. One answer alone may then be a hiccup of
 * whoever knows the grants, so it has to be said again and again, with nothing else heard of the scope in between.
 */
async function leaveUnproven(store: FeedStore, row: CursorRow, now: number): Promise<void> {
  const before = row.unheld;
  // A clock that was put back starts the wait anew; it must not stop it.
  if (before && now >= before.at && now - before.at < SAYINGS_APART_MS) return;
  const times = (before?.times ?? 0) + 1;
  if (times >= SAYINGS) await store.purge(row.scope);
  else await store.save({ ...row, unheld: { times, at: now } });
}

/** Whatever else an answer says of a scope, or if it has nothing to say, the scope is held: count from nothing again. */
export async function stillHeld(
  store: FeedStore,
  rows: ReadonlyMap<string, CursorRow>,
  pages: ReadonlyMap<string, ScopePage>,
): Promise<Map<string, CursorRow>> {
  const known = new Map(rows);
  for (const { unheld, ...row } of rows.values()) {
    if (!unheld || saysNotOurs(pages.get(row.scope))) continue;
    await store.save(row);
    known.set(row.scope, row);
  }
  return known;
}

/** Whether a page says that the scope is not ours. */
export function saysNotOurs(page: ScopePage | undefined): boolean {
  return page !== undefined && (page.denied || page.revoked !== null);
}

/** S25: rows of a scope that is no more go once everything else, its successors too, has been read to its head. */
export async function endScopes(store: FeedStore, pages: ReadonlyMap<string, ScopePage>): Promise<void> {
  const rows = new Map((await store.cursors()).map((row) => [row.scope, row]));
  for (const [scope, { ended }] of pages) {
    const row = rows.get(scope);
    if (!ended || !row || ended.version < row.grants_version) continue;
    // A successor that is not ours is never sent; one under way is waited for.
    const underWay = ended.successors.some((next) => rows.get(next)?.cursor === null);
    if (!underWay) await store.purge(scope);
  }
}
