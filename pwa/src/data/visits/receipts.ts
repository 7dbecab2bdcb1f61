/** The receipt of an op: saved here, received there, seen in the feed (S15). */
import type { VisitReceipt } from "../types";
import { ASK, type ParsedOp } from "./ops";

const KINDS: Readonly<Record<string, VisitReceipt["kind"]>> = {
  "assistance_session.log": "log",
  "assistance_session.amend": "amend",
  "assistance_session.void": "void",
  [ASK]: "ask",
};

/** What the person reads of one op on its way. */
export function receiptOf({ row, type }: ParsedOp): VisitReceipt {
  return {
    op_id: row.op_id,
    kind: KINDS[type] ?? "unreadable",
    saved_at: row.saved_at,
    received_at: row.sent_at,
    receipt: row.receipt,
    confirmed_at: row.confirmed_at,
  };
}
