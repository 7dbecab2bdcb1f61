/** The order of things: back-off, push, pull, and what did not arrive once more. Knows only its ports. */
import { sha256 } from "../../lib/hash";
import { isDone, type Waiting, waiting } from "../outbox/machine";
import type { OutboxStore } from "../outbox/rows";
import { erase, hear, type OpNote, reoffer, requeueUnseen } from "../outbox/verdicts";
import type { GrantView, SessionEnd, SyncStatus } from "../types";
import { forgetTrouble, keepTrouble, mustWait } from "./attempt";
import type { Backoff, Reason, Trouble } from "./backoff";
import type { Note } from "./decode";
import { type DeviceState, type SyncPost, skewSeconds, TroubleError } from "./envelope";
import { type FeedStore, fetchFeeds, isOwnFeed, type PullEnd, rewindOwnFeed } from "./pull";
import { type PushPorts, sendOutbox } from "./push";

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
  device(): Pick<DeviceState, "storage_free_mb" | "canary">;
  grants(version: number, grants: GrantView[]): Promise<void>;
  /** The poster that the device key signs for (S24); null when the server does not know this phone's key. */
  rescue(): Promise<SyncPost | null>;
  /** The server wants this account off the phone, and nothing waits any more. The databases are closed after this. */
  wipe(end: SessionEnd): Promise<void>;
  report(patch: Partial<SyncStatus>): void;
}

export interface Engine {
  /** Send and fetch. Calls while it runs are taken together into one more run. */
  run(reason: Reason): Promise<void>;
}

// A reset or an unseen op asks for one more round; more than that is for the next run.
const MAX_ROUNDS = 3;
const STUCK_MS = 600_000;
const RANK: readonly Reason[] = ["timer", "bell", "save", "visible", "start", "online", "person"];

/** An engine for one account. */
export function createEngine(ports: EnginePorts): Engine {
  let wanted: Reason | null = null;
  let active: Promise<void> | null = null;
  let lastSettled = ports.clock();

  async function loop(): Promise<void> {
    try {
      while (wanted !== null) {
        const reason: Reason = wanted;
        wanted = null;
        await ports.lock(() => once(reason));
      }
    } finally {
      active = null;
    }
  }

  async function once(reason: Reason): Promise<void> {
    if (!(await ports.stillCurrent())) return;
    const { left, backoff } = await mustWait(ports.outbox, reason, ports.clock());
    if (left > 0 && backoff) return showWait(ports, backoff, left);
    const trouble = await afterRescue(await rounds());
    if (trouble === "wiped") return;
    if (!trouble) {
      await forgetTrouble(ports.outbox);
      ports.report({ ...CALM, lastSuccess: new Date(ports.clock()).toISOString() });
      return;
    }
    const kept = await keepTrouble(ports.outbox, trouble, ports.clock(), ports.random());
    showWait(ports, kept, kept.wait, await isStuck(ports.outbox, kept, lastSettled, ports.clock()));
  }

  async function afterRescue(trouble: Trouble | null): Promise<Trouble | null | "wiped"> {
    if (trouble?.kind !== "expired") return trouble;
    const post = await ports.rescue();
    if (!post) return trouble;
    const door = await import("../rescue/door");
    const end = await door.sendByRescue({ ...pushPorts(ports), post });
    if (end.settled > 0) lastSettled = ports.clock();
    if (!(await door.mayWipe(ports, end))) return door.stillEnded(trouble, end);
    await ports.wipe(door.endOf(trouble));
    return "wiped";
  }

  async function rounds(): Promise<Trouble | null> {
    let trouble: Trouble | null = null;
    for (let count = 0; count < MAX_ROUNDS; count += 1) {
      const round = await oneRound(ports);
      if (round.settled > 0) lastSettled = ports.clock();
      trouble = round.trouble;
      if (!round.again) break;
    }
    return trouble;
  }

  return {
    run(reason) {
      wanted = wanted === null || RANK.indexOf(reason) > RANK.indexOf(wanted) ? reason : wanted;
      active ??= loop();
      return active;
    },
  };
}

const CALM: Partial<SyncStatus> = { phase: "idle", done: 0, total: 0, nextTry: null, online: true, error: null };

async function oneRound(ports: EnginePorts): Promise<{ settled: number; trouble: Trouble | null; again: boolean }> {
  const { settled, trouble, stopped } = await sendOutbox(pushPorts(ports));
  if (stopped) return { settled, trouble, again: false };
  const pull = await pullOnce(ports);
  if (pull.end === "trouble") return { settled, trouble: pull.trouble, again: false };
  const again = pull.end === "reset" || (await offerUnseen(ports, pull.since));
  return { settled, trouble, again };
}

async function pullOnce(ports: EnginePorts): Promise<PullEnd & { since: number }> {
  ports.report({ phase: "pulling" });
  const since = ports.clock();
  const end = fetchFeeds({
    store: ports.feeds,
    post: ports.post,
    device_id: ports.device_id,
    clock: ports.clock,
    nonce: ports.nonce,
    state: async () => deviceState(ports, await ports.outbox.run("readonly", waiting)),
    notes: (notes) => hearNotes(ports, notes),
    heard: (body) => hearTime(ports, body),
  });
  return { ...(await end.catch(toTrouble)), since };
}

function toTrouble(error: unknown): PullEnd {
  if (error instanceof TroubleError) return { end: "trouble", trouble: error.trouble };
  throw error;
}

/** S15: caught up and a sent op not seen → it goes again, and the own feed is read anew to see it. */
async function offerUnseen(ports: EnginePorts, since: number): Promise<boolean> {
  const known = (await ports.feeds.cursors()).some((row) => isOwnFeed(row.scope) && row.cursor !== null);
  if (!known) return false;
  const count = await ports.outbox.run("readwrite", (tx) => requeueUnseen(tx, since, ports.clock()));
  if (count > 0) await rewindOwnFeed(ports.feeds);
  return count > 0;
}

async function hearNotes(ports: EnginePorts, notes: readonly Note[]): Promise<void> {
  const ops: OpNote[] = notes.flatMap((note) => (note.about === "op" ? [note.note] : []));
  if (ops.length > 0) await ports.outbox.run("readwrite", (tx) => hear(tx, ops, ports.clock()));
  for (const note of notes) {
    if (note.about === "grants") await ports.grants(note.version, note.grants);
    if (note.about === "reset") await ports.outbox.run("readwrite", reoffer);
    if (note.about === "erased") await eraseRecord(ports.outbox, note.record_id);
  }
}

async function eraseRecord(outbox: OutboxStore, record_id: string): Promise<void> {
  const rows = (await outbox.run("readonly", (tx) => tx.byRecord(record_id))).filter(isDone);
  // Hashing waits for the browser, so it is done outside the transaction; an op never changes in between (S5).
  const hashes = await Promise.all(rows.map(async (row) => [row.op_id, await sha256(row.json)] as const));
  await outbox.run("readwrite", (tx) => erase(tx, record_id, new Map(hashes)));
}

function pushPorts(ports: EnginePorts): PushPorts {
  return {
    outbox: ports.outbox,
    post: ports.post,
    device_id: ports.device_id,
    clock: ports.clock,
    nonce: ports.nonce,
    slow: ports.slow,
    state: (now) => deviceState(ports, now),
    started: (total) => ports.report({ phase: "sending", done: 0, total }),
    progress: (done, total) => ports.report({ phase: "sending", done, total, online: true }),
    heard: (body) => hearTime(ports, body),
  };
}

function deviceState(ports: EnginePorts, now: Waiting): DeviceState {
  return { unsent: now.unsent, oldest_unsent_at: now.oldest, ...ports.device() };
}

function hearTime(ports: EnginePorts, body: Record<string, unknown>): void {
  // An answer ends what the last run complained of.
  const well = { online: true, error: null, nextTry: null };
  ports.report({ skewSeconds: skewSeconds(body.server_time, ports.clock()), ...well });
}

function showWait(ports: EnginePorts, backoff: Backoff, left: number, stuck = false): void {
  const way = backoff.kind === "network" || backoff.kind === "timeout" || backoff.kind === "portal";
  const phase = backoff.kind === "portal" || backoff.kind === "expired" ? backoff.kind : "backoff";
  ports.report({
    phase,
    nextTry: new Date(ports.clock() + left).toISOString(),
    online: !way,
    error: stuck ? "stuck" : backoff.code,
  });
}

/** The server answers, and yet nothing has gone out for ten minutes. */
async function isStuck(outbox: OutboxStore, backoff: Backoff, lastSettled: number, now: number): Promise<boolean> {
  if (backoff.kind !== "server" && backoff.kind !== "retry") return false;
  const { oldest } = await outbox.run("readonly", waiting);
  return oldest !== null && now - Math.max(Date.parse(oldest), lastSettled) > STUCK_MS;
}
