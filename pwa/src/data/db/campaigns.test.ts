/** Campaigns in the store: kept by scope, and found again by an app that learns of them later (S1). */
import Dexie from "dexie";
import { expect, it } from "vitest";
import { uuidv7 } from "../../lib/ids";
import { storeName } from "../outbox/rows";
import { decode } from "../sync/decode";
import type { FeedEntry } from "../sync/feed";
import { feedStore } from "./feedStore";
import { StoreDb } from "./store";

const BODY = { campaign_id: "c1", name: "92", status: "running", start: "2026-06-01", end: "2026-08-31" };
const CAMPAIGN: FeedEntry = {
  seq: 7,
  kind: "campaign",
  op_id: null,
  record_id: "c1",
  revision: "r",
  body: { ...BODY, measure: "visits", topics: ["PAY"] },
  gone: false,
};
const V1 = {
  visits: "record_id, scope, business_day, at, follow_up, [author_id+follow_up], follows, conflicted",
  catalogue: "[kind+code], scope",
  sealed: "key, scope",
  opaque: "key, scope",
  staging: "[scope+part], scope",
  cursors: "scope",
  kv: "key",
};

it("an app that laid campaigns aside shows them once it knows them", async () => {
  const account = uuidv7();
  const old = new Dexie(storeName(account));
  old.version(1).stores(V1);
  await old.table("opaque").put({ key: "g/campaign/c1/7", scope: "g", entry: CAMPAIGN, failed: 0 });
  await old.table("opaque").put({ key: "g/x/1/8", scope: "g", entry: { ...CAMPAIGN, kind: "x" }, failed: 0 });
  old.close();
  const db = new StoreDb(account);
  expect(await db.campaigns.toArray()).toMatchObject([
    { key: "campaign/c1", scope: "g", campaign: BODY, target: null },
  ]);
  db.close();
});

it("the last word on a campaign counts, and a purge takes it away", async () => {
  const db = new StoreDb(uuidv7());
  const store = feedStore(db, () => Promise.reject(new Error("nothing to seal")));
  const cursor = { scope: "g", cursor: "e.8.c", seq: 8, grants_version: 1, snap: null, parts: 0, gaps: 0 };
  const closed = { ...CAMPAIGN, seq: 8, body: { ...(CAMPAIGN.body as object), status: "closed" } };
  const target = { campaign_id: "c1", team_id: "t", goal: 3, before: null };
  const entries = [CAMPAIGN, closed, { ...CAMPAIGN, kind: "campaign_target", record_id: "x", body: target }];
  const changes = entries.flatMap((entry) => decode("g", entry).change ?? []);
  await store.apply(cursor, changes, false);
  const rows = await db.campaigns.toArray();
  expect(rows.map((row) => row.campaign?.status ?? row.target?.goal)).toEqual(["closed", 3]);
  await store.purge("g");
  expect(await db.campaigns.count()).toBe(0);
  db.close();
});

it("a goal that was taken out is none", async () => {
  const db = new StoreDb(uuidv7());
  const store = feedStore(db, () => Promise.reject(new Error("nothing to seal")));
  const cursor = { scope: "t/t", cursor: "e.8.c", seq: 8, grants_version: 1, snap: null, parts: 0, gaps: 0 };
  const target = { ...CAMPAIGN, kind: "campaign_target", record_id: "x" };
  const given = { ...target, body: { campaign_id: "c1", team_id: "t", goal: 3, before: null } };
  for (const entry of [given, { ...target, seq: 8, body: null, gone: true }]) {
    await store.apply(cursor, [decode("t/t", entry).change ?? []].flat(), false);
  }
  expect((await db.campaigns.toArray()).map((row) => [row.key, row.target])).toEqual([["target/x", null]]);
  db.close();
});

it("a body that cannot be read is laid aside, not lost (S11)", () => {
  const { change } = decode("g", { ...CAMPAIGN, body: BODY });
  expect(change).toMatchObject({ to: "opaque", failed: true });
});
