/** One round: push, pull, and what did not arrive once more. */
import { sha256 } from "../../lib/hash";
import { isDone, type Waiting, waiting } from "../outbox/machine";
import type { OutboxStore } from "../outbox/rows";
import { erase, hear, type OpNote, reoffer, requeueUnseen, unconfirm } from "../outbox/verdicts";
import type { ProofSum } from "../proof/sum";
import type { Trouble } from "./backoff";
import type { Note } from "./decode";
import { type DeviceState, skewSeconds, TroubleError } from "./envelope";
import type { EnginePorts } from "./ports";
import { fetchFeeds, isOwnFeed, type PullEnd, type PullPorts, rewindOwnFeed } from "./pull";
import { type PushPorts, sendOutbox } from "./push";

/** `again`: a reset or an unseen op asks for one more round. */
export async function oneRound(
  ports: EnginePorts,
): Promise<{ settled: number; trouble: Trouble | null; again: boolean }> {
  const { settled, trouble, stopped } = await sendOutbox(pushPorts(ports));
  if (stopped) return { settled, trouble, again: false };
  const pull = await pullOnce(ports);
  if (pull.end === "trouble") return { settled, trouble: pull.trouble, again: false };
  const again = pull.end === "reset" || (await offerUnseen(ports, pull.since));
  return { settled, trouble, again };
}

/** S21: pull with the sum in the envelope; what the answer says of it, null when nothing. Throws TroubleError. */
export async function tellProof(ports: EnginePorts, sum: ProofSum): Promise<unknown> {
  let said: unknown = null;
  const end = await fetchFeeds(pullPorts(ports, { proof: sum }, (body) => (said = body.proof ?? said)));
  return end.end === "trouble" ? null : said;
}

async function pullOnce(ports: EnginePorts): Promise<PullEnd & { since: number }> {
  ports.report({ phase: "pulling" });
  const since = ports.clock();
  const end = fetchFeeds(pullPorts(ports));
  return { ...(await end.catch(toTrouble)), since };
}

function pullPorts(
  ports: EnginePorts,
  more: Partial<DeviceState> = {},
  heard: (body: Record<string, unknown>) => void = () => undefined,
): PullPorts {
  return {
    store: ports.feeds,
    post: ports.post,
    device_id: ports.device_id,
    clock: ports.clock,
    nonce: ports.nonce,
    state: async () => ({ ...deviceState(ports, await ports.outbox.run("readonly", waiting)), ...more }),
    notes: (notes) => hearNotes(ports, notes),
    heard: (body) => {
      hearTime(ports, body);
      heard(body);
    },
  };
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
  const anew = notes.some((note) => note.about === "anew");
  if (ops.length > 0 || anew) {
    const outlived = await ports.outbox.run("readwrite", async (tx) => {
      if (anew) await unconfirm(tx);
      return hear(tx, ops, ports.clock());
    });
    for (const record_id of new Set(outlived)) await eraseRecord(ports.outbox, record_id);
  }
  for (const note of notes) {
    if (note.about === "grants") await ports.grants(note.version, note.grants, anew);
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

/** What the sender needs, be it through the log-in or the rescue door. */
export function pushPorts(ports: EnginePorts): PushPorts {
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
  ports.heard?.();
  // An answer ends what the last run complained of.
  const well = { online: true, error: null, nextTry: null };
  ports.report({ skewSeconds: skewSeconds(body.server_time, ports.clock()), ...well });
}
