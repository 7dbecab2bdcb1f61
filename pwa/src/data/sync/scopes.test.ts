import { beforeEach, describe, expect, it } from "vitest";
import { HOLD_MS } from "../outbox/machine";
import { FakeServer, json } from "../testing/fakeServer";
import { makePhone, type Phone } from "../testing/phone";
import { visit } from "../testing/visits";
import type { Change } from "./decode";
import { SAYINGS, SAYINGS_APART_MS } from "./leaving";

const TEAM = "t/1";
let server: FakeServer;
let phone: Phone;

beforeEach(() => {
  server = new FakeServer();
  server.feeds.set(TEAM, []);
  server.epochs.set(TEAM, "e1");
  phone = makePhone(server);
});

const addVisit = (id: string) => server.add(TEAM, { kind: "visit", record_id: id, body: visit(id) });
const addVisits = (count: number) => {
  for (let n = 1; n <= count; n += 1) addVisit(`v${n}`);
};
const applied = (scope = TEAM): string[] => (phone.feeds.applied.get(scope) ?? []).map(recordOf);
const cursor = (scope = TEAM) => phone.feeds.rows.get(scope);
const run = () => phone.engine.run("person");

function recordOf(change: Change): string {
  if (change.to === "visit") return change.row.record_id;
  return "entry" in change && "record_id" in change.entry ? `?${change.entry.record_id}` : change.to;
}

async function logged(): Promise<string> {
  const row = await phone.log();
  phone.at.now += HOLD_MS;
  return row.op_id;
}

describe("reset (S16)", () => {
  it("re-reads the scope, rewinds the own feed and offers every kept op again", async () => {
    const ids = [await logged(), await logged(), await logged()];
    await run();
    server.ops.delete(ids[2] ?? "");
    server.feeds.set("u/a", (server.feeds.get("u/a") ?? []).slice(0, 2));
    server.epochs.set("u/a", "e2");
    server.requests.length = 0;
    await run();
    expect(server.sent("push").flatMap((request) => request.ops.map((op) => op.op_id))).toEqual(ids);
    expect(ids.map((id) => phone.state(id))).toEqual(["confirmed", "confirmed", "confirmed"]);
    expect(server.feeds.get("u/a")).toHaveLength(3);
  });

  it("is done again when the app dies between hearing of it and offering", async () => {
    const id = await logged();
    await run();
    server.ops.clear();
    server.feeds.set("u/a", []);
    server.epochs.set(TEAM, "e2");
    let cut = true;
    server.before = ({ path }) => (path === "push" && cut ? "lost" : null);
    await run();
    expect(phone.state(id)).toBe("queued");
    cut = false;
    phone = phone.restart();
    await run();
    expect(server.ops.has(id)).toBe(true);
    expect(phone.state(id)).toBe("confirmed");
  });

  it("finds out by itself when an entry vanished from a log that was not reset (fault 8)", async () => {
    await run();
    const id = await logged();
    let forget = true;
    server.after = ({ path }) => {
      if (path !== "push" || !forget) return null;
      forget = false;
      server.ops.clear();
      server.feeds.set("u/a", []);
      return null;
    };
    await run();
    expect(server.ops.has(id)).toBe(true);
    expect(phone.state(id)).toBe("confirmed");
  });
});

describe("a sent op that the caught-up feed has not shown (S15)", () => {
  it("goes again and is looked for from the beginning, once an hour", async () => {
    const id = await logged();
    await run();
    const row = phone.outbox.rows.get(id);
    if (row) phone.outbox.rows.set(id, { ...row, state: "sent", confirmed_at: null });
    await run();
    expect(server.ops.get(id)?.times).toBe(2);
    expect(phone.state(id)).toBe("confirmed");
  });
});

describe("a confirmation from a history that was lost while the own feed was being read anew (S15, S4)", () => {
  it("counts no more: the snapshot that is read in the end does not show it, so the op goes again", async () => {
    const id = await logged();
    await run();
    expect(phone.state(id)).toBe("confirmed");
    server.snapshotSize = 50;
    // told, and died before the cursor was written: then the server lost its newest entries under a new epoch
    const own = cursor("u/a");
    phone.feeds.rows.set("u/a", { ...own, scope: "u/a", cursor: null, seq: null } as never);
    server.ops.delete(id);
    server.feeds.set("u/a", []);
    server.epochs.set("u/a", "e2");
    await run();
    expect(phone.state(id)).toBe("confirmed");
    expect(server.ops.has(id)).toBe(true);
  });
});

describe("the end of a scope (S10, S17)", () => {
  beforeEach(async () => {
    addVisits(3);
    await run();
  });

  it("deletes its rows and leaves outbox and sent alone", async () => {
    const sent = await logged();
    await run();
    const waiting = (await phone.log()).op_id;
    server.grantsVersion = 2;
    server.ended.set(TEAM, 2);
    await run();
    expect(cursor()).toBeUndefined();
    expect(applied()).toEqual([]);
    expect([phone.state(sent), phone.state(waiting)]).toEqual(["confirmed", "held"]);
  });

  const answers: [string, unknown][] = [
    ["an empty list of scopes", {}],
    ["no scopes", undefined],
    ["a list", []],
    ["denied", { [TEAM]: { denied: true } }],
    ["revoked without a version", { [TEAM]: { revoked: true } }],
    ["revoked with the phone's own version", { [TEAM]: { revoked: { grants_version: 1 } } }],
    ["a truncated scope", { [TEAM]: { head: 3 } }],
    ["nothing where a scope should be", { [TEAM]: null }],
    ["entries that are none", { [TEAM]: { head: 9, cursor: "e1.9.c", entries: [{ seq: 4 }] } }],
  ];
  it.each(answers)("purges nothing on %s (fault 25)", async (_name, scopes) => {
    server.after = ({ path, body }) =>
      path === "pull" ? json(200, { nonce: body.nonce, grants_version: 2, scopes }) : null;
    await run();
    expect(applied()).toEqual(["v1", "v2", "v3"]);
    expect(cursor()).toMatchObject({ seq: 3 });
  });
});

describe("the end of a scope after the server has lost its newest history (S16, S17)", () => {
  const OTHER = "t/2";
  let page: unknown;
  beforeEach(async () => {
    server.feeds.set(OTHER, []);
    server.epochs.set(OTHER, "e1");
    page = undefined;
    addVisits(3);
    server.grantsVersion = 7;
    await run();
    server.epochs.set(OTHER, "e2");
    server.grantsVersion = 2;
    server.after = ({ path, body }) => {
      if (path !== "pull" || page === undefined) return null;
      const reset = cursor(OTHER)?.cursor?.startsWith("e1.") ? { [OTHER]: { reset: true } } : {};
      return json(200, { nonce: body.nonce, grants_version: 2, scopes: { ...reset, [TEAM]: page } });
    };
  });
  const answers: [string, unknown][] = [
    ["revoked, by a version below those of the lost history", { revoked: { grants_version: 2 } }],
    ["denied, because only the lost history knew the grant", { denied: true }],
  ];
  /** A run some time later; the server says what `page` is, or what it holds if that is undefined. */
  const hears = async (what: unknown, after = SAYINGS_APART_MS) => {
    page = what;
    phone.at.now += after;
    await run();
  };
  it.each(answers)("is obeyed when it is said again and again: %s", async (_name, said) => {
    for (let time = 1; time < SAYINGS; time += 1) await hears(said);
    expect(applied()).toEqual(["v1", "v2", "v3"]);
    await hears(said);
    expect(cursor()).toBeUndefined();
    expect(applied()).toEqual([]);
  });

  it.each(answers)(
    "is not obeyed when it is said once, or with the scope itself in between (fault 25): %s",
    async (_name, said) => {
      for (let time = 0; time < 2 * SAYINGS; time += 1) await hears(said, 1000);
      for (let time = 0; time < SAYINGS; time += 1) {
        await hears(said);
        await hears(undefined);
      }
      expect(applied()).toEqual(["v1", "v2", "v3"]);
    },
  );
});

describe("notes of the own feed", () => {
  it("carry grants, quarantine and erasures", async () => {
    const id = await logged();
    server.judgeOp = () => ({ verdict: "quarantined", code: "time" });
    await run();
    expect(phone.outbox.rows.get(id)).toMatchObject({ state: "confirmed", verdict: "quarantined", code: "time" });
    const record_id = phone.outbox.rows.get(id)?.record_id ?? "";
    server.add("u/a", { kind: "grants", record_id: "a", body: { grants_version: 2, grants: [] } });
    server.add("u/a", {
      kind: "quarantine",
      record_id,
      body: { op_id: id, record_id, status: "declined", note: "trùng" },
    });
    server.add("u/a", { kind: "verdict", record_id, op_id: id, body: null, gone: true });
    server.add(TEAM, { kind: "erased", record_id });
    await run();
    expect(phone.grants).toEqual([{ version: 2, grants: [] }]);
    expect(phone.outbox.rows.get(id)).toMatchObject({ closed: "declined", official_note: "trùng", json: "" });
    expect(phone.outbox.rows.get(id)?.erased).toMatch(/^[0-9a-f]{64}$/);
  });
});
