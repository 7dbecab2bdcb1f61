/** Who is logged in, as every part of the data layer and the screens see it. */
import { type Signal, signal } from "@preact/signals";
import type { AccountRow } from "../db/registry";
import type { Account, SessionEnd, SessionStatus } from "../types";

export const current: Signal<Account | null> = signal(null);
export const status: Signal<SessionStatus> = signal("loading");
/** Why the log-in ended; null while it holds, and after the person logged out. */
export const ended: Signal<SessionEnd | null> = signal(null);
export const othersWaiting: Signal<number> = signal(0);
export const unlockAfter: Signal<number | null> = signal(null);

/** The part of a row that screens see. */
export function viewOf(row: AccountRow): Account {
  const { id, name, phone, login_name = null, home, grants, device_id } = row;
  return { id, name, phone, login_name, home, grants, device_id };
}

/** The server says that the log-in has ended; logging goes on. */
export function markExpired(): void {
  if (status.peek() !== "open") return;
  status.value = "expired";
  ended.value = { why: "expired" };
}

/** The server took a request of ours: the log-in holds. */
export function markAlive(): void {
  if (status.peek() !== "expired") return;
  status.value = "open";
  ended.value = null;
}
