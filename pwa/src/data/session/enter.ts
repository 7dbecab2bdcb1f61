/** Logging in: the server's word, then what this phone needs to work without it. */

import { tell } from "../../lib/channel";
import { fold } from "../../lib/fold";
import { uuidv7 } from "../../lib/ids";
import { withSenderLock } from "../../lib/lock";
import { refetchSealed } from "../db/feedStore";
import { type AccountRow, registry } from "../db/registry";
import { request } from "../http";
import { openDatabases } from "../opened";
import type { GrantView } from "../types";
import { keepOpen } from "../vault/open";
import { makeVault, openVault } from "../vault/vault";
import { makeDeviceKey, registerDevice } from "./keys";
import { forgetPendingLogout } from "./leave";
import { openAccount } from "./open";
import { countOthers } from "./others";
import { ended, status } from "./state";

interface Me {
  account: { id: string; name: string; phone: string; login_name?: string | null };
  grants: GrantView[];
  grants_version: number;
  home: "phone" | "desk";
}

/** Log in with number or log-in name, and PIN. @throws HttpProblem */
export function login(typed: string, pin: string): Promise<void> {
  return enter(pin, typed, (device_id) => request<Me>("POST", "/auth/login", { phone: typed, pin, device_id }));
}

/** Set the PIN by an invitation and log in. @throws HttpProblem */
export function activate(code: string, pin: string, phone?: string): Promise<void> {
  const who = phone === undefined ? {} : { phone };
  return enter(pin, phone ?? null, (device_id) =>
    request<Me>("POST", "/auth/activate", { code, pin, device_id, ...who }),
  );
}

async function enter(pin: string, typed: string | null, ask: (device_id: string) => Promise<Me>): Promise<void> {
  const known = typed === null ? undefined : (await registry.accounts.toArray()).find((row) => logsInWith(row, typed));
  const device_id = known?.device_id ?? uuidv7();
  // S20: with the lock in hand nobody is sending another account's outbox while the browser's log-in changes.
  const me = await withSenderLock(async () => {
    const said = await ask(device_id);
    await keepAccount(said, device_id);
    await registry.setCurrent(said.account.id);
    return said;
  });
  const row = await readyRow(me.account.id, pin);
  await openAccount(row);
  status.value = "open";
  ended.value = null;
  forgetPendingLogout();
  tell({ about: "session" });
  // Neither may keep a person waiting.
  registerDevice(row.id, true).catch(() => undefined);
  void countOthers();
}

async function keepAccount(me: Me, device_id: string): Promise<void> {
  const before = await registry.accounts.get(me.account.id);
  const { id, name, phone, login_name = null } = me.account;
  const said = { id, name, phone, login_name, home: me.home, grants: me.grants, grants_version: me.grants_version };
  const kept = before ?? { ...NEW, device_id };
  await registry.accounts.put({ ...kept, ...said, locked: false, wrong: 0, wrong_at: 0 });
}

const NEW = { vault: null, key: null, registered: false, canary: null } as const;

/** The row with its keys made; a PIN that was changed elsewhere gets a new vault, and the rows of the old one come again. */
async function readyRow(id: string, pin: string): Promise<AccountRow> {
  const row = await registry.accounts.get(id);
  if (!row) throw new Error("the account was not kept");
  const open = row.vault ? await openVault(row.vault, pin) : null;
  const fresh = open ? null : await makeVault(pin);
  const key = row.key ?? (await makeDeviceKey());
  const ready: AccountRow = { ...row, key, vault: fresh?.vault ?? row.vault };
  await registry.accounts.put(ready);
  if (fresh && row.vault) await refetchSealed((await openDatabases(id)).store);
  const vaultKey = open ?? fresh?.key;
  if (vaultKey) keepOpen(vaultKey);
  return ready;
}

/** Whether that is what the account logs in with: whoever has a name does not log in with the number. */
export function logsInWith(row: Pick<AccountRow, "phone" | "login_name">, typed: string): boolean {
  return row.login_name ? row.login_name === fold(typed).replace(/\s/g, "") : samePhone(row.phone, typed);
}

/** Whether two spellings are one number: `+84912…`, `84912…`, `0912…`, with any separators. */
export function samePhone(a: string, b: string): boolean {
  const national = (text: string) => text.replace(/\D/g, "").replace(/^84/, "").replace(/^0+/, "");
  return national(a) === national(b);
}
