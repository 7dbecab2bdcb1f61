import { beforeEach, describe, expect, it } from "vitest";
import { HOLD_MS } from "../outbox/machine";
import { FakeServer, hasRaw, json, page, problem, type Request } from "../testing/fakeServer";
import { makePhone, type Phone } from "../testing/phone";

let server: FakeServer;
let phone: Phone;

beforeEach(() => {
  server = new FakeServer();
  phone = makePhone(server);
});

async function logMany(count: number): Promise<string[]> {
  const ids: string[] = [];
  for (let n = 0; n < count; n += 1) ids.push((await phone.log()).op_id);
  phone.at.now += HOLD_MS;
  return ids;
}

const states = (ids: readonly string[]) => new Set(ids.map((id) => phone.state(id)));
const ids = (request: Request) => request.ops.map((op) => String(op.op_id));

describe("sending", () => {
  it("takes batches of at most 50, in order of saving, byte for byte", async () => {
    const saved = await logMany(120);
    await phone.engine.run("save");
    expect(server.sent("push").map((request) => request.ops.length)).toEqual([50, 50, 20]);
    expect(server.sent("push").flatMap(ids)).toEqual(saved);
    expect(server.sent("push")[0]?.ops[0]).toEqual(JSON.parse(phone.outbox.rows.get(saved[0] ?? "")?.json ?? ""));
    expect(states(saved)).toEqual(new Set(["confirmed"]));
  });

  it("takes batches of ten on a slow link", async () => {
    phone = makePhone(server, { slow: true });
    await logMany(25);
    await phone.engine.run("save");
    expect(server.sent("push").map((request) => request.ops.length)).toEqual([10, 10, 5]);
  });

  it("leaves held ops alone and asks the server nothing", async () => {
    const row = await phone.log();
    await phone.engine.run("save");
    expect(server.sent("push")).toHaveLength(0);
    expect(phone.state(row.op_id)).toBe("held");
  });

  it("says how the phone is doing", async () => {
    await logMany(1);
    await phone.engine.run("save");
    expect(server.sent("push")[0]?.body).toMatchObject({
      device_id: "d",
      proto: 1,
      state: { unsent: 1, oldest_unsent_at: expect.any(String), storage_free_mb: 100, canary: "ok" },
    });
  });

  it("survives lost answers: each op is stored once (fault 13)", async () => {
    const saved = await logMany(10);
    let lost = 3;
    server.after = ({ path }) => (path === "push" && lost-- > 0 ? "lost" : null);
    for (let n = 0; n < 4; n += 1) {
      await phone.engine.run("person");
      if (n < 3) expect(states(saved)).toEqual(new Set(["queued"]));
    }
    expect(states(saved)).toEqual(new Set(["confirmed"]));
    expect(server.ops.size).toBe(10);
    expect(server.feeds.get("u/a")).toHaveLength(10);
  });

  it("is not confused by results out of order, by strangers' ids or by missing ones", async () => {
    const saved = await logMany(3);
    server.after = ({ path, body, ops }) => {
      if (path !== "push") return null;
      server.after = () => null;
      const said = ops.map((op) => ({ op_id: op.op_id, verdict: "applied", receipt: null })).slice(0, 2);
      return json(200, {
        nonce: body.nonce,
        results: [{ op_id: "stranger", verdict: "applied" }, ...said.reverse(), 7],
      });
    };
    const settled: (string | undefined)[] = [];
    server.before = ({ path }) => {
      if (path === "pull" && settled.length === 0) settled.push(...saved.map((id) => phone.state(id)));
      return null;
    };
    await phone.engine.run("save");
    expect(settled).toEqual(["sent", "sent", "queued"]);
  });

  it("keeps ops that the server wants to see again, and waits before it offers them", async () => {
    const saved = await logMany(2);
    server.judgeOp = (op) => ({ verdict: op.op_id === saved[1] ? "retry" : "applied" });
    await phone.engine.run("save");
    expect(saved.map((id) => phone.state(id))).toEqual(["confirmed", "queued"]);
    expect(server.sent("push")).toHaveLength(1);
    expect(phone.status).toMatchObject({ phase: "backoff", error: "retry" });
  });
});

describe("a batch that is refused (S7, S8)", () => {
  it.each([400, 413, 415, 422])("is halved on %i until the bad op stands alone and goes raw", async (status) => {
    const saved = await logMany(50);
    const bad = new Set([saved[0], saved[25], saved[49]]);
    server.before = ({ ops }) =>
      ops.some((op) => bad.has(String(op.op_id)) && !hasRaw(op)) ? problem(status, "unreadable_json") : null;
    await phone.engine.run("save");
    const verdicts = saved.map((id) => phone.outbox.rows.get(id)?.verdict);
    expect(verdicts.filter((verdict) => verdict === "applied")).toHaveLength(47);
    expect(verdicts.filter((verdict) => verdict === "quarantined")).toHaveLength(3);
    expect(server.sent("push").length).toBeLessThan(45);
    expect(states(saved)).toEqual(new Set(["confirmed"]));
  });

  it("sends an op with half a character raw at once: a server does not read it", async () => {
    const saved = await logMany(2);
    for (const [at, note] of ["\ud800", "👍"].entries()) {
      const row = phone.outbox.rows.get(saved[at] ?? "");
      const json = JSON.stringify({ ...JSON.parse(row?.json ?? "{}"), note });
      if (row) phone.outbox.rows.set(row.op_id, { ...row, json });
    }
    await phone.engine.run("save");
    expect(server.sent("push").flatMap((request) => request.ops.map((op) => "raw" in op))).toEqual([true, false]);
  });

  it("sends an op that is no longer JSON raw at once, and its neighbours as ever (fault 50)", async () => {
    const saved = await logMany(3);
    const row = phone.outbox.rows.get(saved[1] ?? "");
    if (row) phone.outbox.rows.set(row.op_id, { ...row, json: row.json.slice(0, -3) });
    await phone.engine.run("save");
    expect(server.sent("push")).toHaveLength(1);
    const raw = String(server.sent("push")[0]?.ops[1]?.raw);
    expect(atob(raw)).toBe(row?.json.slice(0, -3));
    expect(saved.map((id) => phone.outbox.rows.get(id)?.verdict)).toEqual(["applied", "quarantined", "applied"]);
  });

  it("keeps and sends every one of a hundred rows in which a byte flipped (fault 50)", async () => {
    const saved = await logMany(100);
    saved.forEach((id, at) => {
      const row = phone.outbox.rows.get(id);
      if (!row) return;
      const where = (at * 37) % row.json.length;
      const flipped = String.fromCharCode(row.json.charCodeAt(where) ^ (1 << (at % 7)));
      phone.outbox.rows.set(id, { ...row, json: row.json.slice(0, where) + flipped + row.json.slice(where + 1) });
    });
    await phone.engine.run("save");
    expect([...server.ops.keys()].sort()).toEqual([...saved].sort());
    expect(states(saved)).toEqual(new Set(["confirmed"]));
    const verdicts = saved.map((id) => phone.outbox.rows.get(id)?.verdict);
    expect(verdicts.filter((verdict) => verdict === "quarantined").length).toBeGreaterThan(10);
  });

  it("sends a row whose text is gone altogether, for its id", async () => {
    const [id = ""] = await logMany(1);
    const row = phone.outbox.rows.get(id);
    if (row) phone.outbox.rows.set(id, { ...row, json: undefined as unknown as string });
    await phone.engine.run("save");
    expect(server.sent("push")[0]?.ops).toEqual([{ op_id: id, raw: "" }]);
  });

  it("does not hold back neighbours of an op that is refused even as raw bytes", async () => {
    const saved = await logMany(4);
    server.before = ({ ops }) => (ops.some((op) => op.op_id === saved[1]) ? problem(413, "too_large") : null);
    await phone.engine.run("save");
    expect(saved.map((id) => phone.state(id))).toEqual(["confirmed", "queued", "confirmed", "confirmed"]);
    expect(phone.status).toMatchObject({ phase: "backoff", error: "too_large" });
  });

  it("stops when everything is refused: then it is not about the ops", async () => {
    const saved = await logMany(50);
    server.before = () => problem(422, "validation_failed");
    await phone.engine.run("save");
    expect(server.sent("push").length).toBeLessThan(20);
    expect(states(saved)).toEqual(new Set(["queued"]));
  });
});

describe("something else on the way (S19)", () => {
  it.each([
    ["HTML 200", page(200)],
    ["302", page(302)],
    ["an empty 204", page(204, "")],
    ["another nonce", json(200, { nonce: "old", results: [] })],
  ])("leaves the outbox as it is: %s", async (_name, answer) => {
    const saved = await logMany(3);
    server.before = () => answer;
    await phone.engine.run("save");
    expect(states(saved)).toEqual(new Set(["queued"]));
    expect(phone.status).toMatchObject({ phase: "portal", online: false, error: "portal" });
    server.before = () => null;
    await phone.engine.run("online");
    expect(states(saved)).toEqual(new Set(["confirmed"]));
    expect(phone.status).toMatchObject({ phase: "idle", online: true, error: null });
  });
});
