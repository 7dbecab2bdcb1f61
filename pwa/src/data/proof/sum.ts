/** The sum of all ops that the server took from this phone (S21): count, and XOR over hashes of their ids. Pure. */
import { hex } from "../../lib/ids";

/** As it stands in an envelope. */
export interface ProofSum {
  /** Lowest and highest op_id, as texts. */
  from: string;
  to: string;
  count: number;
  /** XOR over the first 16 bytes of SHA-256 of each op_id in lower case, in hexadecimal. */
  xor: string;
}

const BYTES = 16;

/** The sum of these ops; null of none. */
export async function sumOf(op_ids: readonly string[]): Promise<ProofSum | null> {
  const ids = [...new Set(op_ids.map((id) => id.toLowerCase()))].sort();
  const from = ids[0];
  const to = ids.at(-1);
  if (from === undefined || to === undefined) return null;
  const xor = new Uint8Array(BYTES);
  for (const hash of await Promise.all(ids.map(hashOf))) {
    for (let at = 0; at < BYTES; at += 1) xor[at] = (xor[at] ?? 0) ^ (hash[at] ?? 0);
  }
  return { from, to, count: ids.length, xor: hex(xor) };
}

async function hashOf(op_id: string): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(op_id)));
}
