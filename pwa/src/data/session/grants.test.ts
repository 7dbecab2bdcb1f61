/** S16, S17: whose grants count when the server went back to an earlier state. */
import Dexie from "dexie";
import { afterEach, beforeEach, expect, it } from "vitest";
import { registry } from "../db/registry";
import { session, sync } from "../index";
import { makeSite, type Person, serve } from "../testing/site";

let nam: Person;
let stop: () => void;

beforeEach(async () => {
  const site = makeSite("Nam");
  [nam] = site.people as [Person];
  serve(site);
  await session.start();
  await session.login(nam.phone, nam.pin);
  stop = sync.start();
});

afterEach(async () => {
  stop();
  await session.logout({ wipe: true });
  for (const name of await Dexie.getDatabaseNames()) if (name !== registry.name) await Dexie.delete(name);
  await registry.accounts.clear();
});

const told = (version: number, role: string) => {
  const grant = { id: `g${version}`, role, unit_id: "u", unit_name: "Xã A", team_id: "t1", team_title: "Tổ", from: "" };
  nam.server.add(nam.server.own, {
    kind: "grants",
    record_id: nam.id,
    body: { grants_version: version, grants: [{ ...grant, to: null }] },
  });
};
const roles = () => session.current.value?.grants.map((grant) => grant.role);

it("takes the grants of a server that was rolled back, though their version is lower", async () => {
  told(5, "leader");
  await sync.now();
  expect(roles()).toEqual(["leader"]);
  nam.server.feeds.set(nam.server.own, []);
  nam.server.epochs.set(nam.server.own, "e2");
  nam.server.snapshotSize = 50;
  told(3, "member");
  await sync.now();
  expect(roles()).toEqual(["member"]);
  expect((await registry.current())?.grants_version).toBe(3);
});

it("takes no older grants from a feed that only goes on", async () => {
  told(5, "leader");
  await sync.now();
  told(3, "member");
  await sync.now();
  expect(roles()).toEqual(["leader"]);
});
