import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { uuidv7 } from "../../lib/ids";
import { OutboxDb } from "../db/outbox";
import { StoreDb } from "../db/store";
import type { Opened } from "../opened";
import { endHolds, save, take } from "../outbox/machine";
import { settle } from "../outbox/verdicts";
import { decode, type StoredVisit } from "../sync/decode";
import { visit } from "../testing/visits";
import type { Item, VisitBody, VisitFilter } from "../types";
import { visitOp, voidOp } from "./ops";
import { findVisits } from "./queries";

const ME = { id: "a", name: "Nam", leads: () => false };
const NOW = Date.parse("2026-11-20T10:00:00+07:00");
let dbs: Opened;

beforeEach(() => {
  const account = uuidv7();
  dbs = { account, outbox: new OutboxDb(account), store: new StoreDb(account) };
});
afterEach(() => {
  dbs.outbox.close();
  dbs.store.close();
});

const item = (outcome: Item["outcome"]): Item => ({ topic: "DSIG", outcome, detail: null, count: 1, reason: null });
const body = (patch: Partial<VisitBody> = {}): VisitBody => ({
  team_id: "t",
  kind: "one_to_one",
  started_at: "2026-11-20T09:00:00+07:00",
  duration_minutes: null,
  place: "home",
  people: { total: 1, groups: [] },
  items: [item("done")],
  note: "",
  ...patch,
});

async function stored(record_id: string, patch: Record<string, unknown> = {}): Promise<void> {
  const entry = {
    seq: 1,
    kind: "visit",
    op_id: null,
    record_id,
    revision: "r",
    body: visit(record_id, patch),
    gone: false,
  };
  const { change } = decode("t/t", entry);
  await dbs.store.visits.put((change as { row: StoredVisit }).row);
}

async function saved(patch: Partial<VisitBody> = {}, record_id = uuidv7()): Promise<string> {
  const op = visitOp("assistance_session.log", record_id, null, body(patch), NOW);
  await dbs.outbox.run("readwrite", (tx) => save(tx, op, NOW));
  return record_id;
}

async function settled(verdict: string): Promise<void> {
  const limit = { ops: 50, bytes: 1e6 };
  await dbs.outbox.run("readwrite", async (tx) => {
    await endHolds(tx);
    const ids = (await take(tx, NOW, limit)).map((row) => row.op_id);
    const results = ids.map((op_id) => ({ op_id, verdict, receipt: null, code: null, message: null }));
    await settle(tx, ids, results, NOW);
  });
}

const find = async (filter: VisitFilter) => (await findVisits(dbs, filter, ME)).map((one) => one.record_id);

describe("finding visits", () => {
  it("of a day, from phone and feed together, newest first", async () => {
    await stored("morning", { started_at: "2026-11-20T08:00:00+07:00" });
    await stored("yesterday", { started_at: "2026-11-19T08:00:00+07:00", business_day: "2026-11-19" });
    const local = await saved();
    await stored("utc", { started_at: "2026-11-20T03:30:00Z" });
    expect(await find({ day: "2026-11-20" })).toEqual(["utc", local, "morning"]);
    expect(await find({ day: "2026-11-20", limit: 1 })).toEqual(["utc"]);
    expect(await find({ month: "2026-11" })).toHaveLength(4);
    expect(await find({ month: "2026-10" })).toEqual([]);
  });

  it("of the day it was moved to, and no longer of the other", async () => {
    await stored("v", { author_id: "a" });
    const moved = body({ started_at: "2026-11-18T09:00:00+07:00" });
    const op = visitOp("assistance_session.amend", "v", "r-v", moved, NOW);
    await dbs.outbox.run("readwrite", (tx) => save(tx, op, NOW));
    expect(await find({ day: "2026-11-20" })).toEqual([]);
    expect(await find({ day: "2026-11-18" })).toEqual(["v"]);
  });

  it("by state, with a cancelling that still waits among the waiting", async () => {
    const rejected = await saved();
    await settled("quarantined");
    const held = await saved();
    await stored("v", { author_id: "a" });
    await dbs.outbox.run("readwrite", (tx) => save(tx, voidOp("v", "r-v", "mistake", "", NOW), NOW));
    expect(await find({ state: ["rejected", "conflict"] })).toEqual([rejected]);
    expect(new Set(await find({ state: ["held", "queued", "sending"] }))).toEqual(new Set([held, "v"]));
    expect(await find({ state: ["voided"] })).toEqual(["v"]);
  });

  it("in conflict, sent, or one's own", async () => {
    const conflict = [{ op_id: "x", author_name: "Hoa", body: body() }];
    await stored("mine", { author_id: "a", conflict });
    await stored("theirs", { conflict });
    expect(await find({ state: ["conflict"] })).toEqual(["mine"]);
    expect(await find({ state: ["sent", "confirmed"] })).toEqual(["theirs"]);
    expect(await find({ mine: true })).toEqual(["mine"]);
    expect(await find({ mine: false })).toEqual(["theirs"]);
  });

  it("to be continued, until a later visit closes them, also one that waits on the phone", async () => {
    await stored("open", { items: [item("follow_up")] });
    await stored("closed", { items: [item("referred")] });
    await stored("closing", { follows: "closed" });
    await stored("soon", { items: [item("follow_up")], author_id: "a" });
    const local = await saved({ items: [item("follow_up")] });
    expect(new Set(await find({ follow_up: true }))).toEqual(new Set(["open", "soon", local]));
    expect(new Set(await find({ follow_up: true, mine: true }))).toEqual(new Set(["soon", local]));
    await saved({ follows: "soon" });
    expect(new Set(await find({ follow_up: true }))).toEqual(new Set(["open", local]));
  });

  it("by words without accents, in notes, names and codes", async () => {
    await stored("noted", { note: "Hẹn lại thứ Hai" });
    await stored("other");
    expect(await find({ q: "hen lai" })).toEqual(["noted"]);
    expect(await find({ q: "ba hoa" })).toHaveLength(2);
    expect(await find({ q: "vneid2" })).toHaveLength(2);
    expect(await find({ q: "" })).toHaveLength(2);
  });

  it("among thousands, in good time", async () => {
    const entries = Array.from({ length: 3000 }, (_, n) => {
      const started_at = new Date(NOW - n * 3_600_000).toISOString();
      const said = visit(`v${n}`, { started_at, business_day: started_at.slice(0, 10) });
      return decode("t/t", {
        seq: n,
        kind: "visit",
        op_id: null,
        record_id: `v${n}`,
        revision: "r",
        body: said,
        gone: false,
      });
    });
    await dbs.store.visits.bulkPut(entries.map(({ change }) => (change as { row: StoredVisit }).row));
    const local = await saved({ started_at: new Date(NOW + 1000).toISOString() });
    expect(await find({ limit: 3 })).toEqual([local, "v0", "v1"]);
  });
});
