import { beforeEach, describe, expect, it, vi } from "vitest";
import { endHolds, HOLD_MS, takeBack } from "../outbox/machine";
import { FakeServer, problem } from "../testing/fakeServer";
import { makePhone, type Phone } from "../testing/phone";

let server: FakeServer;
let phone: Phone;

beforeEach(() => {
  server = new FakeServer();
  phone = makePhone(server);
});

async function logged(count = 1): Promise<string[]> {
  const ids: string[] = [];
  for (let n = 0; n < count; n += 1) ids.push((await phone.log()).op_id);
  phone.at.now += HOLD_MS;
  return ids;
}

describe("waiting (S18)", () => {
  it("obeys Retry-After after a restart, whoever asks", async () => {
    const [id = ""] = await logged();
    server.before = () => problem(503, "unavailable", { "retry-after": "600" });
    await phone.engine.run("save");
    expect(phone.status).toMatchObject({ phase: "backoff", error: "unavailable" });
    server.before = () => null;
    const again = phone.restart();
    for (const reason of ["start", "online", "person", "save"] as const) await again.engine.run(reason);
    expect(server.requests).toHaveLength(1);
    expect(again.status.nextTry).toBe(new Date(again.at.now + 630_000).toISOString());
    again.at.now += 630_000;
    await again.engine.run("timer");
    expect(again.state(id)).toBe("confirmed");
  });

  it("grows over restarts and is forgotten after a success", async () => {
    await logged();
    server.before = () => "lost";
    const waits: number[] = [];
    for (let n = 0; n < 5; n += 1) {
      await phone.engine.run("person");
      waits.push(Date.parse(phone.status.nextTry ?? "") - phone.at.now);
      phone = phone.restart();
    }
    expect(waits).toEqual([2_000, 4_000, 8_000, 15_000, 15_000]);
    server.before = () => null;
    await phone.engine.run("online");
    expect(phone.outbox.values.get("backoff")).toBeNull();
    expect(phone.status).toMatchObject({ phase: "idle", nextTry: null, lastSuccess: expect.any(String) });
  });

  it("sends what waits eight days (fault 40), whatever the clock did in between", async () => {
    const ids = await logged(5);
    phone.at.now += 8 * 86_400_000;
    await phone.restart().engine.run("start");
    expect(ids.every((id) => server.ops.has(id))).toBe(true);
  });

  it("takes calls during a run together into one more", async () => {
    await logged(2);
    await Promise.all([phone.engine.run("save"), phone.engine.run("timer"), phone.engine.run("visible")]);
    expect(server.sent("push")).toHaveLength(1);
    expect(server.sent("pull").length).toBeLessThanOrEqual(4);
  });

  it("says when the log-in has ended, and keeps everything (fault 35)", async () => {
    const [id = ""] = await logged();
    server.before = () => problem(401, "unauthenticated");
    await phone.engine.run("save");
    expect(phone.status).toMatchObject({ phase: "expired", error: "unauthenticated", online: true });
    expect(phone.state(id)).toBe("queued");
  });

  it("says when nothing goes out for ten minutes although the server answers (fault 23)", async () => {
    await logged();
    server.before = () => problem(500, "internal");
    await phone.engine.run("person");
    expect(phone.status.error).toBe("internal");
    phone.at.now += 11 * 60_000;
    await phone.engine.run("person");
    expect(phone.status.error).toBe("stuck");
  });

  it("drains after the way was cut at random in both directions", async () => {
    const ids = await logged(100);
    let seed = 7;
    const chance = () => {
      seed = (seed * 1103515245 + 12345) % 2147483648;
      return seed / 2147483648;
    };
    server.before = () => (chance() < 0.4 ? "lost" : null);
    server.after = () => (chance() < 0.4 ? "lost" : null);
    for (let n = 0; n < 60; n += 1) {
      await phone.engine.run("person");
      if (n % 7 === 0) phone = phone.restart();
    }
    server.before = () => null;
    server.after = () => null;
    await phone.engine.run("online");
    expect(new Set(ids.map((id) => phone.state(id)))).toEqual(new Set(["confirmed"]));
    expect([...server.ops.keys()].sort()).toEqual([...ids].sort());
  });
});

describe("hold and undo (S15)", () => {
  it("undoes without a trace while held, on the phone and on the server", async () => {
    const row = await phone.log();
    await phone.engine.run("save");
    expect(await phone.outbox.run("readwrite", (tx) => takeBack(tx, row.op_id))).toBe(true);
    phone.at.now += HOLD_MS;
    await phone.engine.run("save");
    expect(server.ops.size).toBe(0);
  });

  it("sends at once when the page goes", async () => {
    const row = await phone.log();
    await phone.outbox.run("readwrite", (tx) => endHolds(tx));
    await phone.engine.run("bell");
    expect(phone.state(row.op_id)).toBe("confirmed");
  });

  it("never undoes what is being sent", async () => {
    const [id = ""] = await logged();
    let undone: boolean | null = null;
    server.before = ({ path }) => {
      if (path === "push") void phone.outbox.run("readwrite", (tx) => takeBack(tx, id)).then((gone) => (undone = gone));
      return null;
    };
    await phone.engine.run("save");
    expect(undone).toBe(false);
    expect(phone.state(id)).toBe("confirmed");
  });
});

describe("two accounts on one phone (S20)", () => {
  it("sends an outbox only under its own author", async () => {
    const [id = ""] = await logged(3);
    phone.current.yes = false;
    await phone.engine.run("person");
    expect(server.requests).toHaveLength(0);
    phone.current.yes = true;
    await phone.engine.run("person");
    expect(phone.state(id)).toBe("confirmed");
    expect(server.ops.size).toBe(3);
  });

  it("lets three tabs of one browser share the work (fault 37)", async () => {
    const ids = await logged(130);
    await Promise.all([phone, phone.tab(), phone.tab()].map((tab) => tab.engine.run("timer")));
    expect(ids.map((id) => server.ops.get(id)?.times)).toEqual(ids.map(() => 1));
  });

  it("sends nothing that another tab is sending at the moment (fault 37)", async () => {
    const [id = ""] = await logged(1);
    const post = server.post;
    let answer = () => {};
    const late = new Promise<void>((done) => (answer = done));
    vi.spyOn(server, "post").mockImplementation(async (path, body) => {
      const said = await post(path, body);
      if (path === "push") await late;
      return said;
    });
    const first = phone.engine.run("person");
    await vi.waitFor(() => expect(server.ops.has(id)).toBe(true));
    const second = phone.tab().engine.run("person");
    // All that the second one does without waiting is done in this turn.
    await new Promise((done) => setTimeout(done));
    answer();
    await Promise.all([first, second]);
    expect(server.ops.get(id)?.times).toBe(1);
  });
});
