import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { uuidv7 } from "../../lib/ids";
import { OutboxDb } from "../db/outbox";
import { type AccountRow, registry } from "../db/registry";
import { StorageFull } from "../errors";
import { OUTBOX_KEYS } from "../outbox/rows";
import { canaryState, checkCanary, dismissLost, dismissReported, rememberUnsent } from "./canary";
import { keepReserve, withRoom } from "./room";
import { askToPersist, lostStorage, refreshStorage, storageStatus } from "./status";

const full = () => Object.assign(new Error("full"), { name: "QuotaExceededError" });

function browserHas(quota: number, usage: number, persisted = false): { persist: ReturnType<typeof vi.fn> } {
  const persist = vi.fn(async () => true);
  const storage = { estimate: async () => ({ quota, usage }), persisted: async () => persisted, persist };
  vi.stubGlobal("navigator", { ...navigator, storage });
  return { persist };
}

describe("room", () => {
  it("is measured, and little of it is said", async () => {
    browserHas(200 * 1_048_576, 160 * 1_048_576);
    await refreshStorage();
    expect(storageStatus.value).toMatchObject({ freeMb: 40, lowSpace: true, persisted: false });
    browserHas(2000 * 1_048_576, 0, true);
    await refreshStorage();
    expect(storageStatus.value).toMatchObject({ freeMb: 2000, lowSpace: false, persisted: true });
  });

  it("is asked to be kept until it is", async () => {
    const asked = browserHas(1, 0, false);
    await refreshStorage();
    await askToPersist();
    expect(asked.persist).toHaveBeenCalledTimes(1);
    const kept = browserHas(1, 0, true);
    await refreshStorage();
    await askToPersist();
    expect(kept.persist).not.toHaveBeenCalled();
  });
});

describe("a full phone (fault 31)", () => {
  beforeEach(async () => {
    browserHas(500 * 1_048_576, 0);
    await refreshStorage();
    await keepReserve();
  });

  it("gives up the reserve before it refuses a visit", async () => {
    expect(await registry.kv.get("reserve")).toBeDefined();
    const write = vi.fn(async () => "saved").mockRejectedValueOnce(full());
    expect(await withRoom(write)).toBe("saved");
    expect(await registry.kv.get("reserve")).toBeUndefined();
    expect(storageStatus.value.lowSpace).toBe(true);
  });

  it("says so when there is no room at all, also when Dexie wraps it", async () => {
    const wrapped = Object.assign(new Error("aborted"), { name: "AbortError", inner: full() });
    await expect(withRoom(() => Promise.reject(full()))).rejects.toBeInstanceOf(StorageFull);
    await expect(withRoom(() => Promise.reject(wrapped))).rejects.toBeInstanceOf(StorageFull);
  });

  it("leaves other faults as they are", async () => {
    await expect(withRoom(() => Promise.reject(new Error("bug")))).rejects.toThrow("bug");
  });
});

describe("a browser that throws data away (fault 29)", () => {
  let account: string;
  let row: AccountRow;

  beforeEach(async () => {
    account = uuidv7();
    row = { id: account, canary: null } as AccountRow;
    await registry.accounts.put(row);
    dismissLost();
    dismissReported();
  });
  afterEach(() => registry.accounts.delete(account).then(() => undefined));

  async function start(): Promise<void> {
    const outbox = new OutboxDb(account);
    const found = await outbox.run("readonly", (tx) => tx.read<string>(OUTBOX_KEYS.canary));
    await checkCanary((await registry.accounts.get(account)) ?? row, found, outbox);
    outbox.close();
  }

  it("is noticed within one start, told in numbers, and told on until person and server have heard", async () => {
    await start();
    const { canary } = canaryState();
    await start();
    expect(canary).toMatch(/^[0-9a-f]{32}$/);
    expect([lostStorage.value, canaryState()]).toEqual([null, { canary }]);
    rememberUnsent(account, 5);
    await new OutboxDb(account).delete();
    for (let n = 0; n < 2; n += 1) {
      await start();
      expect(lostStorage.value).toEqual({ unsent: 5 });
      expect(canaryState()).toEqual({ canary: expect.not.stringMatching(canary ?? ""), lost: { unsent: 5 } });
    }
    dismissReported();
    await kept({ unsent: 5, person: true, server: false });
    await start();
    expect([lostStorage.value, canaryState().lost]).toEqual([{ unsent: 5 }, undefined]);
    dismissLost();
    await kept(null);
    await start();
    expect(lostStorage.value).toBeNull();
  });

  const kept = (lost: unknown) =>
    vi.waitFor(async () => expect((await registry.accounts.get(account))?.lost).toEqual(lost));

  it("is noticed at the next log-in when the account's row is gone as well", async () => {
    await start();
    rememberUnsent(account, 2);
    await new OutboxDb(account).delete();
    await registry.accounts.put(row);
    await start();
    expect(storageStatus.value.lost).toBe(2);
  });
});
