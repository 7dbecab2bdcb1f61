import { listen } from "../../lib/channel";
import { followCatalogue } from "../catalogue";
import { type AccountRow, registry } from "../db/registry";
import { onUnauthenticated } from "../http";
import { closeDatabases } from "../opened";
import type { GrantView } from "../types";
import { closeIfDue, closeVault } from "../vault/open";
import { waitAfter } from "../vault/vault";
import { registerDevice } from "./keys";
import { finishLogout } from "./leave";
import { openAccount } from "./open";
import { countOthers } from "./others";
import { current, ended, markExpired, status, unlockAfter, viewOf } from "./state";

const DESK: readonly GrantView["role"][] = ["commune_officer", "commune_approver", "province_staff", "admin"];

/** Show what this phone knows. Waits for no network. */
export async function start(): Promise<void> {
  onUnauthenticated(markExpired);
  listen((news) => {
    if (news.about === "session") void show();
  });
  globalThis.document?.addEventListener("visibilitychange", closeIfDue);
  followCatalogue();
  try {
    await show();
  } catch (error) {
    // Storage is closed to us: the way in is still shown, and says what is wrong.
    status.value = "signed-out";
    throw error;
  }
  void afterStart();
}

/**
 * Take over grants that the account's own feed brought (S17). `anew`: they are all there is, and a lower version says that
 * the server lost the newer ones (S16); else what is older than a log-in that came between changes nothing.
 */
export async function applyGrants(account: string, version: number, grants: GrantView[], anew: boolean): Promise<void> {
  const row = await registry.accounts.get(account);
  if (!row || (version < row.grants_version && !anew)) return;
  const home = grants.some((grant) => DESK.includes(grant.role)) ? "desk" : "phone";
  const next: AccountRow = { ...row, grants, grants_version: version, home };
  await registry.accounts.update(account, { grants, grants_version: version, home });
  if (current.peek()?.id === account) current.value = viewOf(next);
}

async function show(): Promise<void> {
  const row = await registry.current();
  if (!row) {
    closeDatabases();
    closeVault();
    current.value = null;
    // The worker may have carried out an order while no page was open (S24).
    ended.value = await registry.lastEnd();
    status.value = "signed-out";
    return;
  }
  const same = current.peek()?.id === row.id;
  if (!same) closeVault();
  await openAccount(row);
  unlockAfter.value = row.wrong === 0 ? null : row.wrong_at + waitAfter(row.wrong);
  if (row.locked) status.value = "locked";
  else if (!same || status.peek() === "locked") status.value = "open";
}

async function afterStart(): Promise<void> {
  await countOthers();
  await finishLogout();
  const id = current.peek()?.id;
  if (id !== undefined) await registerDevice(id).catch(() => undefined);
}
