/** What the engine needs of its surroundings, so that it runs without a browser. */
import type { OutboxStore } from "../outbox/rows";
import type { GrantView, SessionEnd, SyncStatus } from "../types";
import type { DeviceState, SyncPost } from "./envelope";
import type { FeedStore } from "./pull";

export interface EnginePorts {
  outbox: OutboxStore;
  feeds: FeedStore;
  post: SyncPost;
  device_id: string;
  /** Run alone among all pages and the worker (S18). */
  lock<T>(work: () => Promise<T>): Promise<T>;
  /** Whether the browser's log-in is still this account's: each outbox is sent under its author (S20). */
  stillCurrent(): Promise<boolean>;
  clock(): number;
  random(): number;
  nonce(): string;
  slow(): boolean;
  device(): Pick<DeviceState, "storage_free_mb" | "canary" | "lost">;
  /** An answer of the server came: it has heard what the envelope told. */
  heard?(): void;
  /** `anew`: told by a snapshot, which is all there is, also where the server went back to a lower version (S16). */
  grants(version: number, grants: GrantView[], anew: boolean): Promise<void>;
  /** The poster that the device key signs for (S24); null when the server does not know this phone's key. */
  rescue(): Promise<SyncPost | null>;
  /** The server wants this account off the phone, and nothing waits any more. The databases are closed after this. */
  wipe(end: SessionEnd): Promise<void>;
  report(patch: Partial<SyncStatus>): void;
}
