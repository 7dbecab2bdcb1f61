/** What only this phone has of lists is told before it goes: at the log-out, and after an order to remove everything (S20, S24). */
import { afterEach, beforeEach, expect, test } from "vitest";
import { uuidv7 } from "../lib/ids";
import { registry } from "./db/registry";
import { deskDrafts } from "./deskDrafts";
import { drafts } from "./drafts";
import { closeDatabases, openDatabases } from "./opened";
import { proposals } from "./proposals";
import { wipeAccount } from "./rescue/wipe";
import { type UnsentLists, unsentLists } from "./unsentLists";
import { makeVault } from "./vault/vault";

const TEAM = "t1";
let account: string;

beforeEach(async () => {
  account = uuidv7();
  const { vault } = await makeVault("482915", 1000);
  const grants = [{ team_id: TEAM, team_title: "Tổ khu phố 1" }];
  await registry.accounts.put({ id: account, vault, grants } as never);
  await registry.setCurrent(account);
  await openDatabases(account);
});
afterEach(async () => {
  closeDatabases();
  await registry.setCurrent(null);
});

function now(): Promise<UnsentLists> {
  return new Promise((done) => {
    const subscription = unsentLists.live().subscribe((value) => {
      done(value);
      queueMicrotask(() => subscription.unsubscribe());
    });
  });
}

test("proposals count until the server has them, half-done lists of the desk until they were handed in", async () => {
  await proposals.put(TEAM, {}, true);
  await deskDrafts.put("nhap:i1", {});
  await drafts.put("nhap-luot", {});
  expect(await now()).toEqual({ teams: [TEAM], desk: 1 });
  await proposals.put(TEAM, {}, false);
  await deskDrafts.delete("nhap:i1");
  expect(await now()).toEqual({ teams: [], desk: 0 });
});

test("an order to remove the account leaves the names of the teams whose lists went with it", async () => {
  await proposals.put(TEAM, {}, true);
  closeDatabases();
  await wipeAccount(account, { why: "disabled" });
  expect(await registry.lastEnd()).toEqual({ why: "disabled", lists: ["Tổ khu phố 1"] });
});

test("of lists that were handed in nothing is said", async () => {
  await proposals.put(TEAM, {}, false);
  closeDatabases();
  await wipeAccount(account, { why: "disabled" });
  expect(await registry.lastEnd()).toEqual({ why: "disabled" });
});
