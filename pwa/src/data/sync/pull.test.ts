import { beforeEach, describe, expect, it } from "vitest";
import { HOLD_MS } from "../outbox/machine";
import { FakeServer, json } from "../testing/fakeServer";
import { makePhone, type Phone } from "../testing/phone";
import { visit } from "../testing/visits";
import type { Change } from "./decode";

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

describe("reading feeds (S11–S13)", () => {
  it("learns its scopes from the server and reads page after page to the head", async () => {
    server.pageSize = 3;
    addVisits(8);
    await run();
    expect(server.sent("pull")[0]?.body.cursors).toEqual({});
    expect(applied()).toEqual(["v1", "v2", "v3", "v4", "v5", "v6", "v7", "v8"]);
    expect(cursor()).toMatchObject({ cursor: "e1.8.cv8", seq: 8, grants_version: 1 });
  });

  it("asks once when there is nothing new, and is told so with a 204", async () => {
    await run();
    const before = server.requests.length;
    await run();
    expect(server.requests.length).toBe(before + 1);
    expect(phone.status).toMatchObject({ phase: "idle", online: true });
  });

  it("does not move the cursor by its own push (fault 5)", async () => {
    await run();
    addVisit("of-somebody-else");
    const id = (await phone.log()).op_id;
    phone.at.now += HOLD_MS;
    await run();
    expect(applied()).toEqual(["of-somebody-else"]);
    expect(phone.state(id)).toBe("confirmed");
  });

  it("refuses a page with a gap, and reads the scope anew when it comes again", async () => {
    addVisits(2);
    await run();
    addVisits(4);
    const skip = (times: number) => {
      let left = times;
      server.after = ({ path, body }) => {
        if (path !== "pull" || left-- <= 0) return null;
        const entries = [{ seq: 4, kind: "visit", record_id: "v4", revision: "r", body: visit("v4") }];
        const page = { head: 4, cursor: "e1.4.cv4", entries, more: false };
        return json(200, { nonce: body.nonce, grants_version: 1, scopes: { [TEAM]: page } });
      };
    };
    skip(2);
    await run();
    expect(applied()).toEqual(["v1", "v2"]);
    expect(cursor()).toMatchObject({ seq: 2, gaps: 1 });
    expect(phone.status).toMatchObject({ phase: "backoff", error: "bad_answer" });
    await run();
    expect(cursor()).toMatchObject({ cursor: null, seq: null });
    await run();
    expect(new Set(applied())).toEqual(new Set(["v1", "v2", "v3", "v4"]));
    expect(cursor()).toMatchObject({ cursor: expect.stringMatching(/^e1\./), gaps: 0 });
  });

  it("refuses a page that ends before its head although nothing more is to come", async () => {
    addVisits(3);
    server.after = ({ path, body }) => {
      if (path !== "pull") return null;
      const entries = [{ seq: 1, kind: "visit", record_id: "v1", revision: "r", body: visit("v1") }];
      const page = { head: 3, cursor: "e1.3.cv3", entries, more: false };
      return json(200, { nonce: body.nonce, grants_version: 1, scopes: { [TEAM]: page } });
    };
    await run();
    expect(applied()).toEqual([]);
  });

  it("keeps unknown kinds and broken bodies whole, and goes on (faults 6, 50)", async () => {
    addVisit("v1");
    server.add(TEAM, { kind: "hologram", record_id: "h", body: { any: 1 } });
    server.add(TEAM, { kind: "visit", record_id: "broken", body: { started_at: 7 } });
    addVisit("v4");
    await run();
    expect(applied()).toEqual(["v1", "?h", "?broken", "v4"]);
    expect(cursor()).toMatchObject({ seq: 4 });
  });

  it("is whole again after dying in the middle of a page (fault 6)", async () => {
    addVisits(2);
    server.add(TEAM, { kind: "hologram", record_id: "row-3" });
    addVisit("v4");
    phone.feeds.failOn = "row-3";
    await expect(run()).rejects.toThrow("killed");
    expect(cursor()).toBeUndefined();
    phone = phone.restart();
    await run();
    expect(applied()).toEqual(["v1", "v2", "?row-3", "v4"]);
  });

  it("applies what it could read of an answer that is broken elsewhere", async () => {
    addVisit("v1");
    server.after = ({ path, body }) => {
      if (path !== "pull") return null;
      const entries = [{ seq: 1, kind: "visit", record_id: "v1", revision: "r", body: visit("v1") }];
      const page = { head: 1, cursor: "e1.1.cv1", entries, more: false };
      return json(200, { nonce: body.nonce, grants_version: 1, scopes: { [TEAM]: page, "u/a": "…", "m/1": {} } });
    };
    await run();
    expect(applied()).toEqual(["v1"]);
    expect(phone.status.error).toBe("bad_answer");
  });
});

describe("snapshots (S27)", () => {
  it("are applied when all parts are there, and the log goes on from their head", async () => {
    addVisits(5);
    server.snapshotSize = 2;
    const during: number[] = [];
    server.before = ({ path }) => {
      if (path === "pull") during.push(applied().length);
      return null;
    };
    await run();
    expect(during).toEqual([0, 0, 0]);
    expect(applied()).toEqual(["v1", "v2", "v3", "v4", "v5"]);
    expect(cursor()).toMatchObject({ cursor: "e1.5.cv5", seq: 5, snap: null, parts: 0 });
    addVisit("v6");
    await run();
    expect(applied()).toHaveLength(6);
  });

  it("go on where they were when the app died between two parts", async () => {
    addVisits(5);
    server.snapshotSize = 2;
    server.before = ({ path, body }) =>
      path === "pull" && Object.values(body.cursors as object).includes("snap2") ? "lost" : null;
    await run();
    expect(cursor()).toMatchObject({ snap: "snap2", parts: 2 });
    server.before = () => null;
    phone = phone.restart();
    await run();
    expect(applied()).toHaveLength(5);
  });

  it("begin again when a part is missing", async () => {
    addVisits(5);
    server.snapshotSize = 2;
    let skipped = false;
    server.before = ({ path, body }) => {
      const cursors = body.cursors as Record<string, string>;
      if (path !== "pull" || cursors[TEAM] !== "snap1" || skipped) return null;
      skipped = true;
      const snapshot = { part: 3, of: 3, rows: [{ kind: "visit", record_id: "v5", body: visit("v5") }] };
      const page = { head: 5, cursor: "e1.5.cv5", entries: [], more: false, snapshot };
      return json(200, { nonce: body.nonce, grants_version: 1, scopes: { [TEAM]: page } });
    };
    await run();
    expect(applied()).toEqual([]);
    expect(phone.status.error).toBe("bad_answer");
    await run();
    expect(applied()).toEqual(["v1", "v2", "v3", "v4", "v5"]);
  });

  it("replace what was there", async () => {
    addVisits(2);
    await run();
    server.feeds.set(TEAM, []);
    server.epochs.set(TEAM, "e2");
    addVisit("v9");
    server.snapshotSize = 10;
    await run();
    expect(applied()).toEqual(["v9"]);
  });
});
