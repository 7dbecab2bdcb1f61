/** The feeds' rows in IndexedDB: every method is one transaction, so that rows and cursor never part (S11). */
import type { Table } from "dexie";
import type { Change, StoredVisit } from "../sync/decode";
import type { FeedEntry } from "../sync/feed";
import type { CursorRow, FeedStore } from "../sync/pull";
import type { CatalogueEntry } from "../types";
import type { Sealed } from "../vault/seal";
import {
  CATALOGUE_KEY,
  type CampaignRow,
  type CatalogueRow,
  campaignRow,
  type OpaqueRow,
  ownScope,
  type SealedRow,
  STATUS_KEY,
  type StoreDb,
} from "./store";

interface Prepared {
  visits: StoredVisit[];
  noVisits: string[];
  catalogue: CatalogueRow[];
  sealed: SealedRow[];
  opaque: OpaqueRow[];
  campaigns: CampaignRow[];
}

/** `seal` encrypts what only the PIN may open; it needs neither PIN nor page (S14). */
export function feedStore(db: StoreDb, seal: (value: unknown) => Promise<Sealed>): FeedStore {
  return {
    cursors: () => db.cursors.toArray(),
    apply: async (cursor, changes, replace) => {
      // Encrypting waits for the browser, and a transaction would not wait with it.
      const rows = await prepare(cursor.scope, changes, seal);
      await db.transaction("rw", db.tables, async () => {
        if (replace) await empty(db, cursor.scope);
        await write(db, rows);
        await db.staging.where("scope").equals(cursor.scope).delete();
        if (replace || rows.catalogue.length > 0) await summarize(db);
        await db.cursors.put(cursor);
      });
    },
    stage: (cursor, part, rows) =>
      db.transaction("rw", db.staging, db.cursors, async () => {
        if (part === 1) await db.staging.where("scope").equals(cursor.scope).delete();
        await db.staging.put({ scope: cursor.scope, part, rows: [...rows] });
        await db.cursors.put(cursor);
      }),
    staged: (scope) => staged(db, scope),
    save: async (cursor) => {
      await db.cursors.put(cursor);
    },
    purge: (scope) =>
      db.transaction("rw", db.tables, async () => {
        await empty(db, scope);
        // What the person wrote about a scope's people outlives a reset, but not the right to the scope (S17).
        await db.sealed.where("scope").equals(ownScope(scope)).delete();
        await db.staging.where("scope").equals(scope).delete();
        await summarize(db);
        await db.cursors.delete(scope);
      }),
  };
}

/** Forget how far the scopes that hold sealed rows were read, so that those rows come again under a new key. */
export async function refetchSealed(db: StoreDb): Promise<void> {
  await db.transaction("rw", db.sealed, db.cursors, async () => {
    const scopes = new Set((await db.sealed.toArray()).map((row) => row.scope));
    await db.sealed.clear();
    for (const row of await db.cursors.toArray()) if (scopes.has(row.scope)) await db.cursors.put(fresh(row));
  });
}

/** Have a scope sent whole again; what is there stays until its replacement comes. */
export async function refetchScope(db: StoreDb, scope: string): Promise<void> {
  const row = await db.cursors.get(scope);
  if (row) await db.cursors.put(fresh(row));
}

function fresh(row: CursorRow): CursorRow {
  return { ...row, cursor: null, seq: null, snap: null, parts: 0 };
}

async function prepare(
  scope: string,
  changes: readonly Change[],
  seal: (value: unknown) => Promise<Sealed>,
): Promise<Prepared> {
  const rows: Prepared = { visits: [], noVisits: [], catalogue: [], sealed: [], opaque: [], campaigns: [] };
  const visits = new Map<string, StoredVisit | null>();
  for (const change of changes) {
    // Of one record only the last word of the page counts.
    if (change.to === "visit") visits.set(change.row.record_id, change.row);
    else if (change.to === "no-visit") visits.set(change.record_id, null);
    else if (change.to === "catalogue") rows.catalogue.push(catalogueRow(scope, change.entry));
    else if (change.to === "opaque") rows.opaque.push(opaqueRow(scope, change.entry, change.failed));
    else if (change.to !== "campaign") rows.sealed.push(await sealedRow(scope, change, seal));
  }
  rows.campaigns = changes.flatMap((change) => (change.to === "campaign" ? campaignRow(scope, change) : []));
  for (const [record_id, row] of visits) {
    if (row) rows.visits.push(row);
    else rows.noVisits.push(record_id);
  }
  return rows;
}

/** Who is on a list, and what officials say of it: both name people. */
async function sealedRow(
  scope: string,
  change: Extract<Change, { to: "roster" | "roster-status" }>,
  seal: (value: unknown) => Promise<Sealed>,
): Promise<SealedRow> {
  return change.to === "roster"
    ? { key: `roster/${change.record_id}`, scope, sealed: await seal(change.roster) }
    : { key: STATUS_KEY + change.status.roster_id, scope, sealed: await seal(change.status) };
}

async function write(db: StoreDb, rows: Prepared): Promise<void> {
  await db.visits.bulkDelete(rows.noVisits);
  await db.visits.bulkPut(rows.visits);
  await db.catalogue.bulkPut(rows.catalogue);
  await db.sealed.bulkPut(rows.sealed);
  await db.opaque.bulkPut(rows.opaque);
  await db.campaigns.bulkPut(rows.campaigns);
}

async function empty(db: StoreDb, scope: string): Promise<void> {
  const tables: Table<{ scope: string }, never>[] = [
    db.visits as unknown as Table<{ scope: string }, never>,
    db.catalogue as unknown as Table<{ scope: string }, never>,
    db.sealed as unknown as Table<{ scope: string }, never>,
    db.opaque as unknown as Table<{ scope: string }, never>,
    db.campaigns as unknown as Table<{ scope: string }, never>,
  ];
  for (const table of tables) await table.where("scope").equals(scope).delete();
}

async function staged(db: StoreDb, scope: string): Promise<FeedEntry[]> {
  const parts = await db.staging.where("scope").equals(scope).sortBy("part");
  return parts.flatMap((part) => part.rows);
}

async function summarize(db: StoreDb): Promise<void> {
  const entries = (await db.catalogue.toArray()).map((row) => row.entry);
  await db.kv.put({ key: CATALOGUE_KEY, value: entries });
}

function catalogueRow(scope: string, entry: CatalogueEntry): CatalogueRow {
  return { kind: entry.kind, code: entry.code, scope, entry };
}

function opaqueRow(scope: string, entry: FeedEntry, failed: boolean): OpaqueRow {
  const key = `${scope}/${entry.kind}/${entry.record_id}/${entry.seq ?? "snapshot"}`;
  return { key, scope, entry, failed: failed ? 1 : 0 };
}
