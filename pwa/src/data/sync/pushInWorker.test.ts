import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { uuidv7 } from "../../lib/ids";
import { OutboxDb } from "../db/outbox";
import { registry } from "../db/registry";
import { endHolds, save } from "../outbox/machine";
import { OUTBOX_KEYS } from "../outbox/rows";
import { visitOp } from "../testing/phone";
import { makeSite, type Site, serve } from "../testing/site";
import { sendFromWorker } from "./pushInWorker";

let site: Site;
let outbox: OutboxDb;
let account: string;

beforeEach(async () => {
  site = makeSite("Nam");
  site.cookie = site.people[0] ?? null;
  serve(site);
  account = uuidv7();
  outbox = new OutboxDb(account);
  await outbox.run("readwrite", (tx) => tx.write(OUTBOX_KEYS.device, { device_id: "d", account_id: account }));
  await registry.setCurrent(account);
});

afterEach(async () => {
  vi.useRealTimers();
  outbox.close();
  await registry.setCurrent(null);
});

async function queued(): Promise<string> {
  const row = await outbox.run("readwrite", (tx) => save(tx, visitOp(uuidv7()), Date.now()));
  await outbox.run("readwrite", (tx) => endHolds(tx));
  return row.op_id;
}

const server = () => site.people[0]?.server;

describe("the worker's sender (S18)", () => {
  it("sends without a page, and never pulls", async () => {
    const op_id = await queued();
    await sendFromWorker();
    expect(server()?.ops.has(op_id)).toBe(true);
    expect(await outbox.ops.get(op_id)).toMatchObject({ state: "sent", verdict: "applied" });
    expect(site.paths).toEqual(["/sync/push"]);
  });

  it("waits for a hold to end before it sends", async () => {
    await outbox.run("readwrite", (tx) => save(tx, visitOp(uuidv7()), Date.now() - 7_900));
    await sendFromWorker();
    expect(server()?.ops.size).toBe(1);
  });

  it("sends nothing of somebody who is not logged in (S20)", async () => {
    await queued();
    await registry.setCurrent(null);
    await sendFromWorker();
    await registry.setCurrent(uuidv7());
    await sendFromWorker();
    expect(site.paths).toEqual([]);
  });

  it("asks for another bell when something is left, and keeps to the wait", async () => {
    const op_id = await queued();
    site.online = false;
    await expect(sendFromWorker()).rejects.toThrow("network");
    expect(await outbox.ops.get(op_id)).toMatchObject({ state: "queued", tries: 1 });
    site.online = true;
    await outbox.run("readwrite", (tx) =>
      tx.write(OUTBOX_KEYS.backoff, {
        fails: 1,
        at: Date.now(),
        wait: 60_000,
        ordered: true,
        kind: "server",
        code: "x",
      }),
    );
    await expect(sendFromWorker()).rejects.toThrow("wait");
    expect(server()?.ops.size).toBe(0);
  });
});
