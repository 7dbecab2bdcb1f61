/** Sending the outbox (S5–S8, S15, S18, S19). The page and the service worker run the same code. */
import { isRecord, textOrNull } from "../../lib/shape";
import { type BatchLimit, release, take, type Waiting, waiting } from "../outbox/machine";
import type { OpRow, OutboxStore, OutboxTx } from "../outbox/rows";
import { type OpResult, settle } from "../outbox/verdicts";
import type { Receipt } from "../types";
import type { Trouble } from "./backoff";
import { type DeviceState, judge, openEnvelope, type SyncPost, TroubleError } from "./envelope";
import { rawWire, wire } from "./wire";

export interface PushPorts {
  outbox: OutboxStore;
  post: SyncPost;
  device_id: string;
  clock(): number;
  nonce(): string;
  /** A slow link takes small batches. */
  slow(): boolean;
  state(now: Waiting): DeviceState;
  /** There is something to send: so many ops, held ones counted. */
  started?(total: number): void;
  /** Ops settled and ops there were, after each answer. */
  progress?(done: number, total: number): void;
  /** The body of each answer, for the server's clock. */
  heard?(body: Record<string, unknown>): void;
}

/** Where ops go, and what an answer there says about them: the log-in's push, or the rescue door (S24). */
export interface Door {
  path: "push" | "rescue";
  /** Settle the ops of a batch by an answer's body; returns how many are done. */
  settle(tx: OutboxTx, op_ids: readonly string[], body: Record<string, unknown>, now: number): Promise<number>;
}

export interface PushEnd {
  settled: number;
  /** Why ops are left that were due; null when none is. */
  trouble: Trouble | null;
  /** The trouble ended the run; otherwise it concerns only some ops. */
  stopped: boolean;
}

export const FULL: BatchLimit = { ops: 50, bytes: 256_000 };
export const SMALL: BatchLimit = { ops: 10, bytes: 64_000 };

// So many ops refused even as raw bytes in one run: it is not about the ops.
const MAX_STRIKES = 3;

const PUSH: Door = {
  path: "push",
  settle: (tx, op_ids, body, now) => settle(tx, op_ids, readResults(body.results), now),
};

interface Run {
  ports: PushPorts;
  door: Door;
  /** Ops that are not offered again in this run. */
  skip: Set<string>;
  settled: number;
  total: number;
  strikes: number;
  left: Trouble | null;
}

/** Send all ops that are due. The caller holds the sender's lock (S18). Never throws for network or server. */
export async function sendOutbox(ports: PushPorts, door: Door = PUSH): Promise<PushEnd> {
  const { ops } = await ports.outbox.run("readonly", waiting);
  const run: Run = { ports, door, skip: new Set(), settled: 0, total: ops, strikes: 0, left: null };
  // What an earlier sender left behind when it was killed: with the lock in hand nobody else is sending.
  await ports.outbox.run("readwrite", (tx) => release(tx));
  try {
    for (;;) {
      const limit = ports.slow() ? SMALL : FULL;
      const batch = await ports.outbox.run("readwrite", (tx) => take(tx, ports.clock(), limit, run.skip));
      if (batch.length === 0) return { settled: run.settled, trouble: run.left, stopped: false };
      if (run.settled === 0) ports.started?.(run.total);
      await sendBatch(run, batch, false);
    }
  } catch (error) {
    if (!(error instanceof TroubleError)) throw error;
    return { settled: run.settled, trouble: error.trouble, stopped: true };
  } finally {
    await ports.outbox.run("readwrite", (tx) => release(tx));
  }
}

async function sendBatch(run: Run, batch: OpRow[], raw: boolean): Promise<void> {
  const { ports } = run;
  const nonce = ports.nonce();
  const state = ports.state(await ports.outbox.run("readonly", waiting));
  const ops = batch.map((row) => (raw ? rawWire(row) : wire(row))).join(",");
  const said = judge(
    await ports.post(run.door.path, `${openEnvelope(ports.device_id, nonce, ports.clock(), state)},"ops":[${ops}]}`),
    nonce,
  );
  if (said.kind === "answer") return settleBatch(run, batch, said.body);
  if (said.kind === "refused") return sendSmaller(run, batch, raw, said.code);
  // A 204 has no verdicts: it answers no push of ours.
  throw new TroubleError(said.kind === "trouble" ? said.trouble : { kind: "portal", code: "portal", retryAfter: null });
}

/** A refusal says nothing about single ops (S7): halve, and a single one goes as raw bytes. */
async function sendSmaller(run: Run, batch: OpRow[], raw: boolean, code: string): Promise<void> {
  if (batch.length > 1) {
    const middle = Math.ceil(batch.length / 2);
    await sendBatch(run, batch.slice(0, middle), raw);
    return sendBatch(run, batch.slice(middle), raw);
  }
  if (!raw) return sendBatch(run, batch, true);
  run.strikes += 1;
  run.left = { kind: "server", code, retryAfter: null };
  if (run.strikes >= MAX_STRIKES) throw new TroubleError(run.left);
  await putBack(run, batch, code);
}

async function settleBatch(run: Run, batch: OpRow[], body: Record<string, unknown>): Promise<void> {
  const { ports } = run;
  ports.heard?.(body);
  const ids = batch.map((row) => row.op_id);
  const settled = await ports.outbox.run("readwrite", (tx) => run.door.settle(tx, ids, body, ports.clock()));
  run.settled += settled;
  ports.progress?.(run.settled, run.total);
  if (settled === batch.length) return;
  // "retry", a missing verdict or a word we do not know: they wait for the next run.
  for (const id of ids) run.skip.add(id);
  run.left = { kind: "retry", code: "retry", retryAfter: null };
}

async function putBack(run: Run, batch: OpRow[], code: string): Promise<void> {
  const ids = batch.map((row) => row.op_id);
  await run.ports.outbox.run("readwrite", (tx) =>
    settle(
      tx,
      ids,
      ids.map((op_id) => ({ op_id, verdict: "retry", receipt: null, code, message: null })),
      run.ports.clock(),
    ),
  );
  for (const id of ids) run.skip.add(id);
}

function readResults(value: unknown): OpResult[] {
  if (!Array.isArray(value)) return [];
  return value.filter(isRecord).flatMap((result) => {
    const { op_id, verdict } = result;
    if (typeof op_id !== "string" || typeof verdict !== "string") return [];
    return [
      {
        op_id,
        verdict,
        receipt: readReceipt(result.receipt),
        code: textOrNull(result.code),
        message: textOrNull(result.message),
        field: textOrNull(result.field),
      },
    ];
  });
}

function readReceipt(value: unknown): Receipt | null {
  if (!isRecord(value)) return null;
  const { scope, epoch, seq } = value;
  return typeof scope === "string" && typeof epoch === "string" && typeof seq === "number"
    ? { scope, epoch, seq }
    : null;
}
