/** Visits that were set aside: which are still open, and what the person reads and does about them. */
import { isDone } from "../outbox/machine";
import type { OpRow } from "../outbox/rows";
import type { Rejection, VisitBody } from "../types";
import { isAsk, type ParsedOp } from "./ops";

/** How a person ends the quarantine of a visit they give up; the official's inbox keeps it. */
export const DISMISSED = "dismissed";

/** What nobody can mend: the server judges it again by itself (S8, S26). */
const WAITS: readonly string[] = ["parent_missing", "schema_newer", "unknown_type"];

type Field = keyof VisitBody;

/** What a code blames when the server names no field. */
const FIELDS: Readonly<Record<string, Field>> = {
  unknown_topic: "items",
  topic_closed: "items",
  unknown_code: "place",
  wrong_scope: "hamlet_id",
  unknown_member: "with_members",
  personal_data: "note",
  note_too_long: "note",
  people_sum: "people",
  time: "started_at",
};

/** A quarantined op that nobody has answered yet. */
export function isOpenRejection(op: ParsedOp, ops: readonly ParsedOp[]): boolean {
  const { verdict, closed } = op.row;
  if (verdict !== "quarantined" || !isDone(op.row) || isAsk(op)) return false;
  if (closed !== null && closed !== "declined") return false;
  return !isAnswered(op, ops);
}

/** The official was asked and has not answered. */
export function isAsked(row: OpRow): boolean {
  return row.asked_at !== null && row.closed === null;
}

/** A quarantined op that the person can do something about: what an official looks at and what time mends is none. */
export function asksPerson(op: ParsedOp, ops: readonly ParsedOp[]): boolean {
  return isOpenRejection(op, ops) && !isAsked(op.row) && !isWaiting(op.row);
}

/**
 * What the person reads about the newest quarantined op among `shown`, first of those that time does not mend; null when
 * there is none.
 */
export function rejectionOf(shown: readonly ParsedOp[]): Rejection | null {
  const refused = shown.filter((one) => one.row.verdict === "quarantined");
  const op = refused.filter((one) => !isWaiting(one.row)).at(-1) ?? refused.at(-1);
  if (!op) return null;
  const { row } = op;
  const code = row.code ?? "unreadable";
  // Before `official_note` existed, the note stood in the place of the message.
  const note = row.official_note === undefined && row.closed === "declined" ? row.message : row.official_note;
  return {
    op_id: row.op_id,
    code: row.closed === "declined" ? "declined" : code,
    message: row.message ?? "",
    asked: isAsked(row),
    asked_at: row.asked_at,
    waits: isWaiting(row),
    official_note: note ?? null,
    closed: row.closed,
    field: fieldOf(row.field, op) ?? FIELDS[code] ?? null,
  };
}

/** A field in the server's words may lead further down ("items.0.topic"): the form jumps to its first part. */
function fieldOf(said: string | null | undefined, op: ParsedOp): Field | null {
  const first = said?.replace(/^body\./, "").split(".")[0];
  return first !== undefined && op.body && first in op.body ? (first as Field) : null;
}

function isWaiting(row: OpRow): boolean {
  return row.closed === null && WAITS.includes(row.code ?? "");
}

function isAnswered(op: ParsedOp, ops: readonly ParsedOp[]): boolean {
  return ops.some(
    (other) =>
      other.base_revision === op.row.op_id && other.row.seq > op.row.seq && !isAsk(other) && !isStranded(other),
  );
}

/** A change that was saved before anybody knew that what it changes would be set aside: it waits for that, and mends nothing. */
function isStranded({ row }: ParsedOp): boolean {
  return row.verdict === "quarantined" && row.code === "parent_missing";
}
