/** What the server says about one scope (S10, S11, S27), read with care: a truncated answer must do nothing. */
import { integerOrNull, isRecord, textOrNull } from "../../lib/shape";

export interface FeedEntry {
  /** Null for a row of a snapshot. */
  seq: number | null;
  kind: string;
  op_id: string | null;
  record_id: string;
  revision: string | null;
  body: unknown;
  /** The body is superseded, voided or erased (S27). */
  gone: boolean;
}

export interface ScopePage {
  head: number;
  cursor: string | null;
  entries: FeedEntry[];
  more: boolean;
  reset: boolean;
  snapshot: { part: number; of: number; rows: FeedEntry[]; next: string | null } | null;
  /** The grants_version that ended the scope. */
  revoked: number | null;
  denied: boolean;
  /** The scope is no more: its commune was merged or split (S25). `version`: the grants_version this was said under. */
  ended: { version: number; successors: string[] } | null;
}

/** The scopes of a pull's answer; a scope that cannot be read is left out and `broken` is set. */
export function readScopes(value: unknown): { pages: Map<string, ScopePage>; broken: boolean } {
  const pages = new Map<string, ScopePage>();
  if (!isRecord(value)) return { pages, broken: true };
  let broken = false;
  for (const [scope, said] of Object.entries(value)) {
    const page = readPage(said);
    if (page) pages.set(scope, page);
    else broken = true;
  }
  return { pages, broken };
}

/** Whether the page follows `seq` without a gap, and reaches its head unless more is to come (S11). Null = not known. */
export function follows(page: ScopePage, seq: number | null): boolean {
  let last = seq;
  for (const entry of page.entries) {
    if (entry.seq === null || (last !== null && entry.seq !== last + 1)) return false;
    last = entry.seq;
  }
  return page.more || last === null || last === page.head;
}

/** The number in a cursor `epoch.seq.chain`, or null: a cursor is the server's own affair and may look otherwise (S3). */
export function seqOfCursor(cursor: string | null): number | null {
  const parts = cursor === null ? null : /^[^.]+\.(\d+)\.[^.]+$/.exec(cursor);
  return parts ? Number(parts[1]) : null;
}

function readPage(value: unknown): ScopePage | null {
  if (!isRecord(value)) return null;
  if (value.denied === true) return { ...NOTHING, denied: true };
  if (value.ended !== undefined) {
    const ended = readEnded(value.ended);
    return ended && { ...NOTHING, ended };
  }
  if (value.revoked !== undefined) {
    const version = isRecord(value.revoked) ? integerOrNull(value.revoked.grants_version) : null;
    return version === null ? null : { ...NOTHING, revoked: version };
  }
  if (value.reset === true) return { ...NOTHING, ...readBody(value), reset: true };
  const body = readBody(value);
  return body && { ...NOTHING, ...body };
}

const NOTHING: ScopePage = {
  head: 0,
  cursor: null,
  entries: [],
  more: false,
  reset: false,
  snapshot: null,
  revoked: null,
  denied: false,
  ended: null,
};

function readEnded(value: unknown): ScopePage["ended"] {
  const version = isRecord(value) ? integerOrNull(value.grants_version) : null;
  if (!isRecord(value) || version === null || !Array.isArray(value.successors)) return null;
  const scopes = value.successors.map((one) => (isRecord(one) ? textOrNull(one.scope) : null));
  // S17: a truncated answer ends nothing.
  return scopes.includes(null) ? null : { version, successors: scopes.filter((scope) => scope !== null) };
}

type Read = Pick<ScopePage, "head" | "cursor" | "entries" | "more" | "snapshot">;

function readBody(value: Record<string, unknown>): Read | null {
  const head = integerOrNull(value.head);
  const entries = readEntries(value.entries ?? []);
  const snapshot = value.snapshot === undefined || value.snapshot === null ? null : readSnapshot(value.snapshot);
  if (head === null || entries === null || snapshot === undefined) return null;
  return { head, cursor: textOrNull(value.cursor), entries, more: value.more === true, snapshot };
}

function readSnapshot(value: unknown): ScopePage["snapshot"] | undefined {
  if (!isRecord(value)) return undefined;
  const part = integerOrNull(value.part);
  const of = integerOrNull(value.of);
  const rows = readEntries(value.rows ?? []);
  return part === null || of === null || rows === null ? undefined : { part, of, rows, next: textOrNull(value.next) };
}

function readEntries(value: unknown): FeedEntry[] | null {
  if (!Array.isArray(value)) return null;
  const entries = value.map(readEntry);
  return entries.every((entry) => entry !== null) ? entries : null;
}

function readEntry(value: unknown): FeedEntry | null {
  if (!isRecord(value) || typeof value.kind !== "string" || typeof value.record_id !== "string") return null;
  return {
    seq: integerOrNull(value.seq),
    kind: value.kind,
    op_id: textOrNull(value.op_id),
    record_id: value.record_id,
    revision: textOrNull(value.revision),
    body: value.body ?? null,
    gone: value.gone === true,
  };
}
