/** Ops of visits as they go over the wire (schema version 1), and back from what was kept. */
import { uuidv7 } from "../../lib/ids";
import { findPersonal } from "../../lib/personal";
import { isRecord } from "../../lib/shape";
import { isoWithOffset, utcOffset } from "../../lib/time";
import { PersonalData } from "../errors";
import type { Op } from "../outbox/machine";
import type { OpRow } from "../outbox/rows";
import type { VisitBody, VoidReason } from "../types";

export type OpType = "assistance_session.log" | "assistance_session.amend" | "assistance_session.void" | typeof ASK;

/** "Nhờ cán bộ xã xem": says something about an op, nothing about the visit. */
export const ASK = "ask";

/** An op of the outbox, read. `body` is null when its text can no longer be read or was erased. */
export interface ParsedOp {
  row: OpRow;
  type: string;
  base_revision: string | null;
  client_time: string;
  body: Record<string, unknown> | null;
}

/** An op that writes a visit whole. @throws PersonalData */
export function visitOp(
  type: "assistance_session.log" | "assistance_session.amend",
  record_id: string,
  base_revision: string | null,
  body: VisitBody,
  now: number,
): Op {
  const clean = cleanBody(body);
  refusePersonal(clean.note);
  return envelope(type, record_id, base_revision, clean, now);
}

/** An op that cancels a visit. @throws PersonalData */
export function voidOp(
  record_id: string,
  base_revision: string | null,
  reason: VoidReason,
  note: string,
  now: number,
): Op {
  const text = cleanNote(note);
  refusePersonal(text);
  return envelope("assistance_session.void", record_id, base_revision, { reason, note: text }, now);
}

/** An op that asks the commune's official to look at a quarantined op. @throws PersonalData */
export function askOp(record_id: string, quarantined_op_id: string, note: string, now: number): Op {
  const text = cleanNote(note);
  refusePersonal(text);
  return envelope(ASK, record_id, quarantined_op_id, { note: text }, now);
}

/** Read a kept op; never throws, a row that cannot be read is still a row (fault 50). */
export function parseOp(row: OpRow): ParsedOp {
  const op = parseJson(row.json);
  return {
    row,
    type: typeof op?.type === "string" ? op.type : "",
    base_revision: typeof op?.base_revision === "string" ? op.base_revision : null,
    client_time: typeof op?.client_time === "string" ? op.client_time : row.saved_at,
    body: op && isRecord(op.body) ? op.body : null,
  };
}

/** The visit in a log or amend op, or null. */
export function bodyOf(op: ParsedOp): VisitBody | null {
  const { body } = op;
  if (isVoid(op) || isAsk(op) || !body) return null;
  return typeof body.started_at === "string" && Array.isArray(body.items) && isRecord(body.people)
    ? (body as unknown as VisitBody)
    : null;
}

/** Whether the op cancels its visit. */
export function isVoid(op: ParsedOp): boolean {
  return op.type === "assistance_session.void";
}

/** Whether the op only asks the official about another one. */
export function isAsk(op: ParsedOp): boolean {
  return op.type === ASK;
}

function envelope(type: OpType, record_id: string, base_revision: string | null, body: unknown, now: number): Op {
  return {
    op_id: uuidv7(now),
    record_id,
    base_revision,
    type,
    schema_version: 1,
    client_time: isoWithOffset(now),
    utc_offset: utcOffset(now),
    body,
  };
}

/** Exactly the fields of schema version 1: one more would be quarantined `unknown_field`. */
function cleanBody(body: VisitBody): Required<VisitBody> {
  return {
    team_id: body.team_id,
    kind: body.kind,
    started_at: body.started_at,
    duration_minutes: body.duration_minutes,
    place: body.place,
    people: {
      total: body.people.total,
      groups: body.people.groups.map(({ age_band, sex, count }) => ({ age_band, sex, count })),
    },
    items: body.items.map(({ topic, outcome, detail, count, reason }) => ({ topic, outcome, detail, count, reason })),
    note: cleanNote(body.note),
    hamlet_id: body.hamlet_id ?? null,
    with_members: [...(body.with_members ?? [])],
    on_behalf_of: body.on_behalf_of ?? null,
    follows: body.follows ?? null,
  };
}

/** Half a character or a control code, as keyboards and pasted text bring them, would have the visit set aside as unreadable. */
function cleanNote(note: string): string {
  return note
    .replace(/\p{Cs}/gu, "")
    .replace(/[^\P{Cc}\n\t]/gu, "")
    .normalize("NFC")
    .trim();
}

function refusePersonal(note: string): void {
  const kind = findPersonal(note);
  if (kind) throw new PersonalData(kind);
}

function parseJson(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) ? value : null;
  } catch {
    return null;
  }
}
