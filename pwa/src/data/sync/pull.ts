/** Fetching the feeds (S10–S13, S16, S17, S27). The page alone does this, never the worker. */
import { integerOrNull } from "../../lib/shape";
import type { Trouble } from "./backoff";
import { type Change, decode, type Note } from "./decode";
import { type DeviceState, judge, openEnvelope, type SyncPost } from "./envelope";
import { type FeedEntry, follows, readScopes, type ScopePage, seqOfCursor } from "./feed";
import { endScopes, leaveScope, saysNotOurs, stillHeld } from "./leaving";

/** How far a scope has been read. */
export interface CursorRow {
  scope: string;
  cursor: string | null;
  /** Number of the last entry applied, to find gaps; null = not known. */
  seq: number | null;
  /** The grants under which the scope was last read; only a newer version may end it (S17). 0 = not known. */
  grants_version: number;
  /** Where a snapshot under way goes on, and how many of its parts are kept. */
  snap: string | null;
  parts: number;
  /** Pages refused one after the other because of a gap. */
  gaps: number;
  /** How often "not yours" was said while the version is not known, and when last. Absent: not, or not any more. */
  unheld?: { times: number; at: number };
}

/** The phone's rows. Each method is one transaction. */
export interface FeedStore {
  cursors(): Promise<CursorRow[]>;
  /** Apply a page and move the cursor together (S11); `replace` first empties the scope, for a complete snapshot. */
  apply(cursor: CursorRow, changes: readonly Change[], replace: boolean): Promise<void>;
  /** Keep one part of a snapshot; part 1 forgets older ones. */
  stage(cursor: CursorRow, part: number, rows: readonly FeedEntry[]): Promise<void>;
  staged(scope: string): Promise<FeedEntry[]>;
  save(cursor: CursorRow): Promise<void>;
  /** Delete all rows of the scope and its cursor. */
  purge(scope: string): Promise<void>;
}

export interface PullPorts {
  store: FeedStore;
  post: SyncPost;
  device_id: string;
  clock(): number;
  nonce(): string;
  state(): Promise<DeviceState>;
  /** What entries say about ops, grants and erasures; must be safe to hear twice. Done before the cursor moves. */
  notes(notes: readonly Note[]): Promise<void>;
  heard?(body: Record<string, unknown>): void;
}

export type PullEnd =
  | { end: "caught-up" }
  /** A scope must be read anew and all sent ops offered again (S16). */
  | { end: "reset" }
  | { end: "trouble"; trouble: Trouble };

type Step = "done" | "more" | "reset" | "gap";

const MAX_TURNS = 400;
const BAD_ANSWER: Trouble = { kind: "server", code: "bad_answer", retryAfter: null };

/** Read every scope to its head. Throws TroubleError for network trouble. */
export async function fetchFeeds(ports: PullPorts): Promise<PullEnd> {
  for (let turn = 0; turn < MAX_TURNS; turn += 1) {
    const rows = new Map((await ports.store.cursors()).map((row) => [row.scope, row]));
    const nonce = ports.nonce();
    const cursors = Object.fromEntries([...rows.values()].map((row) => [row.scope, row.snap ?? row.cursor]));
    const head = openEnvelope(ports.device_id, nonce, ports.clock(), await ports.state());
    const said = judge(await ports.post("pull", `${head},"cursors":${JSON.stringify(cursors)}}`), nonce);
    if (said.kind === "idle") {
      await stillHeld(ports.store, rows, new Map());
      return { end: "caught-up" };
    }
    if (said.kind === "trouble") return { end: "trouble", trouble: said.trouble };
    if (said.kind === "refused") return { end: "trouble", trouble: { ...BAD_ANSWER, code: said.code } };
    ports.heard?.(said.body);
    const end = await applyAnswer(ports, rows, said.body);
    if (end) return end;
  }
  return { end: "trouble", trouble: BAD_ANSWER };
}

async function applyAnswer(
  ports: PullPorts,
  held: ReadonlyMap<string, CursorRow>,
  body: Record<string, unknown>,
): Promise<PullEnd | null> {
  const { pages, broken } = readScopes(body.scopes);
  const rows = await stillHeld(ports.store, held, pages);
  const version = integerOrNull(body.grants_version) ?? 0;
  const steps: Step[] = [];
  // A reset rewinds the account's own feed: what this answer says of it would be read twice, so it waits.
  const reset = [...pages].some(([scope, page]) => isReset(page, rows.get(scope)));
  if (reset) {
    // S16, before any cursor forgets that there was a reset: dying here only means doing it twice.
    await ports.notes([{ about: "reset" }]);
    await rewindOwnFeed(ports.store);
    await forgetVersions(ports.store, rows);
  }
  for (const [scope, page] of pages) {
    if ((reset && waitsAfterReset(scope, page)) || page.ended) continue;
    const row = rows.get(scope) ?? fresh(scope);
    steps.push(await applyScope(ports, reset ? { ...row, grants_version: 0 } : row, page, version));
  }
  if (reset) return { end: "reset" };
  if (steps.includes("gap") || broken) return { end: "trouble", trouble: BAD_ANSWER };
  if (steps.includes("more")) return null;
  await endScopes(ports.store, pages);
  return { end: "caught-up" };
}

/** The own feed is read again; and with the versions forgotten, one answer alone proves too little to end a scope (S17). */
function waitsAfterReset(scope: string, page: ScopePage): boolean {
  return isOwnFeed(scope) || saysNotOurs(page);
}

async function applyScope(ports: PullPorts, row: CursorRow, page: ScopePage, version: number): Promise<Step> {
  const { store } = ports;
  if (saysNotOurs(page)) {
    await leaveScope(store, row, page, ports.clock());
    return "done";
  }
  if (isReset(page, row)) {
    await store.save({ ...fresh(row.scope), grants_version: row.grants_version });
    return "reset";
  }
  const at = { ...row, grants_version: Math.max(version, row.grants_version) };
  return page.snapshot ? applySnapshot(ports, at, page, page.snapshot) : applyEntries(ports, at, page);
}

async function applyEntries(ports: PullPorts, row: CursorRow, page: ScopePage): Promise<Step> {
  if (page.cursor === null && page.entries.length === 0 && follows(page, row.seq)) return page.more ? "gap" : "done";
  if (!follows(page, row.seq) || page.cursor === null) {
    // S11: refuse the page; when the next one has a gap as well, read the scope anew.
    const again = row.gaps > 0 ? fresh(row.scope) : row;
    await ports.store.save({ ...again, grants_version: row.grants_version, gaps: row.gaps + 1 });
    return "gap";
  }
  const seq = page.entries.at(-1)?.seq ?? row.seq ?? seqOfCursor(page.cursor);
  const next = { ...row, cursor: page.cursor, seq, snap: null, parts: 0, gaps: 0 };
  await applyRows(ports, next, page.entries, false);
  return page.more ? "more" : "done";
}

async function applySnapshot(
  ports: PullPorts,
  row: CursorRow,
  page: ScopePage,
  snapshot: NonNullable<ScopePage["snapshot"]>,
): Promise<Step> {
  const { part, of, rows, next } = snapshot;
  const expected = part === 1 || part === row.parts + 1;
  const last = next === null;
  if (!expected || (last && (part !== of || page.cursor === null))) {
    // Begun again by the next run, not at once: a server that goes on like this must not be asked in a circle.
    await ports.store.save({ ...fresh(row.scope), grants_version: row.grants_version });
    return "gap";
  }
  if (!last) {
    await ports.store.stage({ ...row, snap: next, parts: part }, part, rows);
    return "more";
  }
  const all = part === 1 ? rows : [...(await ports.store.staged(row.scope)), ...rows];
  const seq = seqOfCursor(page.cursor);
  await applyRows(ports, { ...row, cursor: page.cursor, seq, snap: null, parts: 0, gaps: 0 }, all, true);
  // Entries after the snapshot's head, if any, come with the next turn.
  return page.more || (seq !== null && seq < page.head) ? "more" : "done";
}

async function applyRows(
  ports: PullPorts,
  cursor: CursorRow,
  entries: readonly FeedEntry[],
  replace: boolean,
): Promise<void> {
  const decoded = entries.map((entry) => decode(cursor.scope, entry));
  const told = decoded.flatMap((one) => (one.note ? [one.note] : []));
  // S15: a snapshot is all there is. The epoch may have changed unseen while the cursor was null, as there was no reset.
  const notes: Note[] = replace && isOwnFeed(cursor.scope) ? [{ about: "anew" }, ...told] : told;
  // The outbox is another database: told first, and again if we die before the cursor is written (S11).
  if (notes.length > 0) await ports.notes(notes);
  await ports.store.apply(
    cursor,
    decoded.flatMap((one) => (one.change ? [one.change] : [])),
    replace,
  );
}

/** Read the account's own feed from its beginning again. */
export async function rewindOwnFeed(store: FeedStore): Promise<void> {
  for (const row of await store.cursors()) {
    if (isOwnFeed(row.scope)) await store.save({ ...fresh(row.scope), grants_version: row.grants_version });
  }
}

/** S16, S17: versions told by a history that was lost say nothing about this one, which may count lower. */
async function forgetVersions(store: FeedStore, rows: ReadonlyMap<string, CursorRow>): Promise<void> {
  for (const row of rows.values()) {
    if (!isOwnFeed(row.scope)) await store.save({ ...row, grants_version: 0 });
  }
}

/** `u/<account>`: verdicts and receipts. */
export function isOwnFeed(scope: string): boolean {
  return scope.startsWith("u/");
}

// "reset" in answer to a cursor of null asks for nothing that is not being done.
function isReset(page: ScopePage, row: CursorRow | undefined): boolean {
  return page.reset && row !== undefined && (row.snap ?? row.cursor) !== null;
}

function fresh(scope: string): CursorRow {
  return { scope, cursor: null, seq: null, grants_version: 0, snap: null, parts: 0, gaps: 0 };
}
