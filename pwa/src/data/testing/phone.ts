/** A phone without a browser: an outbox and feeds in memory, a clock that tests turn, and the real engine. */
import { uuidv7 } from "../../lib/ids";
import { type Op, save } from "../outbox/machine";
import type { OpRow } from "../outbox/rows";
import type { Change } from "../sync/decode";
import { createEngine, type Engine } from "../sync/engine";
import { type SyncPost, TroubleError } from "../sync/envelope";
import type { FeedEntry } from "../sync/feed";
import type { CursorRow, FeedStore } from "../sync/pull";
import type { GrantView, SessionEnd, SyncStatus } from "../types";
import type { FakeServer } from "./fakeServer";
import { type MemoryOutbox, memoryOutbox } from "./memoryOutbox";

export interface MemoryFeeds extends FeedStore {
  rows: Map<string, CursorRow>;
  /** What was applied, by scope. */
  applied: Map<string, Change[]>;
  parts: Map<string, FeedEntry[]>;
  /** Throws once inside the transaction that applies this record. */
  failOn: string | null;
}

export interface Phone {
  outbox: MemoryOutbox;
  feeds: MemoryFeeds;
  engine: Engine;
  status: Partial<SyncStatus>;
  grants: { version: number; grants: GrantView[] }[];
  at: { now: number };
  current: { yes: boolean };
  /** Orders to remove the account that were carried out. */
  wiped: SessionEnd[];
  /** Save a visit; `due` also ends its hold by turning the clock. */
  log(record_id?: string): Promise<OpRow>;
  /** The visit's state in the outbox. */
  state(op_id: string): string | undefined;
  /** The same phone after the app was killed and started again. */
  restart(): Phone;
  /** Another tab of the same browser: same databases, same lock. */
  tab(): Phone;
}

type Lock = <T>(work: () => Promise<T>) => Promise<T>;

interface Options {
  slow?: boolean;
  random?: number;
  /** The server knows the phone's key; default yes. */
  enrolled?: boolean;
}

export const START = Date.UTC(2026, 10, 20, 2, 0);

/** A phone of `server`'s account with nothing on it. */
export function makePhone(server: FakeServer, options: Options = {}): Phone {
  return assemble(server, options, memoryOutbox(), memoryFeeds(), makeLock(), { now: START });
}

function assemble(
  server: FakeServer,
  options: Options,
  outbox: MemoryOutbox,
  feeds: MemoryFeeds,
  lock: Lock,
  at: { now: number },
): Phone {
  const current = { yes: true };
  const status: Partial<SyncStatus> = {};
  const grants: Phone["grants"] = [];
  const wiped: SessionEnd[] = [];
  const post: SyncPost = async (path, body) => {
    try {
      return await server.post(path, body);
    } catch {
      throw new TroubleError({ kind: "network", code: "network", retryAfter: null });
    }
  };
  const engine = createEngine({
    outbox,
    feeds,
    post,
    device_id: "d",
    lock,
    stillCurrent: async () => current.yes,
    clock: () => at.now,
    random: () => options.random ?? 0.5,
    nonce: uuidv7,
    slow: () => options.slow === true,
    device: () => ({ storage_free_mb: 100, canary: "ok" }),
    grants: async (version, list) => {
      grants.push({ version, grants: list });
    },
    rescue: async () => (options.enrolled === false ? null : post),
    wipe: async (end) => {
      wiped.push(end);
    },
    report: (patch) => Object.assign(status, patch),
  });
  return {
    outbox,
    feeds,
    engine,
    status,
    grants,
    at,
    current,
    wiped,
    log: (record_id = uuidv7()) => outbox.run("readwrite", (tx) => save(tx, visitOp(record_id), at.now)),
    state: (op_id) => outbox.rows.get(op_id)?.state,
    restart: () => assemble(server, options, memoryOutbox(outbox), memoryFeeds(feeds), makeLock(), at),
    tab: () => assemble(server, options, outbox, feeds, lock, at),
  };
}

function makeLock(): Lock {
  let turn: Promise<unknown> = Promise.resolve();
  return (work) => {
    const done = turn.then(work);
    turn = done.catch(() => undefined);
    return done;
  };
}

/** A log op with a small visit in it. */
export function visitOp(record_id: string, patch: Partial<Op> = {}): Op {
  return {
    op_id: uuidv7(),
    record_id,
    base_revision: null,
    type: "assistance_session.log",
    schema_version: 1,
    client_time: "2026-11-20T09:00:00.000+07:00",
    utc_offset: 420,
    body: { started_at: "2026-11-20T09:00:00+07:00", note: "" },
    ...patch,
  };
}

function memoryFeeds(copy?: MemoryFeeds): MemoryFeeds {
  const feeds: MemoryFeeds = {
    rows: new Map(copy?.rows),
    applied: new Map(copy?.applied),
    parts: new Map(copy?.parts),
    failOn: null,
    cursors: async () => [...feeds.rows.values()],
    apply: async (cursor, changes, replace) => {
      const failing = changes.some((change) => change.to === "opaque" && change.entry.record_id === feeds.failOn);
      if (failing) {
        feeds.failOn = null;
        throw new Error("killed");
      }
      feeds.applied.set(cursor.scope, [...(replace ? [] : (feeds.applied.get(cursor.scope) ?? [])), ...changes]);
      feeds.rows.set(cursor.scope, cursor);
      feeds.parts.delete(cursor.scope);
    },
    stage: async (cursor, part, rows) => {
      const before = part === 1 ? [] : (feeds.parts.get(cursor.scope) ?? []);
      feeds.parts.set(cursor.scope, [...before, ...rows]);
      feeds.rows.set(cursor.scope, cursor);
    },
    staged: async (scope) => feeds.parts.get(scope) ?? [],
    save: async (cursor) => {
      feeds.rows.set(cursor.scope, cursor);
    },
    purge: async (scope) => {
      feeds.rows.delete(scope);
      feeds.applied.delete(scope);
      feeds.parts.delete(scope);
    },
  };
  return feeds;
}
