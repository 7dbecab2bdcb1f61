import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { uuidv7 } from "../../lib/ids";
import { decode } from "../sync/decode";
import type { FeedEntry } from "../sync/feed";
import type { CursorRow } from "../sync/pull";
import { visit } from "../testing/visits";
import { type Sealed, seal, unseal } from "../vault/seal";
import { makeVault, openVault } from "../vault/vault";
import { feedStore, refetchSealed } from "./feedStore";
import { CATALOGUE_KEY, StoreDb } from "./store";

const SCOPE = "t/1";
let db: StoreDb;
let pair: CryptoKeyPair;

beforeEach(async () => {
  db = new StoreDb(uuidv7());
  pair = await crypto.subtle.generateKey({ name: "ECDH", namedCurve: "P-256" }, false, ["deriveBits"]);
});
afterEach(() => db.close());

const store = () => feedStore(db, (value) => seal(pair.publicKey, value));
const cursor = (patch: Partial<CursorRow> = {}): CursorRow => ({
  scope: SCOPE,
  cursor: "e.1.c",
  seq: 1,
  grants_version: 1,
  snap: null,
  parts: 0,
  gaps: 0,
  ...patch,
});
const entry = (kind: string, record_id: string, body: unknown, seq: number | null = 1): FeedEntry => ({
  seq,
  kind,
  op_id: null,
  record_id,
  revision: "r",
  body,
  gone: body === null,
});
const changes = (...entries: FeedEntry[]) => entries.flatMap((one) => decode(SCOPE, one).change ?? []);
const visits = (...ids: string[]) => ids.map((id) => entry("visit", id, visit(id)));
const ids = async () => (await db.visits.toArray()).map((row) => row.record_id);

describe("rows and cursor", () => {
  it("are written together or not at all (S11)", async () => {
    const bad = changes(...visits("v1", "v2"));
    const [, second] = bad;
    if (second?.to === "visit") (second.row as { record_id: unknown }).record_id = { not: "a key" };
    await expect(store().apply(cursor(), bad, false)).rejects.toThrow();
    expect(await ids()).toEqual([]);
    expect(await store().cursors()).toEqual([]);
    await store().apply(cursor(), changes(...visits("v1")), false);
    expect(await ids()).toEqual(["v1"]);
    expect(await store().cursors()).toEqual([cursor()]);
  });

  it("let the last word about a record count", async () => {
    await store().apply(cursor(), changes(...visits("v1", "v2")), false);
    const later = [entry("visit", "v1", null, 2), ...visits("v1"), ...visits("v3"), entry("visit", "v3", null, 5)];
    await store().apply(cursor(), changes(...later, entry("visit", "v2", null, 6)), false);
    expect(await ids()).toEqual(["v1"]);
  });

  it("keep of a voided visit only that it was", async () => {
    await store().apply(cursor(), changes(...visits("v1")), false);
    const { started_at: _started, items: _items, people: _people, ...head } = visit("v1", { status: "voided" });
    await store().apply(cursor(), changes(entry("visit", "v1", head, 2)), false);
    expect(await db.visits.get("v1")).toMatchObject({ status: "voided", body: null });
  });

  it("are replaced by a complete snapshot, other scopes left alone", async () => {
    await store().apply(cursor(), changes(...visits("v1", "v2")), false);
    const other = decode("t/2", entry("visit", "w", visit("w"))).change;
    await store().apply(cursor({ scope: "t/2" }), other ? [other] : [], false);
    await store().stage(cursor({ snap: "s2", parts: 1 }), 1, visits("v3"));
    await store().stage(cursor({ snap: "s3", parts: 2 }), 2, visits("v4"));
    expect((await store().staged(SCOPE)).map((row) => row.record_id)).toEqual(["v3", "v4"]);
    expect((await ids()).sort()).toEqual(["v1", "v2", "w"]);
    await store().apply(cursor(), changes(...visits("v3", "v4", "v5")), true);
    expect((await ids()).sort()).toEqual(["v3", "v4", "v5", "w"]);
    expect(await store().staged(SCOPE)).toEqual([]);
  });

  it("go together when a scope is purged (S17)", async () => {
    await store().apply(cursor(), changes(...visits("v1"), entry("hologram", "h", 1)), false);
    await store().purge(SCOPE);
    expect([await db.visits.count(), await db.opaque.count(), await db.cursors.count()]).toEqual([0, 0, 0]);
  });
});

describe("the catalogue", () => {
  const topic = (code: string) => entry("catalogue", code, { kind: "topic", code, order: 1 });
  const summary = async () => {
    const row = await db.kv.get(CATALOGUE_KEY);
    return (row?.value as { code: string }[] | undefined)?.map((one) => one.code);
  };

  it("is one value for the tiles, whatever changed", async () => {
    await store().apply(cursor({ scope: "g" }), changes(topic("A"), topic("B")), false);
    await store().apply(cursor({ scope: "g" }), changes(topic("B"), topic("C")), false);
    expect(await summary()).toEqual(["A", "B", "C"]);
    await store().apply(cursor({ scope: "g" }), changes(topic("D")), true);
    expect(await summary()).toEqual(["D"]);
  });
});

describe("what only the PIN opens (S14)", () => {
  const roster = entry("roster", "t1", { team: { id: "t1" }, members: [{ name: "Bà Hoa", phone: "+84912000111" }] });
  const sealed = async () => (await db.sealed.toArray())[0]?.sealed as Sealed;

  it("is sealed without the PIN and opened with the key", async () => {
    await store().apply(cursor(), changes(roster), false);
    expect(JSON.stringify([...(await sealed()).data])).not.toContain(
      JSON.stringify([...new TextEncoder().encode("Hoa")]).slice(1, -1),
    );
    expect(await unseal(pair.privateKey, await sealed())).toMatchObject({ members: [{ name: "Bà Hoa" }] });
  });

  it("stays on the disk when a byte has changed, and does not open (fault 50)", async () => {
    await store().apply(cursor(), changes(roster), false);
    const broken = await sealed();
    broken.data[3] = (broken.data[3] ?? 0) ^ 1;
    await expect(unseal(pair.privateKey, broken)).rejects.toThrow();
    expect(await db.sealed.count()).toBe(1);
  });

  it("comes again after a new PIN made a new key", async () => {
    await store().apply(cursor(), changes(roster), false);
    await store().apply(cursor({ scope: "g" }), [], false);
    await refetchSealed(db);
    expect(await db.sealed.count()).toBe(0);
    expect((await store().cursors()).map((row) => [row.scope, row.cursor])).toEqual([
      ["g", "e.1.c"],
      [SCOPE, null],
    ]);
  });

  it("has a key that the PIN wraps and nothing exports", async () => {
    const { vault, key } = await makeVault("482915", 1000);
    const sealedRow = await seal(vault.public, { secret: 1 });
    expect(await openVault(vault, "000000")).toBeNull();
    const again = await openVault(vault, "482915");
    expect(await unseal(again as CryptoKey, sealedRow)).toEqual({ secret: 1 });
    expect([key.extractable, again?.extractable]).toEqual([false, false]);
  });
});
