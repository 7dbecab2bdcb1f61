/** Ops as they leave the phone: over the wire, and in a rescue file. */
import { toBase64 } from "../../lib/bytes";
import { isRecord } from "../../lib/shape";
import type { OpRow } from "../outbox/rows";

/** The op byte for byte as saved (S5); one that is no longer itself goes raw at once and spoils no batch (S8, fault 50). */
export function wire(row: OpRow): string {
  return isWhole(row) ? row.json : rawWire(row);
}

/** The op as bytes, for a server that could not take it otherwise. */
export function rawWire(row: OpRow): string {
  return JSON.stringify({ op_id: row.op_id, raw: toBase64(textOf(row)) });
}

/** The stored text; a row that has none any more is still sent, for its id. */
function textOf(row: OpRow): string {
  const json: unknown = row.json;
  return typeof json === "string" ? json : "";
}

// JSON.stringify writes half a character so; servers do not read that, and one such op would spoil a whole rescue file.
const HALF_CHARACTER = /\\u[dD][89a-fA-F]/;

/** Readable, and under its own id: else its verdict would be another op's. */
function isWhole(row: OpRow): boolean {
  if (HALF_CHARACTER.test(textOf(row))) return false;
  try {
    const op: unknown = JSON.parse(textOf(row));
    return isRecord(op) && op.op_id === row.op_id;
  } catch {
    return false;
  }
}
