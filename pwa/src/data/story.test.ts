/** The data layer as the screens use it, over real databases and a whole fake server. */
import Dexie from "dexie";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { registry } from "./db/registry";
import { catalogue, HttpProblem, PersonalData, session, sync, team, type VisitBody, visits } from "./index";
import { opened } from "./opened";
import { makeSite, type Person, type Site, serve } from "./testing/site";
import { visitBody } from "./testing/visits";
import { first, until } from "./testing/watch";
import { closeVault } from "./vault/open";

const BODY = visitBody();

let site: Site;
let nam: Person;
let hoa: Person;
let stop: () => void = () => undefined;

beforeEach(async () => {
  site = makeSite("Nam", "Hoa");
  [nam, hoa] = site.people as [Person, Person];
  serve(site);
  await session.start();
});

afterEach(async () => {
  stop();
  await session.logout({ wipe: true });
  for (const name of await Dexie.getDatabaseNames()) if (name !== registry.name) await Dexie.delete(name);
  await registry.accounts.clear();
});

async function enter(person: Person): Promise<void> {
  await session.login(person.phone, person.pin);
}

async function synced(): Promise<void> {
  stop();
  stop = sync.start();
  await sync.now();
}

describe("logging in", () => {
  it("keeps a key that cannot be taken away, and tells the server its public half", async () => {
    expect(session.status.value).toBe("signed-out");
    await enter(nam);
    expect(session.status.value).toBe("open");
    expect(session.current.value).toMatchObject({ name: "Nam", home: "phone" });
    await vi.waitFor(() => expect(site.devices).toHaveLength(1));
    expect(site.devices[0]).toMatchObject({
      id: session.current.value?.device_id,
      public_key: { kty: "EC", crv: "P-256" },
    });
    const row = await registry.current();
    expect(row?.key?.privateKey.extractable).toBe(false);
    await expect(crypto.subtle.exportKey("jwk", row?.key?.privateKey as CryptoKey)).rejects.toThrow();
  });

  it("says what the server says when it fails, and lets nobody in", async () => {
    const wrong = session.login(nam.phone, "000000").catch((error: unknown) => error);
    expect(await wrong).toBeInstanceOf(HttpProblem);
    expect(await wrong).toMatchObject({ status: 401, code: "login_failed" });
    site.online = false;
    await expect(enter(nam)).rejects.toMatchObject({ status: 0, code: "network" });
    expect(session.status.value).toBe("signed-out");
  });

  it("opens without network the next time, knows the device again, and asks no PIN for Ghi", async () => {
    await enter(nam);
    const device = session.current.value?.device_id;
    site.online = false;
    await session.start();
    expect(session.status.value).toBe("open");
    site.online = true;
    await enter(nam);
    expect(session.current.value?.device_id).toBe(device);
  });
});

describe("saving", () => {
  beforeEach(async () => {
    await enter(nam);
  });

  it("shows the visit at once, and confirms it when the server has it", async () => {
    const { record_id } = await visits.log(BODY);
    expect(await until(visits.live({ state: ["held"] }), (list) => list.length === 1)).toMatchObject([{ record_id }]);
    expect(await first(visits.counts())).toMatchObject({ unsent: 1, rejected: 0 });
    await synced();
    expect((await until(visits.get(record_id), (visit) => visit?.state === "confirmed"))?.unsent).toBe(false);
    expect(await until(visits.counts(), (counts) => counts.unsent === 0)).toMatchObject({ sent: 1 });
    expect(sync.status.value).toMatchObject({ phase: "idle", online: true, lastSuccess: expect.any(String) });
  });

  it("sends exactly the fields of schema version 1", async () => {
    await visits.log({ ...BODY, extra: 1 } as VisitBody);
    await synced();
    const [op] = nam.server.sent("push")[0]?.ops ?? [];
    expect(Object.keys(op ?? {}).sort()).toEqual(
      ["base_revision", "body", "client_time", "op_id", "record_id", "schema_version", "type", "utc_offset"].sort(),
    );
    const fields =
      "duration_minutes follows hamlet_id items kind note on_behalf_of people place started_at team_id with_members";
    expect(Object.keys(op?.body as object).sort()).toEqual(fields.split(" "));
  });

  it("refuses a note with somebody's number, and saves nothing", async () => {
    await expect(visits.log({ ...BODY, note: "gọi 0912 345 678" })).rejects.toBeInstanceOf(PersonalData);
    expect(await first(visits.live({}))).toEqual([]);
  });

  it("undoes without a trace while held, and by a further op later", async () => {
    const held = await visits.log(BODY);
    expect(await visits.undo(held.op_id)).toBe("gone");
    expect(await visits.undo(held.op_id)).toBe("gone");
    const sent = await visits.log(BODY);
    await synced();
    expect(await visits.undo(sent.op_id)).toBe("voided");
    expect(await until(visits.get(sent.record_id), (visit) => visit?.state === "voided")).toMatchObject({
      unsent: true,
    });
    await sync.now();
    expect([...nam.server.ops.values()].map((op) => op.body)).toMatchObject([{ place: "home" }, { reason: "mistake" }]);
  });

  it("cancels, and takes the cancelling back", async () => {
    const { record_id, op_id } = await visits.log(BODY);
    await synced();
    const cancelled = await visits.void(record_id, op_id, "duplicate");
    await sync.now();
    await until(visits.get(record_id), (visit) => visit?.state === "voided" && !visit.unsent);
    expect(await visits.undo(cancelled.op_id)).toBe("voided");
    expect(await until(visits.get(record_id), (visit) => visit?.state === "held")).toMatchObject({ place: "home" });
    await sync.now();
    expect(nam.server.sent("push").at(-1)?.ops).toMatchObject([
      { base_revision: cancelled.op_id, body: { place: "home" } },
    ]);
  });

  it("changes, and changes back", async () => {
    const { record_id, op_id } = await visits.log(BODY);
    await synced();
    const amend = await visits.amend(record_id, op_id, { ...BODY, place: "market" });
    expect(await until(visits.get(record_id), (visit) => visit?.place === "market")).toMatchObject({ state: "held" });
    await sync.now();
    expect(await visits.undo(amend.op_id)).toBe("voided");
    expect(await until(visits.get(record_id), (visit) => visit?.place === "home")).toMatchObject({ state: "held" });
  });

  it("goes on when the log-in has ended (fault 35)", async () => {
    await visits.log(BODY);
    site.cookie = null;
    await synced();
    expect(session.status.value).toBe("expired");
    await visits.log(BODY);
    await enter(nam);
    expect(session.status.value).toBe("open");
    await sync.now();
    expect(nam.server.ops.size).toBe(2);
  });
});

describe("what was set aside", () => {
  beforeEach(async () => {
    await enter(nam);
  });

  it("is mended, left to the official, or given up", async () => {
    nam.server.judgeOp = () => ({ verdict: "quarantined", code: "time" });
    const logged = [await visits.log(BODY), await visits.log(BODY), await visits.log(BODY)];
    const [mended, asked, given] = logged as [(typeof logged)[0], (typeof logged)[0], (typeof logged)[0]];
    await synced();
    await until(visits.counts(), (counts) => counts.rejected === 3);
    nam.server.judgeOp = () => ({ verdict: "applied" });
    await visits.resend(mended.record_id, mended.op_id, { ...BODY, place: "market" });
    await expect(visits.askOfficial(asked.op_id, "gọi 0912 345 678")).rejects.toBeInstanceOf(PersonalData);
    await visits.askOfficial(asked.op_id, "Nhờ xem giúp");
    await visits.askOfficial(asked.op_id);
    await visits.void(given.record_id, given.op_id, "mistake");
    await sync.now();
    const last = nam.server.sent("push").at(-1)?.ops;
    expect(last).toMatchObject([
      { type: "assistance_session.log", base_revision: mended.op_id, record_id: mended.record_id },
      { type: "ask", base_revision: asked.op_id, record_id: asked.record_id, body: { note: "Nhờ xem giúp" } },
    ]);
    await until(visits.counts(), (counts) => counts.rejected === 0 && counts.unsent === 0 && counts.sent === 1);
    expect(await first(visits.get(asked.record_id))).toMatchObject({ state: "rejected", reject: { asked: true } });
    expect(await first(visits.get(given.record_id))).toMatchObject({ state: "voided", unsent: false });
  });
});

describe("people on one phone", () => {
  it("keep their own entries, sent under their own name (faults 33, 34)", async () => {
    await enter(nam);
    await vi.waitFor(() => expect(site.devices).toHaveLength(1));
    for (let n = 0; n < 3; n += 1) await visits.log(BODY);
    await session.logout({ wipe: false });
    expect(session.status.value).toBe("signed-out");
    await enter(hoa);
    await vi.waitFor(() => expect(session.othersWaiting.value).toBe(3));
    await visits.log(BODY);
    await synced();
    expect(hoa.server.ops.size).toBe(1);
    await vi.waitFor(() => expect(session.othersWaiting.value).toBe(0));
    expect(nam.server.sent("rescue").map((request) => request.ops.length)).toEqual([3]);
    await enter(nam);
    await sync.now();
    await until(visits.counts(), (counts) => counts.sent === 3);
    expect(nam.server.ops.size).toBe(3);
    expect(hoa.server.ops.size).toBe(1);
  });

  it("lock instead of logging out without network, and delete only when told to", async () => {
    await enter(nam);
    await visits.log(BODY);
    site.online = false;
    await session.logout({ wipe: false });
    expect(session.status.value).toBe("locked");
    await session.start();
    expect(session.status.value).toBe("locked");
    expect(await session.unlock(nam.pin)).toBe(true);
    expect(await first(visits.counts())).toMatchObject({ unsent: 1 });
    await session.logout({ wipe: true });
    expect(session.status.value).toBe("signed-out");
    expect((await Dexie.getDatabaseNames()).filter((name) => name.includes(nam.id))).toEqual([]);
    site.online = true;
    await session.start();
    await vi.waitFor(() => expect(site.cookie).toBeNull());
  });

  it("wait longer and longer after wrong PINs", async () => {
    await enter(nam);
    await session.lock();
    for (let n = 0; n < 3; n += 1) expect(await session.unlock("111111")).toBe(false);
    expect(session.unlockAfter.value).toBeGreaterThan(Date.now() + 4_000);
    expect(await session.unlock(nam.pin)).toBe(false);
    await registry.accounts.update(nam.id, { wrong_at: 0 });
    await session.start();
    expect(await session.unlock(nam.pin)).toBe(true);
  });
});

describe("what was fetched", () => {
  beforeEach(async () => {
    await enter(nam);
    await synced();
  });

  it("labels codes and lists what is in use", async () => {
    expect((await until(catalogue.live("topic"), (list) => list.length === 2)).map((entry) => entry.code)).toEqual([
      "VNEID2",
      "DSIG",
    ]);
    expect(catalogue.label("topic", "DSIG", "vi")).toBe("Chữ ký số cá nhân");
    expect(catalogue.label("topic", "OLD", "vi")).toBe("OLD");
    await visits.log({ ...BODY, items: [{ topic: "DSIG", outcome: "done", detail: null, count: 1, reason: null }] });
    expect(await until(visits.live({ q: "ky so" }), (list) => list.length === 1)).toBeTruthy();
    expect(await first(visits.live({ q: "thuế" }))).toEqual([]);
  });

  it("shows the team while the PIN is fresh, and holds no plain name on the disk (fault 36)", async () => {
    const shown = await until(team.live(), (roster) => roster !== null);
    expect(shown).toMatchObject({ team: { title: "Tổ thôn Đông" }, members: [{ name: "Bà Hoa" }] });
    closeVault();
    expect(await until(team.live(), (roster) => roster === "locked")).toBe("locked");
    expect(await session.unlock(nam.pin)).toBe(true);
    await until(team.live(), (roster) => roster !== null && roster !== "locked");
    const rows = await opened.value?.store.sealed.toArray();
    const dump = new TextDecoder().decode(rows?.[0]?.sealed.data);
    expect(dump).not.toContain("Hoa");
    expect(dump).not.toContain("912000111");
  });

  it("reads the roster again under a new key after the PIN was changed elsewhere", async () => {
    nam.pin = "593026";
    await session.logout({ wipe: false });
    await enter(nam);
    await sync.now();
    expect(await until(team.live(), (roster) => roster !== null && roster !== "locked")).toMatchObject({ version: 3 });
  });
});
