import { beforeEach, describe, expect, it } from "vitest";
import { HOLD_MS } from "../outbox/machine";
import { FakeServer, page, problem } from "../testing/fakeServer";
import { makePhone, type Phone } from "../testing/phone";

let server: FakeServer;
let phone: Phone;
let code: string;

beforeEach(() => {
  server = new FakeServer();
  phone = makePhone(server);
  code = "unauthenticated";
  server.before = ({ path }) => (path === "rescue" ? null : problem(401, code));
});

async function logged(count: number): Promise<string[]> {
  const ids: string[] = [];
  for (let n = 0; n < count; n += 1) ids.push((await phone.log()).op_id);
  phone.at.now += HOLD_MS;
  return ids;
}

const states = (ids: readonly string[]) => new Set(ids.map((id) => phone.state(id)));

describe("the rescue door (S24, fault 35)", () => {
  it("takes what a log-in that has ended left behind, in batches, and the person still has to log in", async () => {
    const saved = await logged(60);
    await phone.engine.run("save");
    expect(server.sent("rescue").map((request) => request.ops.length)).toEqual([50, 10]);
    expect([...server.ops.keys()]).toEqual(saved);
    expect(states(saved)).toEqual(new Set(["sent"]));
    expect(phone.outbox.rows.get(saved[0] ?? "")).toMatchObject({ verdict: null, receipt: null });
    expect(phone.status).toMatchObject({ phase: "expired", error: "unauthenticated" });
    expect(phone.wiped).toEqual([]);
  });

  it("is confirmed by the feed after the next log-in, with the verdict, and nothing is sent twice", async () => {
    const saved = await logged(3);
    server.judgeOp = (op) => ({ verdict: op.op_id === saved[1] ? "quarantined" : "applied" });
    await phone.engine.run("save");
    server.before = () => null;
    await phone.engine.run("person");
    expect(states(saved)).toEqual(new Set(["confirmed"]));
    expect(saved.map((id) => phone.outbox.rows.get(id)?.verdict)).toEqual(["applied", "quarantined", "applied"]);
    expect(saved.map((id) => server.ops.get(id)?.times)).toEqual([1, 1, 1]);
  });

  it("keeps what the door did not name, and what got no answer that counts (S19)", async () => {
    const saved = await logged(2);
    server.judgeOp = (op) => ({ verdict: op.op_id === saved[0] ? "applied" : "retry" });
    await phone.engine.run("save");
    expect(saved.map((id) => phone.state(id))).toEqual(["sent", "queued"]);
    server.before = ({ path }) => (path === "rescue" ? page(200) : problem(401, code));
    await phone.engine.run("person");
    expect(saved.map((id) => phone.state(id))).toEqual(["sent", "queued"]);
  });

  it("stays shut for a phone whose key the server does not know", async () => {
    phone = makePhone(server, { enrolled: false });
    const saved = await logged(1);
    await phone.engine.run("save");
    expect(server.sent("rescue")).toHaveLength(0);
    server.before = ({ path }) => problem(path === "rescue" ? 403 : 401, path === "rescue" ? "not_signed" : code);
    phone = makePhone(server);
    saved.push(...(await logged(1)));
    await phone.engine.run("save");
    expect(phone.state(saved[1] ?? "")).toBe("queued");
    expect(phone.status).toMatchObject({ phase: "expired" });
  });

  it("keeps to the wait it asks for, over a restart, whoever asks", async () => {
    await logged(1);
    server.before = ({ path }) =>
      path === "rescue" ? problem(429, "too_many_tries", { "retry-after": "600" }) : problem(401, code);
    await phone.engine.run("save");
    phone = phone.restart();
    await phone.engine.run("person");
    await phone.engine.run("save");
    expect(server.sent("rescue")).toHaveLength(1);
    expect(phone.status.nextTry).toBe(new Date(phone.at.now + 630_000).toISOString());
  });

  it("lets a visit saved later out at once, although the log-in is still over", async () => {
    await logged(1);
    await phone.engine.run("save");
    const [next = ""] = await logged(1);
    await phone.engine.run("timer");
    await phone.engine.run("save");
    expect(phone.state(next)).toBe("sent");
  });
});

describe("the order to wipe (S24, fault 36)", () => {
  beforeEach(() => {
    server.order = "wipe";
  });

  it("is carried out when the outbox is empty, and says why", async () => {
    code = "account_disabled";
    const saved = await logged(5);
    await phone.engine.run("save");
    expect([...server.ops.keys()]).toEqual(saved);
    expect(phone.wiped).toEqual([{ why: "disabled" }]);
  });

  it("is heard by a phone with nothing to send", async () => {
    await phone.engine.run("start");
    expect(server.sent("rescue").map((request) => request.ops)).toEqual([[]]);
    expect(phone.wiped).toEqual([{ why: "revoked" }]);
  });

  it("waits for what could not be sent yet: a held visit, and one that the server wants to see again", async () => {
    const [again = ""] = await logged(1);
    const held = await phone.log();
    server.judgeOp = (op) => ({ verdict: op.op_id === again ? "retry" : "applied" });
    await phone.engine.run("save");
    expect(phone.wiped).toEqual([]);
    phone.at.now += HOLD_MS;
    await phone.engine.run("person");
    expect(phone.state(held.op_id)).toBe("sent");
    expect(phone.wiped).toEqual([]);
    server.judgeOp = () => ({ verdict: "applied" });
    await phone.engine.run("person");
    expect(phone.wiped).toHaveLength(1);
    expect(server.ops.size).toBe(2);
  });

  it("is not heard from anybody but the door: no word, no wipe", async () => {
    server.after = ({ path }) => (path === "rescue" ? page(200, '{"order":"wipe"}') : null);
    await phone.engine.run("start");
    expect(phone.wiped).toEqual([]);
  });
});
