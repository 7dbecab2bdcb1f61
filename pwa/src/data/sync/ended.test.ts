import { beforeEach, describe, expect, it } from "vitest";
import { HOLD_MS } from "../outbox/machine";
import { FakeServer, json } from "../testing/fakeServer";
import { makePhone, type Phone } from "../testing/phone";
import { visit } from "../testing/visits";

const TEAM = "t/1";
let server: FakeServer;
let phone: Phone;

beforeEach(() => {
  server = new FakeServer();
  server.feeds.set(TEAM, []);
  server.epochs.set(TEAM, "e1");
  phone = makePhone(server);
});

const addVisits = (count: number) => {
  for (let n = 1; n <= count; n += 1) server.add(TEAM, { kind: "visit", record_id: `v${n}`, body: visit(`v${n}`) });
};
const run = () => phone.engine.run("person");

async function logged(): Promise<string> {
  const row = await phone.log();
  phone.at.now += HOLD_MS;
  return row.op_id;
}

describe("a scope that ended with its commune (S25)", () => {
  it("goes when its successors are there, without touching what was sent", async () => {
    const id = await logged();
    server.add("m/old", { kind: "news", record_id: "n" });
    await run();
    expect(phone.feeds.rows.has("m/old")).toBe(true);
    server.successors.set("m/old", ["m/new", "m/other"]);
    server.add("m/new", { kind: "news", record_id: "n2" });
    server.add("m/new", { kind: "news", record_id: "n3" });
    server.pageSize = 1;
    server.before = ({ path, body }) => {
      if (path === "pull") held.push(Object.keys(body.cursors as object).includes("m/old"));
      return null;
    };
    const held: boolean[] = [];
    await run();
    expect(phone.feeds.rows.has("m/old")).toBe(false);
    expect(phone.feeds.rows.get("m/new")).toMatchObject({ seq: 2 });
    expect(held).toEqual(held.map(() => true));
    expect(held.length).toBeGreaterThan(1);
    expect(phone.state(id)).toBe("confirmed");
  });

  it.each([
    ["no successors", { grants_version: 9 }],
    ["no version", { successors: [] }],
    ["a successor without a name", { grants_version: 9, successors: [{}] }],
    ["an older version", { grants_version: 0, successors: [] }],
  ])("stays on an answer with %s (S17)", async (_name, ended) => {
    addVisits(3);
    await run();
    server.after = ({ path, body }) =>
      path === "pull" ? json(200, { nonce: body.nonce, grants_version: 1, scopes: { [TEAM]: { ended } } }) : null;
    await run();
    expect(phone.feeds.applied.get(TEAM)).toHaveLength(3);
  });
});

describe("an erased record (S23)", () => {
  it.each(["u/a", TEAM])("is deleted and blanked by a note in %s that has no body", async (scope) => {
    const id = await logged();
    await run();
    const record_id = phone.outbox.rows.get(id)?.record_id ?? "";
    server.add(scope, { kind: "erased", record_id, body: null, gone: true });
    await run();
    expect(phone.outbox.rows.get(id)).toMatchObject({ json: "", erased: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect(phone.feeds.applied.get(scope)).toContainEqual({ to: "no-visit", record_id });
  });

  it("takes along what was unsent then and was saved since, once that is seen to have arrived", async () => {
    const first = await logged();
    await run();
    const record_id = phone.outbox.rows.get(first)?.record_id ?? "";
    const held = (await phone.log(record_id)).op_id;
    server.add(TEAM, { kind: "erased", record_id, body: null, gone: true });
    await run();
    const since = (await phone.log(record_id)).op_id;
    expect(phone.outbox.rows.get(held)).toMatchObject({ state: "held", erased: null });
    phone.at.now += HOLD_MS;
    await run();
    expect([held, since].every((id) => server.ops.has(id))).toBe(true);
    const kept = [held, since].map((id) => phone.outbox.rows.get(id));
    expect(kept.map((row) => [row?.state, row?.json])).toEqual([
      ["confirmed", ""],
      ["confirmed", ""],
    ]);
    expect(kept[0]?.erased).toMatch(/^[0-9a-f]{64}$/);
  });
});
