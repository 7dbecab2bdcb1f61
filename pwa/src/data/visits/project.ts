/** One visit as the person sees it: what the server has, with the phone's own ops laid over it. Pure. */
import { businessDay } from "../../lib/time";
import { isDone } from "../outbox/machine";
import type { StoredVisit } from "../sync/decode";
import type { Visit, VisitBody, VisitState } from "../types";
import { bodyOf, isAsk, isVoid, type ParsedOp } from "./ops";
import { receiptOf } from "./receipts";
import { DISMISSED, isOpenRejection, rejectionOf } from "./rejections";

export interface Me {
  id: string;
  name: string;
  /** Leads the team of the visit, and may settle its conflicts (S22). */
  leads(team_id: string): boolean;
}

/**
 * The visit of a record from its stored row and this phone's ops in order of saving; null when there is nothing to show.
 * What waits on the phone wins over what the server has; what the server has decided wins over what was sent.
 */
export function project(record_id: string, all: readonly ParsedOp[], row: StoredVisit | null, me: Me): Visit | null {
  const ops = all.filter((op) => !isAsk(op));
  const shown = ops.filter((op) => counts(op, ops, row));
  const last = shown.at(-1);
  const body =
    [...shown]
      .reverse()
      .map(bodyOf)
      .find((one) => one !== null) ??
    row?.body ??
    lastBody(ops) ??
    unreadable(ops);
  if (!body) return null;
  const first = ops[0];
  const overlaid = shown.some((op) => bodyOf(op) !== null);
  const state = stateOf(shown, ops, row, me);
  return {
    ...body,
    record_id,
    revision: last?.row.op_id ?? row?.revision ?? "",
    business_day: overlaid || !row ? businessDay(body.started_at) : row.business_day,
    author_id: row?.author_id ?? me.id,
    author_name: row?.author_name || (row && row.author_id !== me.id ? "" : me.name),
    mine: row === null || row.author_id === me.id,
    state,
    reject: state === "rejected" ? rejectionOf(shown) : null,
    flags: row?.flags ?? [],
    conflict: row?.conflict ?? [],
    saved_at: first?.row.saved_at ?? body.started_at,
    tries: Math.max(0, ...ops.filter((op) => !isDone(op.row)).map((op) => op.row.tries)),
    unsent: all.some((op) => !isDone(op.row)),
    receipts: all.map(receiptOf),
  };
}

/** Whether an op still says something that the stored row does not. */
function counts(op: ParsedOp, ops: readonly ParsedOp[], row: StoredVisit | null): boolean {
  const { state, verdict } = op.row;
  if (op.row.erased !== null) return false;
  if (!isDone(op.row)) return true;
  if (verdict === "quarantined") return isOpenRejection(op, ops);
  // The revision first received stays in force; ours is kept beside it (S22).
  if (verdict === "conflict_kept") return row === null;
  if (row === null) return true;
  if (row.revision === op.row.op_id) return false;
  // Sent, and the row not yet fetched: only then is the row what the op was built on.
  return state === "sent" || row.revision === op.base_revision;
}

function stateOf(shown: readonly ParsedOp[], ops: readonly ParsedOp[], row: StoredVisit | null, me: Me): VisitState {
  const last = shown.at(-1);
  if (last && isVoid(last) && !isOpenRejection(last, ops)) return "voided";
  const waiting = ops.filter((op) => !isDone(op.row)).at(-1);
  if (waiting) return waiting.row.state;
  if (shown.some((op) => isOpenRejection(op, ops))) return "rejected";
  // A visit that never got in and that the person gave up counts as cancelled.
  if (row?.status === "voided" || (row === null && ops.at(-1)?.row.closed === DISMISSED)) return "voided";
  if (row && hasConflict(row, ops, me)) return "conflict";
  const sent = ops.filter((op) => isTaken(op)).at(-1);
  return sent && sent.row.state === "sent" ? "sent" : "confirmed";
}

/** In force, or taken by the rescue door, which tells no verdict (S24). */
function isTaken({ row }: ParsedOp): boolean {
  return row.verdict === "applied" || row.verdict === "merged" || (row.verdict === null && isDone(row));
}

function hasConflict(row: StoredVisit, ops: readonly ParsedOp[], me: Me): boolean {
  if (row.conflict.length === 0) return false;
  const own = ops.some((op) => row.conflict.some((other) => other.op_id === op.row.op_id));
  return own || row.author_id === me.id || me.leads(row.body?.team_id ?? "");
}

/** A voided visit has no body on the server any more; what this phone sent still says what it was. */
function lastBody(ops: readonly ParsedOp[]): VisitBody | null {
  return ops.reduce<VisitBody | null>((found, op) => bodyOf(op) ?? found, null);
}

/** Fault 50: an op that cannot be read is still shown, so that every waiting or refused one can be found. */
function unreadable(ops: readonly ParsedOp[]): VisitBody | null {
  const op = ops.find((one) => one.row.erased === null);
  if (!op) return null;
  return {
    team_id: "",
    kind: "one_to_one",
    started_at: op.row.saved_at,
    duration_minutes: null,
    place: "",
    people: { total: 0, groups: [] },
    items: [],
    note: "",
  };
}
