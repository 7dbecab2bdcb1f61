/** The data layer as features see it: nothing else touches IndexedDB or fetch. */

import type { ReadonlySignal } from "@preact/signals";
import { activate, login } from "./session/enter";
import { lock, logout, unlock } from "./session/leave";
import { start } from "./session/start";
import { current, othersWaiting, status, unlockAfter } from "./session/state";
import { dismissLost, storageStatus } from "./storage/status";
import { syncStatus } from "./sync/status";
import { startSync, syncNow } from "./sync/triggers";
import type { Account, SessionStatus, StorageStatus, SyncStatus } from "./types";
import { amendVisit, askOfficial, logVisit, resendVisit, undoOp, voidVisit } from "./visits/mutations";
import { liveCounts, liveSuggestions, liveVisit, liveVisits } from "./visits/queries";

export { api } from "./api";
export { catalogue } from "./catalogue";
export { type Draft, drafts } from "./drafts";
export { type FieldError, HttpProblem, NotPossible, PersonalData, StorageFull } from "./errors";
export type { Live } from "./live";
export { meta } from "./meta";
export { results } from "./results";
export { team } from "./team";
export type * from "./types";
export { useLive } from "./useLive";

export const session = {
  current: current as ReadonlySignal<Account | null>,
  status: status as ReadonlySignal<SessionStatus>,
  /** Unsent visits of other people on this phone. */
  othersWaiting: othersWaiting as ReadonlySignal<number>,
  /** The instant (ms) before which `unlock` answers false without trying, after wrong PINs; null = now. */
  unlockAfter: unlockAfter as ReadonlySignal<number | null>,
  /** Read what this phone knows; never waits for the network. Call once, before the first paint. */
  start,
  /** @throws HttpProblem */
  login,
  /** `code`: 8 characters (then `phone`) or the long secret of the link. @throws HttpProblem */
  activate,
  /** Open app and team page with the PIN, without network; false = wrong, or wait (`unlockAfter`). */
  unlock,
  lock,
  /** `wipe` deletes this account's data, unsent visits too: ask first. Without network and wipe it locks. */
  logout,
};

export const visits = {
  /** Resolves once the entry is on the disk. @throws StorageFull, PersonalData */
  log: logVisit,
  /** @throws StorageFull, PersonalData */
  amend: amendVisit,
  void: voidVisit,
  /** @throws NotPossible */
  undo: undoOp,
  /** @throws StorageFull, PersonalData */
  resend: resendVisit,
  askOfficial,
  live: liveVisits,
  get: liveVisit,
  counts: liveCounts,
  suggestions: liveSuggestions,
};

export const sync = {
  status: syncStatus as ReadonlySignal<SyncStatus>,
  /** "Gửi ngay". */
  now: (): Promise<void> => syncNow(),
  /** Send one held visit now, and whatever else is due. */
  sendOne: (op_id: string): Promise<void> => syncNow(op_id),
  /** Begin to send and fetch by itself; returns the function that stops it. */
  start: startSync,
};

export const storage = {
  status: storageStatus as ReadonlySignal<StorageStatus>,
  /** The person has read that visits were lost. */
  dismissLost,
};
