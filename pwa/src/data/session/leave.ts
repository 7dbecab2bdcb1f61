/** Locking, unlocking, logging out (S20): nothing unsent is deleted unless somebody said so. */
import { tell } from "../../lib/channel";
import { readLocal, writeLocal } from "../../lib/local";
import { withSenderLock } from "../../lib/lock";
import { registry } from "../db/registry";
import { HttpProblem } from "../errors";
import { request } from "../http";
import { closeDatabases, opened } from "../opened";
import { endHolds } from "../outbox/machine";
import { wipeAccount } from "../rescue/wipe";
import { rememberUnsent } from "../storage/canary";
import type { SessionEnd } from "../types";
import { closeVault, keepOpen } from "../vault/open";
import { openVault, waitAfter } from "../vault/vault";
import { countOthers } from "./others";
import { current, ended, status, unlockAfter } from "./state";

const PENDING = "logout-pending";

/** Ask for the PIN from now on; everything stays. */
export async function lock(): Promise<void> {
  const id = current.peek()?.id;
  closeVault();
  if (id === undefined) return;
  await registry.accounts.update(id, { locked: true });
  status.value = "locked";
  tell({ about: "session" });
}

/** Open app and vault with the PIN, without network. False for a wrong PIN, and while a wait after wrong ones lasts. */
export async function unlock(pin: string): Promise<boolean> {
  const row = await registry.current();
  if (!row?.vault || Date.now() < (unlockAfter.peek() ?? row.wrong_at + waitAfter(row.wrong))) return false;
  const key = await openVault(row.vault, pin);
  if (!key) {
    const wrong = row.wrong + 1;
    const now = Date.now();
    await registry.accounts.update(row.id, { wrong, wrong_at: now });
    unlockAfter.value = waitAfter(wrong) > 0 ? now + waitAfter(wrong) : null;
    return false;
  }
  await registry.accounts.update(row.id, { wrong: 0, wrong_at: 0, locked: false });
  unlockAfter.value = null;
  keepOpen(key);
  if (status.peek() === "locked") status.value = "open";
  tell({ about: "session" });
  return true;
}

/** End the log-in. Without network and without `wipe` this locks: the server cannot be told to forget us. */
export async function logout({ wipe }: { wipe: boolean }): Promise<void> {
  const id = current.peek()?.id;
  const told = await endOnServer();
  if (id === undefined) return;
  if (!told && !wipe) return lock();
  if (!told) writeLocal(PENDING, "1");
  await withSenderLock(async () => {
    await registry.setCurrent(null);
    // S15: a hold ends with the page that began it; what waits then goes out for its author all the same (S24).
    await opened.peek()?.outbox.run("readwrite", (tx) => endHolds(tx));
    closeDatabases();
    closeVault();
    if (!wipe) return;
    await wipeAccount(id, null);
    rememberUnsent(id, 0);
  });
  current.value = null;
  ended.value = null;
  status.value = "signed-out";
  tell({ about: "session" });
  await countOthers();
}

/** S24: the server wants the account off this phone, and its outbox is empty. The caller holds the sender's lock. */
export async function endByOrder(account: string, end: SessionEnd): Promise<void> {
  closeDatabases();
  closeVault();
  await wipeAccount(account, end);
  rememberUnsent(account, 0);
  ended.value = (await registry.lastEnd()) ?? end;
  current.value = null;
  status.value = "signed-out";
  tell({ about: "session" });
}

/** A log-out that could not be told to the server is told at the next start. */
export async function finishLogout(): Promise<void> {
  if (readLocal(PENDING) !== null && (await endOnServer())) forgetPendingLogout();
}

/** A new log-in has replaced the one that was to be ended. */
export function forgetPendingLogout(): void {
  writeLocal(PENDING, null);
}

async function endOnServer(): Promise<boolean> {
  try {
    await request("POST", "/auth/logout", {});
    return true;
  } catch (error) {
    // Nobody was logged in any more: that is what we wanted.
    return error instanceof HttpProblem && error.status === 401;
  }
}
