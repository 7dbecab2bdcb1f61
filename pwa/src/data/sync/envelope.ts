/** What both requests carry, and what counts as an answer (S19: captive portals answer 200 and 204 too). */
import { isoWithOffset } from "../../lib/time";
import type { ProofSum } from "../proof/sum";
import type { Trouble } from "./backoff";

export const PROTO = 1;

/** How the phone is doing, for the officials' list of silent phones. */
export interface DeviceState {
  unsent: number;
  oldest_unsent_at: string | null;
  storage_free_mb: number | null;
  /** The word that lies in this outbox: another one than last time means another outbox. Null where it was not looked at. */
  canary: string | null;
  /** Unsent visits that the browser threw away; told until the server has heard it (fault 29). */
  lost?: { unsent: number };
  /** The weekly proof (S21). */
  proof?: ProofSum;
}

/** Whose outbox this is; kept in it, so that the worker can send without the page. */
export interface DeviceIdentity {
  device_id: string;
  account_id: string;
}

/** An HTTP answer as it came. `header` names are lower case. */
export interface RawAnswer {
  status: number;
  header(name: string): string | null;
  text: string;
}

/** The engine's paths below `/sync/`. */
export type SyncPath = "push" | "pull" | "rescue" | "proof";

/** Send a body. Throws TroubleError for "network" and "timeout". */
export type SyncPost = (path: SyncPath, body: string) => Promise<RawAnswer>;

export class TroubleError extends Error {
  override readonly name = "TroubleError";

  constructor(readonly trouble: Trouble) {
    super(trouble.code);
  }
}

export type Judged =
  | { kind: "answer"; body: Record<string, unknown> }
  | { kind: "idle"; grantsVersion: number | null }
  | { kind: "refused"; status: number; code: string }
  | { kind: "trouble"; trouble: Trouble };

/** The log-in is of no more use, whatever the status: the rescue door is what is left (S24). */
const ENDED: ReadonlySet<string> = new Set(["account_disabled", "device_revoked"]);
const REFUSED: ReadonlySet<number> = new Set([400, 413, 415, 422]);
const PORTAL: Judged = { kind: "trouble", trouble: { kind: "portal", code: "portal", retryAfter: null } };

/** The envelope as JSON text without its closing brace, so that stored ops can follow byte for byte. */
export function openEnvelope(device_id: string, nonce: string, now: number, state: DeviceState | null): string {
  const head = { device_id, proto: PROTO, nonce, sent_at: isoWithOffset(now), app: "pwa", ...(state ? { state } : {}) };
  return JSON.stringify(head).slice(0, -1);
}

/** Tell an answer of ours from everything else that may come back. */
export function judge(raw: RawAnswer, nonce: string): Judged {
  if (raw.status === 200) return judgeBody(raw, nonce);
  if (raw.status === 204) {
    const ours = raw.header("x-sync-nonce") === nonce && hasProto(raw);
    return ours ? { kind: "idle", grantsVersion: toInteger(raw.header("x-grants-version")) } : PORTAL;
  }
  if (raw.status < 400 || raw.status === 511) return PORTAL;
  const code = problemCode(raw);
  if (REFUSED.has(raw.status)) return { kind: "refused", status: raw.status, code: code ?? `http_${raw.status}` };
  // The server says every refusal in a problem document; a bare 4xx is somebody else's on the way.
  if (raw.status < 500 && raw.status !== 429 && code === null) return PORTAL;
  const kind = raw.status === 401 || ENDED.has(code ?? "") ? "expired" : "server";
  const retryAfter = readRetryAfter(raw.header("retry-after"), raw.header("date"));
  return { kind: "trouble", trouble: { kind, code: code ?? `http_${raw.status}`, retryAfter } };
}

/** Seconds of a `Retry-After` header, which may be a number or a date; null when there is none that can be read. */
export function readRetryAfter(value: string | null, date: string | null): number | null {
  if (value === null) return null;
  if (/^\s*\d+\s*$/.test(value)) return Number(value);
  const until = Date.parse(value);
  const from = date === null ? Date.now() : Date.parse(date);
  return Number.isNaN(until) || Number.isNaN(from) ? null : Math.max(0, Math.ceil((until - from) / 1000));
}

/** Phone clock minus server clock in seconds, or null when the answer names no time. */
export function skewSeconds(serverTime: unknown, now: number): number | null {
  const server = typeof serverTime === "string" ? Date.parse(serverTime) : Number.NaN;
  return Number.isNaN(server) ? null : Math.round((now - server) / 1000);
}

function judgeBody(raw: RawAnswer, nonce: string): Judged {
  const body = parseObject(raw.text);
  return hasProto(raw) && body?.nonce === nonce ? { kind: "answer", body } : PORTAL;
}

function hasProto(raw: RawAnswer): boolean {
  return raw.header("x-sync-proto") === String(PROTO);
}

function problemCode(raw: RawAnswer): string | null {
  const code = parseObject(raw.text)?.code;
  return typeof code === "string" ? code : null;
}

function parseObject(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null;
  } catch {
    return null;
  }
}

function toInteger(text: string | null): number | null {
  return text !== null && /^\d+$/.test(text) ? Number(text) : null;
}
