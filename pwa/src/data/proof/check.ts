/** The weekly proof (S21): does the server have everything that this phone says it took? What is missing goes again. */
import { isRecord } from "../../lib/shape";
import { type OpRow, OUTBOX_KEYS, type OutboxStore, type OutboxTx, UNSENT } from "../outbox/rows";
import { requeue } from "../outbox/verdicts";
import { judge, openEnvelope, type SyncPost } from "../sync/envelope";
import type { KeptProof } from "./state";
import { type ProofSum, sumOf } from "./sum";

export interface ProofPorts {
  outbox: OutboxStore;
  post: SyncPost;
  device_id: string;
  clock(): number;
  nonce(): string;
  /** Send the sum with a pull and return what the answer said of it; null when it said nothing. Throws TroubleError. */
  tell(sum: ProofSum): Promise<unknown>;
}

/** "unanswered": the server said nothing that counts, and is asked again another day. */
export type ProofEnd = "held" | "missing" | "unanswered";

const ASK_AT_ONCE = 1000;

/** Compare, put back what is missing, and keep what came out. Throws TroubleError. */
export async function checkProof(ports: ProofPorts): Promise<ProofEnd> {
  const rows = await ports.outbox.run("readonly", (tx) => tx.byState("sent", "confirmed"));
  const sum = await sumOf(rows.map((row) => row.op_id));
  const said = sum === null ? { match: true } : await ports.tell(sum);
  if (!isRecord(said) || typeof said.match !== "boolean") {
    await ports.outbox.run("readwrite", (tx) => keepTried(tx, ports.clock()));
    return "unanswered";
  }
  // The sums differ for harmless reasons too: the phone forgets after 90 days, a copied phone sends under the same device.
  const missing = said.match ? [] : await askMissing(ports, rows);
  if (missing === null) {
    await ports.outbox.run("readwrite", (tx) => keepTried(tx, ports.clock()));
    return "unanswered";
  }
  await ports.outbox.run("readwrite", (tx) => settle(tx, missing, ports.clock()));
  return missing.length > 0 ? "missing" : "held";
}

/** The ops among `rows` that the account has not got on the server; null when it did not say. */
async function askMissing(ports: ProofPorts, rows: readonly OpRow[]): Promise<string[] | null> {
  const missing: string[] = [];
  for (let at = 0; at < rows.length; at += ASK_AT_ONCE) {
    const ids = rows.slice(at, at + ASK_AT_ONCE).map((row) => row.op_id);
    const nonce = ports.nonce();
    const head = openEnvelope(ports.device_id, nonce, ports.clock(), null);
    const said = judge(await ports.post("proof", `${head},"op_ids":${JSON.stringify(ids)}}`), nonce);
    if (said.kind !== "answer" || !Array.isArray(said.body.missing)) return null;
    missing.push(...said.body.missing.filter((id) => ids.includes(id as string)));
  }
  return missing;
}

async function settle(tx: OutboxTx, missing: readonly string[], now: number): Promise<void> {
  await requeue(tx, missing);
  const [waiting, done] = [await tx.byState(...UNSENT), await tx.byState("sent", "confirmed")];
  const open = new Set(waiting.map((row) => row.record_id));
  const all = new Set([...open, ...done.map((row) => row.record_id)]);
  const kept: KeptProof = {
    at: new Date(now).toISOString(),
    total: all.size,
    held: all.size - open.size,
    tried_at: now,
  };
  await tx.write(OUTBOX_KEYS.proof, kept);
}

async function keepTried(tx: OutboxTx, now: number): Promise<void> {
  const before = await tx.read<KeptProof>(OUTBOX_KEYS.proof);
  await tx.write(OUTBOX_KEYS.proof, { ...(before ?? { at: null, total: 0, held: 0 }), tried_at: now });
}
