import { afterEach, describe, expect, it } from "vitest";
import { uuidv7 } from "../../lib/ids";
import { OutboxDb } from "../db/outbox";
import { openExisting } from "../db/plain";
import { ALL, closeOutboxes, find, NOW, OUTBOXES, op, RECEIPT, rw, sent } from "../testing/outboxes";
import { endHolds, HOLD_MS, KEEP_MS, nextDue, prune, release, save, take, takeBack, waiting } from "./machine";
import { type OpRow, outboxName } from "./rows";
import { erase, hear, type OpNote, reoffer, requeueUnseen, settle } from "./verdicts";

afterEach(closeOutboxes);

describe.each(OUTBOXES)("the outbox %s keeps and gives", (_name, make) => {
  it("holds an op for eight seconds and gives it in order of saving", async () => {
    const store = await make();
    const first = await rw(store, (tx) => save(tx, op(), NOW));
    const second = await rw(store, (tx) => save(tx, op(), NOW + 1));
    expect(await rw(store, (tx) => take(tx, NOW + HOLD_MS - 1, ALL))).toEqual([]);
    expect(await store.run("readonly", nextDue)).toBe(NOW + HOLD_MS);
    const taken = await rw(store, (tx) => take(tx, NOW + HOLD_MS + 1, ALL));
    expect(taken.map((row) => row.op_id)).toEqual([first.op_id, second.op_id]);
    expect(await find(store, first.op_id)).toMatchObject({ state: "sending", tries: 1, held_until: null });
  });

  it("ends the holds when the page goes, and after the clock was set back", async () => {
    const store = await make();
    const row = await rw(store, (tx) => save(tx, op(), NOW));
    expect(await rw(store, (tx) => take(tx, NOW - 86_400_000, { ops: 0, bytes: 0 }))).toEqual([]);
    await rw(store, (tx) => endHolds(tx));
    expect(await find(store, row.op_id)).toMatchObject({ state: "queued", held_until: null });
    const later = await rw(store, (tx) => save(tx, op(), NOW));
    expect((await rw(store, (tx) => take(tx, NOW - 86_400_000, ALL))).map((r) => r.op_id)).toContain(later.op_id);
  });

  it("takes back a held op with what was built on it, and nothing once it is no longer held", async () => {
    const store = await make();
    const row = await rw(store, (tx) => save(tx, op(), NOW));
    const amend = await rw(store, (tx) => save(tx, op(row.record_id), NOW + 1));
    const other = await rw(store, (tx) => save(tx, op(), NOW + 2));
    expect(await rw(store, (tx) => takeBack(tx, row.op_id))).toBe(true);
    expect(await find(store, row.op_id)).toBeUndefined();
    expect(await find(store, amend.op_id)).toBeUndefined();
    await rw(store, (tx) => take(tx, NOW + 2 + HOLD_MS, ALL));
    expect(await rw(store, (tx) => takeBack(tx, other.op_id))).toBe(false);
    expect(await find(store, other.op_id)).toBeDefined();
  });

  it("keeps later ops of a record behind one that waits", async () => {
    const store = await make();
    const first = await rw(store, (tx) => save(tx, op(), NOW));
    await rw(store, (tx) => save(tx, op(first.record_id), NOW));
    expect(await rw(store, (tx) => take(tx, NOW + HOLD_MS, ALL, new Set([first.op_id])))).toEqual([]);
  });

  it("keeps to 50 ops and 256 KB, but always gives one", async () => {
    const store = await make();
    for (let n = 0; n < 4; n += 1) await rw(store, (tx) => save(tx, op(uuidv7(), "x".repeat(1000)), NOW));
    const due = NOW + HOLD_MS;
    expect(await rw(store, (tx) => take(tx, due, { ops: 2, bytes: 1e6 }))).toHaveLength(2);
    expect(await rw(store, (tx) => take(tx, due, { ops: 50, bytes: 10 }))).toHaveLength(1);
  });

  it("puts back what was being sent when the app died", async () => {
    const store = await make();
    const row = await rw(store, (tx) => save(tx, op(), NOW));
    await rw(store, (tx) => take(tx, NOW + HOLD_MS, ALL));
    await rw(store, (tx) => release(tx));
    expect(await find(store, row.op_id)).toMatchObject({ state: "queued", tries: 1 });
  });
});

describe.each(OUTBOXES)("the outbox %s hears", (_name, make) => {
  it("lets an op leave only on a final verdict of its own", async () => {
    const store = await make();
    const rows: OpRow[] = [];
    for (let n = 0; n < 4; n += 1) rows.push(await rw(store, (tx) => save(tx, op(), NOW)));
    const ids = rows.map((row) => row.op_id);
    await rw(store, (tx) => take(tx, NOW + HOLD_MS, ALL));
    const say = (at: number, verdict: string) => ({
      op_id: ids[at] ?? "",
      verdict,
      receipt: RECEIPT,
      code: verdict === "quarantined" ? "time" : null,
      message: null,
    });
    const results = [
      say(2, "quarantined"),
      say(0, "applied"),
      say(1, "retry"),
      { ...say(0, "applied"), op_id: uuidv7() },
    ];
    expect(await rw(store, (tx) => settle(tx, ids, results, NOW))).toBe(2);
    const states = await Promise.all(ids.map(async (id) => (await find(store, id))?.state));
    expect(states).toEqual(["sent", "queued", "sent", "queued"]);
    expect(await find(store, ids[2] ?? "")).toMatchObject({ verdict: "quarantined", code: "time", receipt: RECEIPT });
    expect(await store.run("readonly", waiting)).toMatchObject({ unsent: 2 });
  });

  it("confirms what the feed shows, also when the answer of the push was lost", async () => {
    const store = await make();
    const row = await rw(store, (tx) => save(tx, op(), NOW));
    await rw(store, (tx) => take(tx, NOW + HOLD_MS, ALL));
    await rw(store, (tx) => release(tx));
    const note: OpNote = { about: "verdict", op_id: row.op_id, verdict: "applied", code: null, message: null };
    await rw(store, (tx) => hear(tx, [note, { ...note, op_id: uuidv7() }], NOW));
    expect(await find(store, row.op_id)).toMatchObject({ state: "confirmed", verdict: "applied" });
    await rw(store, (tx) =>
      hear(tx, [{ about: "quarantine", op_id: row.op_id, status: "declined", note: "trùng" }], NOW),
    );
    expect(await find(store, row.op_id)).toMatchObject({ closed: "declined", official_note: "trùng" });
  });
});

describe.each(OUTBOXES)("the outbox %s over time", (_name, make) => {
  it("puts back what the caught-up feed does not show, once an hour at most", async () => {
    const store = await make();
    const row = await sent(store);
    expect(await rw(store, (tx) => requeueUnseen(tx, NOW - 1, NOW))).toBe(0);
    expect(await rw(store, (tx) => requeueUnseen(tx, NOW, NOW))).toBe(1);
    expect(await find(store, row.op_id)).toMatchObject({ state: "queued" });
    await rw(store, (tx) => take(tx, NOW, ALL));
    const result = { op_id: row.op_id, verdict: "applied", receipt: RECEIPT, code: null, message: null };
    await rw(store, (tx) => settle(tx, [row.op_id], [result], NOW));
    expect(await rw(store, (tx) => requeueUnseen(tx, NOW + 1, NOW + 1))).toBe(0);
    expect(await rw(store, (tx) => requeueUnseen(tx, NOW + 3_600_001, NOW + 3_600_001))).toBe(1);
  });

  it("puts back what was sent before the clock was set back", async () => {
    const store = await make();
    const row = await sent(store);
    const earlier = NOW - 3 * 365 * 86_400_000;
    expect(await rw(store, (tx) => requeueUnseen(tx, NOW - 1, NOW))).toBe(0);
    expect(await rw(store, (tx) => requeueUnseen(tx, earlier - 1, earlier))).toBe(1);
    expect(await find(store, row.op_id)).toMatchObject({ state: "queued" });
  });

  it("offers every kept op again after a reset, but no erased one", async () => {
    const store = await make();
    const kept = await sent(store);
    const erased = await sent(store, "quarantined");
    const unsent = await rw(store, (tx) => save(tx, op(erased.record_id), NOW));
    const hashes = new Map([
      [erased.op_id, "h"],
      [unsent.op_id, "h"],
    ]);
    await rw(store, (tx) => erase(tx, erased.record_id, hashes));
    expect(await find(store, erased.op_id)).toMatchObject({ json: "", erased: "h" });
    expect(await find(store, unsent.op_id)).toMatchObject({ json: unsent.json, erased: null, outlived: true });
    expect(await rw(store, reoffer)).toBe(1);
    expect(await find(store, kept.op_id)).toMatchObject({ state: "queued" });
    expect(await find(store, erased.op_id)).toMatchObject({ state: "sent" });
  });

  it("keeps what waited when its visit was erased until it is heard to be on the server, then names it (S23)", async () => {
    const store = await make();
    const row = await rw(store, (tx) => save(tx, op(), NOW));
    await rw(store, (tx) => erase(tx, row.record_id, new Map()));
    const later = await rw(store, (tx) => save(tx, op(row.record_id), NOW));
    await rw(store, (tx) => take(tx, NOW + HOLD_MS, ALL));
    const verdict = { verdict: "applied", code: null, message: null } as const;
    const results = [row, later].map(({ op_id }) => ({ op_id, receipt: RECEIPT, ...verdict }));
    await rw(store, (tx) => settle(tx, [row.op_id, later.op_id], results, NOW));
    const notes = results.map(({ op_id }): OpNote => ({ about: "verdict", op_id, ...verdict }));
    expect(await rw(store, (tx) => hear(tx, notes, NOW))).toEqual([row.record_id, row.record_id]);
    const hashes = new Map(results.map(({ op_id }) => [op_id, "h"]));
    await rw(store, (tx) => erase(tx, row.record_id, hashes));
    expect(await find(store, later.op_id)).toMatchObject({ json: "", erased: "h", state: "confirmed" });
    expect(await rw(store, (tx) => hear(tx, notes, NOW))).toEqual([]);
  });

  it("keeps ops for 90 days, and longer while a person has to deal with them", async () => {
    const store = await make();
    const good = await sent(store);
    const bad = await sent(store, "quarantined");
    const confirm = (op_id: string, verdict: "applied" | "quarantined"): OpNote => ({
      about: "verdict",
      op_id,
      verdict,
      code: null,
      message: null,
    });
    await rw(store, (tx) => hear(tx, [confirm(good.op_id, "applied"), confirm(bad.op_id, "quarantined")], NOW));
    await rw(store, (tx) => prune(tx, NOW + KEEP_MS));
    expect(await find(store, good.op_id)).toBeDefined();
    await rw(store, (tx) => prune(tx, NOW + KEEP_MS + 1));
    expect(await find(store, good.op_id)).toBeUndefined();
    expect(await find(store, bad.op_id)).toBeDefined();
  });

  it("writes nothing of a transaction that fails", async () => {
    const store = await make();
    const attempt = rw(store, async (tx) => {
      await save(tx, op(), NOW);
      throw new Error("no");
    });
    await expect(attempt).rejects.toThrow("no");
    expect(await store.run("readonly", waiting)).toEqual({ unsent: 0, ops: 0, oldest: null });
  });
});

describe("the outbox database", () => {
  it("is never made by the worker", async () => {
    const name = outboxName(uuidv7());
    expect(await openExisting(name)).toBeNull();
    expect((await indexedDB.databases()).map((db) => db.name)).not.toContain(name);
  });

  it("asks for strict durability", () => {
    expect(new OutboxDb("x")._options.chromeTransactionDurability).toBe("strict");
  });
});
