/** The engine of the account that is open, with the browser's own ports. */
import { randomToken } from "../../lib/ids";
import { withSenderLock } from "../../lib/lock";
import { feedStore } from "../db/feedStore";
import { registry } from "../db/registry";
import type { Opened } from "../opened";
import { endByOrder } from "../session/leave";
import { applyGrants } from "../session/start";
import { markAlive, markExpired } from "../session/state";
import { canaryState, dismissReported } from "../storage/canary";
import { storageStatus } from "../storage/status";
import type { SyncStatus } from "../types";
import { sealFor } from "../vault/own";
import { createEngine, type Engine } from "./engine";
import { makePost } from "./post";
import { report } from "./status";

interface Connection {
  effectiveType?: string;
  saveData?: boolean;
}

/** Make the engine. It stops by itself when another account takes the browser's log-in. */
export function assembleEngine({ account, outbox, store }: Opened, device_id: string): Engine {
  return createEngine({
    outbox,
    feeds: feedStore(store, (value) => sealFor(account, value)),
    post: makePost(),
    device_id,
    lock: withSenderLock,
    // A locked app still sends: neither PIN nor open page is needed for that (S14).
    stillCurrent: async () => (await registry.current())?.id === account,
    clock: Date.now,
    random: Math.random,
    nonce: randomToken,
    slow: isSlow,
    device: () => ({ storage_free_mb: storageStatus.peek().freeMb, ...canaryState() }),
    heard: dismissReported,
    rescue: async () => (await (await import("../rescue/signer")).signerOf(account))?.post ?? null,
    wipe: (end) => endByOrder(account, end),
    grants: (version, grants, anew) => applyGrants(account, version, grants, anew),
    report: (patch) => {
      report(account, patch);
      followSession(patch);
    },
  });
}

function followSession(patch: Partial<SyncStatus>): void {
  if (patch.phase === "expired") markExpired();
  if (patch.lastSuccess) {
    markAlive();
    dismissReported();
  }
}

function isSlow(): boolean {
  const { connection } = navigator as Navigator & { connection?: Connection };
  return connection?.saveData === true || connection?.effectiveType === "2g" || connection?.effectiveType === "slow-2g";
}
