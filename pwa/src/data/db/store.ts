import Dexie, { type Table } from "dexie";
import { type KeyValue, storeName } from "../outbox/rows";
import { type Change, decode, type StoredVisit } from "../sync/decode";
import type { FeedEntry } from "../sync/feed";
import type { CursorRow } from "../sync/pull";
import type { CampaignTarget, CatalogueEntry, PhoneCampaign } from "../types";
import type { Sealed } from "../vault/seal";

/** A row that only the PIN opens; `key` is kind and record. */
export interface SealedRow {
  key: string;
  scope: string;
  sealed: Sealed;
  /** 1: somebody wrote it here and the server has not got it. */
  unsent?: 0 | 1;
}

/** An entry of an unknown kind, or one that could not be read: kept whole, for a newer app (S1, S11). */
export interface OpaqueRow {
  key: string;
  scope: string;
  entry: FeedEntry;
  failed: 0 | 1;
}

export interface StagedRow {
  scope: string;
  part: number;
  rows: FeedEntry[];
}

export interface CatalogueRow {
  kind: string;
  code: string;
  scope: string;
  entry: CatalogueEntry;
}

/** A campaign, or a team's target in one. */
export interface CampaignRow {
  key: string;
  scope: string;
  campaign: PhoneCampaign | null;
  target: CampaignTarget | null;
}

/** The key of `kv` with the whole catalogue in one value: the tiles need one read. */
export const CATALOGUE_KEY = "catalogue";

/** Keys of sealed rows that tell where a version of a roster stands begin so. */
export const STATUS_KEY = "roster_status/";

/** The scope of sealed rows that the person wrote about what is in `scope`; the feed does not touch them. */
export function ownScope(scope: string): string {
  return `own/${scope}`;
}

/**
 * What an account has fetched. All of it can be fetched again, so its schema may change: versions are an append-only list.
 * Personal data (roster, phones) is sealed; visits and the catalogue hold none.
 */
export class StoreDb extends Dexie {
  declare visits: Table<StoredVisit, string>;
  declare catalogue: Table<CatalogueRow, [string, string]>;
  declare sealed: Table<SealedRow, string>;
  declare opaque: Table<OpaqueRow, string>;
  declare staging: Table<StagedRow, [string, number]>;
  declare cursors: Table<CursorRow, string>;
  declare kv: Table<KeyValue, string>;
  declare campaigns: Table<CampaignRow, string>;

  constructor(account: string) {
    super(storeName(account));
    this.version(1).stores({
      visits: "record_id, scope, business_day, at, follow_up, [author_id+follow_up], follows, conflicted",
      catalogue: "[kind+code], scope",
      sealed: "key, scope",
      opaque: "key, scope",
      staging: "[scope+part], scope",
      cursors: "scope",
      kv: "key",
    });
    this.version(2)
      .stores({ campaigns: "key, scope" })
      .upgrade(async (tx) => {
        // What an app that knew no campaigns laid aside (S1).
        for (const { scope, entry } of (await tx.table("opaque").toArray()) as OpaqueRow[]) {
          const { change } = decode(scope, entry);
          if (change?.to === "campaign") await tx.table("campaigns").put(campaignRow(scope, change));
        }
      });
    this.on("versionchange", () => this.close());
  }
}

/** The row of a change. */
export function campaignRow(scope: string, change: Extract<Change, { to: "campaign" }>): CampaignRow {
  const { key, campaign, target } = change;
  return { key, scope, campaign, target };
}
