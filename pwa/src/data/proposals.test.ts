/** What a leader writes about people lies sealed, outlives a reset and goes with the right to the team (S14, S17). */
import { afterEach, beforeEach, expect, test } from "vitest";
import { uuidv7 } from "../lib/ids";
import { feedStore } from "./db/feedStore";
import { registry } from "./db/registry";
import { closeDatabases, openDatabases, requireOpened } from "./opened";
import { proposals } from "./proposals";
import { decode } from "./sync/decode";
import type { FeedEntry } from "./sync/feed";
import { closeVault, keepOpen } from "./vault/open";
import { sealFor } from "./vault/own";
import { makeVault } from "./vault/vault";

const SCOPE = "t/team-1";
const DRAFT = { lines: [{ full_name: "Trần Thị Hoa", phone: "+84912000111" }] };
let account: string;

beforeEach(async () => {
  account = uuidv7();
  const { vault, key } = await makeVault("482915", 1000);
  await registry.accounts.put({ id: account, vault } as never);
  await openDatabases(account);
  keepOpen(key);
});
afterEach(() => {
  closeDatabases();
  closeVault();
});

const feeds = () => feedStore(requireOpened().store, (value) => sealFor(account, value));
const cursor = { scope: SCOPE, cursor: "e.1.c", seq: 1, grants_version: 1, snap: null, parts: 0, gaps: 0 };

function status(roster_id: string, body: Record<string, unknown>, revision: string): FeedEntry {
  const told = { roster_id, team_id: "team-1", reason: null, ...body };
  return { seq: 1, kind: "roster_status", op_id: null, record_id: roster_id, revision, body: told, gone: false };
}

async function hear(...entries: FeedEntry[]): Promise<void> {
  const changes = entries.flatMap((one) => decode(SCOPE, one).change ?? []);
  await feeds().apply(cursor, changes, false);
}

function now(): Promise<unknown> {
  return new Promise((done) => {
    const subscription = proposals.live("team-1").subscribe((value) => {
      done(value);
      queueMicrotask(() => subscription.unsubscribe());
    });
  });
}

test("a draft opens with the PIN alone, and no name or number of it lies in clear", async () => {
  await proposals.put("team-1", DRAFT, true);
  expect(await now()).toEqual({ draft: DRAFT, statuses: [] });
  const rows = await requireOpened().store.sealed.toArray();
  const written = rows.map((row) => new TextDecoder("latin1").decode(row.sealed.data)).join();
  expect(rows).toHaveLength(1);
  expect(written).not.toMatch(/912000111|Hoa/);
  closeVault();
  expect(await now()).toBe("locked");
});

test("the feed's word on each version is kept sealed, newest version first", async () => {
  const reason = "Ông Bình đã chuyển đi, bổ sung số 0912 000 222";
  await hear(
    status("r2", { version: 2, status: "superseded" }, "a"),
    status("r3", { version: 3, status: "submitted" }, "b"),
    status("r3", { version: 3, status: "returned", reason }, "c"),
  );
  expect(await now()).toEqual({
    draft: null,
    statuses: [
      { roster_id: "r3", revision: "c", version: 3, status: "returned", reason },
      { roster_id: "r2", revision: "a", version: 2, status: "superseded", reason: null },
    ],
  });
  expect(await requireOpened().store.opaque.count()).toBe(0);
});

test("a reset leaves the draft, the end of the right to the team takes it", async () => {
  await proposals.put("team-1", DRAFT, true);
  await hear(status("r3", { version: 3, status: "submitted" }, "b"));
  await feeds().apply(cursor, [], true);
  expect(await now()).toEqual({ draft: DRAFT, statuses: [] });
  await feeds().purge(SCOPE);
  expect(await now()).toEqual({ draft: null, statuses: [] });
});

test("what cannot be read is kept as it came, and officials' entries are not for this", () => {
  const bad = decode(SCOPE, status("r3", { version: 3, status: 7 }, "b"));
  expect(bad.change).toMatchObject({ to: "opaque", failed: true });
  const officials = decode("c/commune", status("r3", { version: 3, status: "submitted" }, "b"));
  expect(officials.change).toMatchObject({ to: "opaque", failed: false });
});
