/** Fault 29 as the person meets it: an outbox deleted behind the app. */
import Dexie from "dexie";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { registry } from "../db/registry";
import { session, storage, sync, visits } from "../index";
import { outboxName } from "../outbox/rows";
import { makeSite, type Person, type Site, serve } from "../testing/site";
import { visitBody } from "../testing/visits";
import { rememberUnsent } from "./canary";

let site: Site;
let nam: Person;

beforeEach(async () => {
  site = makeSite("Nam");
  [nam] = site.people as [Person];
  serve(site);
  await session.start();
  await session.login(nam.phone, nam.pin);
});

afterEach(async () => {
  await session.logout({ wipe: true });
  for (const name of await Dexie.getDatabaseNames()) if (name !== registry.name) await Dexie.delete(name);
  await registry.accounts.clear();
});

it("is told to person and server within one start, also when two tabs start at once", async () => {
  for (let n = 0; n < 2; n += 1) await visits.log(visitBody());
  rememberUnsent(nam.id, 2);
  await Dexie.delete(outboxName(nam.id));
  await Promise.all([session.start(), session.start()]);
  expect(storage.lost.value).toEqual({ unsent: 2 });
  const stop = sync.start();
  await sync.now();
  stop();
  const states = nam.server.sent("pull").map(({ body }) => body.state as { canary: string; lost?: unknown });
  expect(states[0]).toMatchObject({ lost: { unsent: 2 }, canary: expect.stringMatching(/^[0-9a-f]{32}$/) });
  expect(states.at(-1)?.lost).toBeUndefined();
  await vi.waitFor(async () => expect((await registry.current())?.lost).toMatchObject({ person: true, server: false }));
});

const remembered = () => localStorage.getItem(`to-so.unsent.${nam.id}`);

it("is told in full when it comes right after the last save", async () => {
  const stop = sync.start();
  for (const count of ["1", "2", "3"]) {
    await visits.log(visitBody());
    expect(remembered()).toBe(count);
  }
  stop();
});

it("is still told in full when the open page goes on with an empty outbox", async () => {
  const stop = sync.start();
  for (let n = 0; n < 2; n += 1) await visits.log(visitBody());
  await Dexie.delete(outboxName(nam.id));
  await visits.log(visitBody());
  await sync.now();
  expect(remembered()).toBe("2");
  stop();
  await session.start();
  expect(storage.lost.value).toEqual({ unsent: 2 });
});
