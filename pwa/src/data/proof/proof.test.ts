import { beforeEach, describe, expect, it } from "vitest";
import { uuidv7 } from "../../lib/ids";
import { HOLD_MS } from "../outbox/machine";
import { FakeServer } from "../testing/fakeServer";
import { makePhone, type Phone } from "../testing/phone";
import type { KeptProof } from "./state";
import { sumOf } from "./sum";

const WEEK_MS = 7 * 86_400_000;

let server: FakeServer;
let phone: Phone;

beforeEach(() => {
  server = new FakeServer();
  phone = makePhone(server);
});

async function logged(count: number): Promise<string[]> {
  const ids: string[] = [];
  for (let n = 0; n < count; n += 1) ids.push((await phone.log()).op_id);
  phone.at.now += HOLD_MS;
  return ids;
}

const kept = () => phone.outbox.values.get("proof") as KeptProof | undefined;
const told = () => server.sent("pull").flatMap(({ body }) => (body.state as { proof?: unknown }).proof ?? []);

describe("the sum (S21)", () => {
  it("is the same whatever the order, and says nothing of nothing", async () => {
    const ids = ["0198c0de-0000-7000-8000-000000000002", "0198C0DE-0000-7000-8000-000000000001"];
    const sum = await sumOf(ids);
    // SHA-256 of both ids in lower case, first 16 bytes, XOR: worked out with sha256sum.
    expect(sum).toEqual({
      from: "0198c0de-0000-7000-8000-000000000001",
      to: "0198c0de-0000-7000-8000-000000000002",
      count: 2,
      xor: "6892803bf8675135eba22b4e3c4c1315",
    });
    expect(await sumOf([...ids].reverse())).toEqual(sum);
    expect(await sumOf([])).toBeNull();
  });
});

describe("the proof (S21)", () => {
  it("comes by itself when something was sent, then once a week", async () => {
    await phone.engine.run("start");
    expect([told(), kept()]).toEqual([[], undefined]);
    const ids = await logged(3);
    await phone.engine.run("save");
    expect(told()).toEqual([await sumOf(ids)]);
    expect(kept()).toMatchObject({ at: new Date(phone.at.now).toISOString(), total: 3, held: 3 });
    await phone.engine.run("timer");
    phone.at.now += WEEK_MS - 1;
    await phone.engine.run("timer");
    expect(told()).toHaveLength(1);
    phone.at.now += 1;
    await phone.restart().engine.run("timer");
    expect(told()).toHaveLength(2);
  });

  it("counts visits, with those that wait, when the person asks for it", async () => {
    const record_id = uuidv7();
    await phone.log(record_id);
    await phone.log(record_id);
    await logged(2);
    await phone.engine.run("save");
    await phone.log();
    await phone.engine.prove();
    expect(kept()).toMatchObject({ total: 4, held: 3 });
    expect(told()).toHaveLength(2);
  });

  it("sends again what the server turns out not to have, and compares once more", async () => {
    const ids = await logged(5);
    await phone.engine.run("save");
    const [first = "", , third = ""] = ids;
    for (const id of [first, third]) server.ops.delete(id);
    await phone.engine.prove();
    expect(server.sent("proof").map(({ body }) => body.op_ids)).toEqual([ids]);
    expect([...server.ops.keys()].sort()).toEqual([...ids].sort());
    expect(kept()).toMatchObject({ total: 5, held: 5 });
    expect(phone.state(third)).toBe("confirmed");
  });

  it("says so while what is missing cannot be sent", async () => {
    const [lost = ""] = await logged(2);
    await phone.engine.run("save");
    server.ops.delete(lost);
    server.before = ({ path }) => (path === "push" ? "lost" : null);
    await phone.engine.prove();
    expect(kept()).toMatchObject({ total: 2, held: 1 });
    expect(phone.state(lost)).toBe("queued");
  });

  it("holds when the numbers differ and nothing is missing: a copied phone sends under the same device (fault 47)", async () => {
    const ids = await logged(2);
    const copy = phone.restart();
    await phone.engine.run("save");
    copy.at.now += 1000;
    await copy.engine.run("start");
    await copy.log();
    copy.at.now += HOLD_MS;
    await copy.engine.run("save");
    await logged(1);
    await phone.engine.prove();
    expect(server.sent("proof")).toHaveLength(1);
    expect(kept()).toMatchObject({ total: 3, held: 3 });
    expect(ids.map((id) => server.ops.get(id)?.body)).not.toContain(undefined);
    expect(server.ops.size).toBe(4);
  });

  it("leaves what was known as it was when there is no answer, and asks again the next day", async () => {
    await logged(1);
    await phone.engine.run("save");
    const before = kept();
    server.before = ({ path, body }) => (path === "pull" && (body.state as { proof?: unknown }).proof ? "lost" : null);
    phone.at.now += WEEK_MS;
    await phone.engine.run("timer");
    expect(kept()).toMatchObject({ at: before?.at, total: 1, held: 1 });
    server.before = () => null;
    await phone.engine.run("timer");
    expect(kept()?.at).toBe(new Date(phone.at.now).toISOString());
  });

  it("counts an erased visit by its id, and cannot be asked to send it again (S23)", async () => {
    const ids = await logged(2);
    await phone.engine.run("save");
    const [gone = ""] = ids;
    server.add("u/a", { kind: "erased", record_id: phone.outbox.rows.get(gone)?.record_id ?? "" });
    await phone.engine.prove();
    expect(told().at(-1)).toEqual(await sumOf(ids));
    server.ops.delete(gone);
    await phone.engine.prove();
    expect(phone.outbox.rows.get(gone)).toMatchObject({ json: "", state: "confirmed" });
  });
});
