import type { SyncStatus, VisitCounts } from "../data";
import { businessDay, clockTime, formatDay } from "../lib/time";
import type { IconName } from "../ui/icons/Icon";
import type { SyncTone } from "../ui/SyncBar";
import type { strings } from "./strings";

type Words = typeof strings.vi.bar;

type Counts = Pick<VisitCounts, "unsent" | "rejected" | "oldestUnsentAt">;

/** What the bar is made from. `now` in ms. */
export interface BarInput {
  expired: boolean;
  lowSpace: boolean;
  /** Null until they have been read: then nothing may be said of what is sent. */
  counts: Counts | null;
  sync: Pick<SyncStatus, "phase" | "online" | "done" | "total" | "nextTry" | "lastSuccess">;
  now: number;
}

/** One message. `kind` changes when there is news worth saying aloud. */
export interface BarMessage {
  kind: string;
  tone: SyncTone;
  icon: IconName;
  text: string;
}

const DAY_MS = 86_400_000;
const OLD_DAYS = 3;
const MANY = 30;
const NOT_READ: Counts = { unsent: 0, rejected: 0, oldestUnsentAt: null };

/**
 * The one message of the status bar; the first that applies wins: sign in again, phone almost
 * full, needs fixing, could not send, no network, sending, all sent. Grey means no network, amber
 * means the person must act; nothing is ever red for lack of network.
 */
export function barMessage(input: BarInput, t: Words): BarMessage {
  return mustAct(input, t) ?? notSent(input, t) ?? underWay(input, t);
}

function mustAct({ expired, lowSpace, counts, sync, now }: BarInput, t: Words): BarMessage | null {
  const { unsent, rejected, oldestUnsentAt } = counts ?? NOT_READ;
  if (expired || sync.phase === "expired") {
    return warn("signIn", "lock", t.signIn(unsent));
  }
  if (lowSpace) {
    return warn("full", "storage", t.full(unsent));
  }
  if (rejected > 0) {
    return warn("fix", "alert", t.fix(rejected));
  }
  if (sync.phase === "portal") {
    return warn("portal", "network", t.portal);
  }
  const days = oldestUnsentAt ? Math.floor((now - Date.parse(oldestUnsentAt)) / DAY_MS) : 0;
  if (unsent > 0 && days >= OLD_DAYS) {
    return warn("old", "queued", t.old(days, unsent));
  }
  return unsent > MANY && sync.phase !== "sending" ? warn("many", "queued", t.many(unsent)) : null;
}

function notSent({ counts, sync, now }: BarInput, t: Words): BarMessage | null {
  const { unsent } = counts ?? NOT_READ;
  if (sync.online && sync.phase === "backoff" && unsent > 0) {
    const later = sync.nextTry !== null && Date.parse(sync.nextTry) > now;
    return idle("retry", "refresh", later ? t.retry(unsent, clockTime(sync.nextTry ?? now)) : t.retrySoon(unsent));
  }
  if (!sync.online) {
    return unsent > 0
      ? idle("offline", "noNetwork", t.offlineWaiting(unsent))
      : idle("offline", "noNetwork", t.offline);
  }
  return null;
}

function underWay({ counts, sync, now }: BarInput, t: Words): BarMessage {
  if (sync.phase === "sending" && sync.total > 0) {
    return { kind: "sending", tone: "send", icon: "sending", text: t.sending(sync.done, sync.total) };
  }
  if (counts && counts.unsent > 0) {
    return idle("waiting", "queued", t.waiting(counts.unsent));
  }
  if (!counts || sync.lastSuccess === null) {
    return idle("ready", "device", t.ready);
  }
  const day = businessDay(sync.lastSuccess);
  const time = clockTime(sync.lastSuccess);
  const when = day === businessDay(now) ? time : `${time}, ${formatDay(day)}`;
  return { kind: "sent", tone: "ok", icon: "sent", text: t.allSent(when) };
}

function warn(kind: string, icon: IconName, text: string): BarMessage {
  return { kind, tone: "warn", icon, text };
}

function idle(kind: string, icon: IconName, text: string): BarMessage {
  return { kind, tone: "idle", icon, text };
}
