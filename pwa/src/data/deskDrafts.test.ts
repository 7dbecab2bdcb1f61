/** Half-done lists of the desk name people: nothing of them lies in clear, and the last change is the one that is kept (S14). */
import { afterEach, beforeEach, expect, test } from "vitest";
import { uuidv7 } from "../lib/ids";
import { registry } from "./db/registry";
import { deskDrafts } from "./deskDrafts";
import { drafts } from "./drafts";
import { closeDatabases, openDatabases, requireOpened } from "./opened";
import { closeVault, keepOpen } from "./vault/open";
import { makeVault } from "./vault/vault";

const KEY = "nhap:i1";
const ROW = { full_name: "Trần Thị Hoa", phone: "0912000111" };
let key: CryptoKey;

beforeEach(async () => {
  const account = uuidv7();
  const made = await makeVault("482915", 1000);
  key = made.key;
  await registry.accounts.put({ id: account, vault: made.vault } as never);
  await openDatabases(account);
  keepOpen(key);
});
afterEach(() => {
  closeDatabases();
  closeVault();
});

async function written(): Promise<string> {
  const rows = await requireOpened().outbox.drafts.toArray();
  return rows.map((row) => row.json + new TextDecoder("latin1").decode(row.sealed?.data)).join();
}

test("they open with the PIN alone, and no name or number lies in clear", async () => {
  await deskDrafts.put(KEY, ROW);
  expect(await deskDrafts.get(KEY)).toEqual(ROW);
  expect(await written()).not.toMatch(/912000111|Hoa/);
  closeVault();
  expect(await deskDrafts.get(KEY)).toBe("locked");
  keepOpen(key);
  expect(await deskDrafts.get(KEY)).toEqual(ROW);
});

test("of quick changes the last one stays, and taking all back leaves nothing", async () => {
  const typed = Array.from({ length: 20 }, (_, at) => deskDrafts.put(KEY, { ...ROW, birth_year: String(1980 + at) }));
  expect(await deskDrafts.get(KEY)).toEqual({ ...ROW, birth_year: "1999" });
  await Promise.all(typed);
  const last = [deskDrafts.put(KEY, ROW), deskDrafts.delete(KEY)];
  await Promise.all(last);
  expect(await deskDrafts.get(KEY)).toBeNull();
  expect(await requireOpened().outbox.drafts.count()).toBe(0);
});

test("what an earlier build kept in clear is sealed at the first look, whatever was looked for", async () => {
  await drafts.put("ban:nhap:i0", ROW);
  expect(await written()).toMatch(/Hoa/);
  expect(await deskDrafts.get(KEY)).toBeNull();
  expect(await written()).not.toMatch(/912000111|Hoa/);
  expect(await deskDrafts.get("nhap:i0")).toEqual(ROW);
});

test("under a PIN that was changed elsewhere they stay where they are and stop nothing", async () => {
  await deskDrafts.put(KEY, ROW);
  keepOpen((await makeVault("111222", 1000)).key);
  expect(await deskDrafts.get(KEY)).toBeNull();
  expect(await requireOpened().outbox.drafts.count()).toBe(1);
});
