/** Over real databases: the other people's outboxes on a shared phone, from page and worker, and what a wipe leaves. */
import Dexie from "dexie";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { registry } from "../db/registry";
import { session, sync, visits } from "../index";
import { opened } from "../opened";
import { endHolds } from "../outbox/machine";
import { sendFromWorker } from "../sync/pushInWorker";
import { makeSite, type Person, type Site, serve } from "../testing/site";
import { visitBody } from "../testing/visits";
import { sendOthers } from "./others";

let site: Site;
let nam: Person;
let hoa: Person;

beforeEach(async () => {
  site = makeSite("Nam", "Hoa");
  [nam, hoa] = site.people as [Person, Person];
  serve(site);
  await session.start();
});

afterEach(async () => {
  await session.logout({ wipe: true });
  for (const name of await Dexie.getDatabaseNames()) if (name !== registry.name) await Dexie.delete(name);
  await registry.accounts.clear();
});

/** Somebody logs in with a key the server knows, saves `count` visits and leaves. */
async function leave(person: Person, count: number): Promise<void> {
  const before = site.devices.length;
  await session.login(person.phone, person.pin);
  await vi.waitFor(() => expect(site.devices.length).toBeGreaterThan(before));
  await vi.waitFor(async () => expect((await registry.accounts.get(person.id))?.registered).toBe(true));
  for (let n = 0; n < count; n += 1) await visits.log(visitBody());
  await session.logout({ wipe: false });
}

const databasesOf = async (person: Person) =>
  (await Dexie.getDatabaseNames()).filter((name) => name.includes(person.id));

describe("other people's visits (fault 34)", () => {
  it("go out under their author, whoever is logged in, once", async () => {
    await leave(nam, 3);
    await session.login(hoa.phone, hoa.pin);
    await sendOthers();
    await sendOthers();
    expect(nam.server.ops.size).toBe(3);
    expect(nam.server.sent("rescue")).toHaveLength(1);
    expect(hoa.server.requests).toHaveLength(0);
  });

  it("go out at once when somebody else logged in over a visit that was still held", async () => {
    await leave(nam, 0);
    await session.login(nam.phone, nam.pin);
    await visits.log(visitBody());
    await session.login(hoa.phone, hoa.pin);
    await sendOthers();
    expect(nam.server.ops.size).toBe(1);
  });

  it("go out while nobody is logged in, by the worker too", async () => {
    await leave(nam, 2);
    await sendFromWorker();
    expect(nam.server.ops.size).toBe(2);
  });

  it("wait in peace while there is no network, and hold nobody up", async () => {
    await leave(nam, 1);
    await session.login(hoa.phone, hoa.pin);
    nam.server.before = () => "lost";
    await visits.log(visitBody());
    const stop = sync.start();
    await sync.now();
    expect(hoa.server.ops.size).toBe(1);
    expect(sync.status.value).toMatchObject({ phase: "idle", error: null });
    expect(nam.server.ops.size).toBe(0);
    stop();
  });

  it("are not sent with a signature that is not the phone's", async () => {
    await leave(nam, 1);
    const other = await crypto.subtle.generateKey({ name: "ECDSA", namedCurve: "P-256" }, false, ["sign", "verify"]);
    await registry.accounts.update(nam.id, { key: other });
    await sendOthers();
    expect(nam.server.requests).toHaveLength(0);
    expect(await databasesOf(nam)).toHaveLength(2);
  });

  it("are removed with everything of theirs when the server says so, not before they are sent", async () => {
    await leave(nam, 2);
    nam.server.order = "wipe";
    await session.login(hoa.phone, hoa.pin);
    await sendOthers();
    expect(nam.server.ops.size).toBe(2);
    expect(await databasesOf(nam)).toEqual([]);
    expect(await registry.accounts.get(nam.id)).toBeUndefined();
    expect(await databasesOf(hoa)).toHaveLength(2);
    expect([session.status.value, session.ended.value]).toEqual(["open", null]);
  });
});

describe("a log-in that the server ended (fault 35)", () => {
  async function enterAndLose(): Promise<void> {
    await leave(nam, 0);
    await session.login(nam.phone, nam.pin);
    for (let n = 0; n < 5; n += 1) await visits.log(visitBody());
    site.cookie = null;
  }

  it("sends by the device key and keeps the app open, asking to log in", async () => {
    await enterAndLose();
    const stop = sync.start();
    await sync.now();
    expect(nam.server.ops.size).toBe(5);
    expect([session.status.value, session.ended.value]).toEqual(["expired", { why: "expired" }]);
    stop();
  });

  it("removes everything when ordered to, and says why, also after a restart", async () => {
    await enterAndLose();
    nam.server.order = "wipe";
    const stop = sync.start();
    await sync.now();
    await vi.waitFor(() => expect(session.status.value).toBe("signed-out"));
    stop();
    expect(nam.server.ops.size).toBe(5);
    expect(await databasesOf(nam)).toEqual([]);
    await session.start();
    expect(session.ended.value).toEqual({ why: "revoked" });
    await session.login(hoa.phone, hoa.pin);
    expect(session.ended.value).toBeNull();
  });

  it("is told to the worker as well, which removes everything without a page", async () => {
    await enterAndLose();
    nam.server.order = "wipe";
    await opened.value?.outbox.run("readwrite", (tx) => endHolds(tx));
    await sendFromWorker();
    expect(nam.server.ops.size).toBe(5);
    await session.start();
    expect([session.status.value, session.ended.value]).toEqual(["signed-out", { why: "revoked" }]);
    expect(await databasesOf(nam)).toEqual([]);
  });
});
