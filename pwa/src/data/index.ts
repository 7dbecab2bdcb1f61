/** The data layer as features see it: nothing else touches IndexedDB or fetch. */

import type { ReadonlySignal } from "@preact/signals";
import { liveProof } from "./proof/state";
import { activate, login } from "./session/enter";
import { lock, logout, unlock } from "./session/leave";
import { start } from "./session/start";
import { current, ended, othersWaiting, status, unlockAfter } from "./session/state";
import { dismissLost } from "./storage/canary";
import { lostStorage, storageStatus } from "./storage/status";
import { syncStatus } from "./sync/status";
import { checkProof, startSync, syncNow } from "./sync/triggers";
import type { Account, SessionEnd, SessionStatus, StorageStatus, SyncStatus } from "./types";
import { amendVisit, askOfficial, logVisit, resendVisit, undoOp, voidVisit } from "./visits/mutations";
import { liveCounts, liveSuggestions, liveVisit, liveVisits } from "./visits/queries";

export { api } from "./api";
export { campaigns } from "./campaigns";
export { catalogue } from "./catalogue";
export { type Draft, drafts } from "./drafts";
export { type FieldError, HttpProblem, NoRescueKey, NotPossible, PersonalData, StorageFull } from "./errors";
export type { Live } from "./live";
export { meta } from "./meta";
export { rescue } from "./rescue";
export { results } from "./results";
export { team } from "./team";
export type * from "./types";
export { useLive } from "./useLive";

export const session = {
  current: current as ReadonlySignal<Account | null>,
  status: status as ReadonlySignal<SessionStatus>,
  /** Why nobody is logged in any more, or why the log-in must be renewed; null otherwise. */
  ended: ended as ReadonlySignal<SessionEnd | null>,
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
  /** @throws StorageFull, PersonalData (in the note) */
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

export const proof = {
  /** "412/412 lượt đã có ở máy chủ" as of the last comparison (S21). */
  state: liveProof(),
  /** Compare now; resolves when done, or when there is no network: then the state stays as it was. */
  check: (): Promise<void> => checkProof(),
};

export const storage = {
  status: storageStatus as ReadonlySignal<StorageStatus>,
  /** The browser threw unsent visits away, so many; null once the person has read it (`dismissLost`). */
  lost: lostStorage as ReadonlySignal<{ unsent: number } | null>,
  /** The person has read that visits were lost. */
  dismissLost,
};
