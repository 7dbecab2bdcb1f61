/** The rescue file (S24): the unsent ops, signed by the phone and sealed to the server, made without network. */
import { byteLength, fromBase64, toBase64 } from "../../lib/bytes";
import { fileStamp, isoWithOffset } from "../../lib/time";
import { openExisting, plainOutbox } from "../db/plain";
import { type AccountRow, registry } from "../db/registry";
import { NoRescueKey } from "../errors";
import { meta } from "../meta";
import { bySeq, endHolds } from "../outbox/machine";
import { type OpRow, outboxName, UNSENT } from "../outbox/rows";
import { current } from "../session/state";
import { wire } from "../sync/wire";
import type { Meta, RescueFile } from "../types";
import { readPoint, sealText } from "../vault/seal";
import { signBytes } from "./sign";

/** Keeps sealing keys of rescue files apart from all others. */
export const LABEL = "to-so rescue";

const FORMAT = { format: "to-so-rescue", version: 1 } as const;
// The server takes 5 MB; escaping and base64 make the ops about half as long again.
const MAX_BYTES = 3_000_000;

/** The file for the unsent visits of `account`, by default of the one logged in. @throws NoRescueKey */
export async function makeFile(account?: string): Promise<RescueFile> {
  const id = account ?? current.peek()?.id;
  const row = id === undefined ? undefined : await registry.accounts.get(id);
  if (!row) throw new Error("no such account on this phone");
  const now = Date.now();
  const key = await rescueKey();
  const taken = fitting(await unsentOps(row.id));
  const payload = payloadOf(row, taken, now);
  const text = await sealFile(key, payload, row.key?.privateKey ?? null);
  return { name: `to-so-du-phong-${fileStamp(now)}.json`, text, count: new Set(taken.map((op) => op.record_id)).size };
}

/** `payload` signed and sealed, as the file's text. `device` null: a phone without a key makes an unsigned file. */
export async function sealFile(
  key: NonNullable<Meta["rescue_key"]>,
  payload: string,
  device: CryptoKey | null,
): Promise<string> {
  const signature = device ? await signBytes(device, new TextEncoder().encode(payload)) : "";
  const server = await readPoint(fromBase64(key.public));
  const { from, iv, data } = await sealText(server, JSON.stringify({ payload, signature }), LABEL);
  const sealed = { from: toBase64(from), iv: toBase64(iv), data: toBase64(data) };
  return JSON.stringify({ ...FORMAT, key_id: key.id, ...sealed });
}

/** Whose ops these are, and the ops byte for byte as they lie in the outbox (S5). */
function payloadOf(row: AccountRow, ops: readonly OpRow[], now: number): string {
  const head = { account_id: row.id, device_id: row.device_id, made_at: isoWithOffset(now), app: "pwa" };
  return `${JSON.stringify(head).slice(0, -1)},"ops":[${ops.map(wire).join(",")}]}`;
}

async function rescueKey(): Promise<NonNullable<Meta["rescue_key"]>> {
  if (meta.value.peek().rescue_key === null) await meta.refresh();
  const key = meta.value.peek().rescue_key;
  if (key === null) throw new NoRescueKey();
  return key;
}

/** What has gone into a file can arrive at any time: it can no longer be undone without a trace, so its hold ends (S15). */
async function unsentOps(account: string): Promise<OpRow[]> {
  const db = await openExisting(outboxName(account));
  if (!db) return [];
  try {
    const rows = await plainOutbox(db).run("readwrite", async (tx) => {
      await endHolds(tx);
      return tx.byState(...UNSENT);
    });
    return bySeq(rows);
  } finally {
    db.close();
  }
}

function fitting(rows: readonly OpRow[]): OpRow[] {
  let bytes = 0;
  return rows.filter((row) => {
    bytes += byteLength(wire(row)) + 1;
    return bytes <= MAX_BYTES;
  });
}
