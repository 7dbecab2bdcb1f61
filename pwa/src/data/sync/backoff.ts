/** When to try again (S18): full jitter, `Retry-After` before anything else, both kept in the outbox over restarts. */

/** What went wrong. "network", "timeout" and "portal" are the way to the server, the others its own word. */
export interface Trouble {
  kind: "network" | "timeout" | "portal" | "expired" | "server" | "retry";
  /** A problem code of the server, else the kind. */
  code: string;
  /** Seconds the server asked for. */
  retryAfter: number | null;
}

export interface Backoff {
  fails: number;
  /** When it was set, ms. */
  at: number;
  /** How long to wait from then, ms. */
  wait: number;
  /** Set by `Retry-After`: nobody may skip it, the person neither. */
  ordered: boolean;
  kind: Trouble["kind"];
  code: string;
}

/** Why a run was asked for. */
export type Reason = "save" | "start" | "visible" | "online" | "timer" | "bell" | "person";

const BASE_MS = 2_000;
// A way that was cut heals at any moment and costs only this phone; a server that says no is kept from a herd.
const CAP_MS: Readonly<Record<"way" | "server", number>> = { way: 30_000, server: 1_800_000 };
const LONGEST_ORDER_S = 86_400;
const CLOCK_BACK_MS = 60_000;

/** The wait after one more failure. `random` is in [0, 1). */
export function failed(before: Backoff | null, trouble: Trouble, now: number, random: number): Backoff {
  const fails = (before?.fails ?? 0) + 1;
  const common = { fails, at: now, kind: trouble.kind, code: trouble.code };
  if (trouble.retryAfter !== null) {
    const seconds = Math.min(Math.max(trouble.retryAfter, 0), LONGEST_ORDER_S);
    // A little more than asked, spread out: phones told the same second do not come back in the same second.
    return { ...common, wait: Math.round(seconds * 1000 * (1 + random / 10)), ordered: true };
  }
  const cap = CAP_MS[isWay(trouble.kind) ? "way" : "server"];
  return { ...common, wait: Math.round(random * Math.min(cap, BASE_MS * 2 ** Math.min(fails, 20))), ordered: false };
}

/** How long `reason` still has to wait, ms; 0 = go. A clock set back since then ends the wait. */
export function waitLeft(backoff: Backoff | null, reason: Reason, now: number): number {
  if (!backoff || now < backoff.at - CLOCK_BACK_MS) return 0;
  const left = Math.max(0, backoff.at + backoff.wait - now);
  if (backoff.ordered) return left;
  if (reason === "person") return 0;
  // A log-in that has ended says nothing against the server: a visit just saved goes out by the rescue door (S24).
  if (backoff.kind === "expired" && reason === "save") return 0;
  return isWay(backoff.kind) && (reason === "online" || reason === "start") ? 0 : left;
}

function isWay(kind: Trouble["kind"]): boolean {
  return kind === "network" || kind === "timeout" || kind === "portal";
}
