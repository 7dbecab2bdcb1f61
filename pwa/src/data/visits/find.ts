/** Finding visits: rows of the feeds and ops of the outbox, brought together by record. */
import Dexie from "dexie";
import { addDays } from "../../lib/time";
import type { OutboxDb } from "../db/outbox";
import type { Opened } from "../opened";
import { bySeq } from "../outbox/machine";
import { type OpRow, UNSENT } from "../outbox/rows";
import type { StoredVisit } from "../sync/decode";
import type { Visit, VisitFilter } from "../types";
import { type ParsedOp, parseOp } from "./ops";
import { type Me, project } from "./project";

/** Days, both included; "" = open end. */
export interface Range {
  from: string;
  to: string;
}

// Beyond this many records one scan is quicker than as many look-ups.
const SCAN_FROM = 300;
const DEFAULT_LIMIT = 200;

/** All visits of the days, in no order. */
export async function visitsBetween(dbs: Opened, { from, to }: Range, me: Me): Promise<Visit[]> {
  const [rows, ops] = await Promise.all([
    dbs.store.visits.where("business_day").between(from, to, true, true).toArray(),
    dbs.outbox.ops.where("day").between(from, to, true, true).toArray(),
  ]);
  const visits = await bringTogether(dbs, rows, ops, me);
  return visits.filter((visit) => visit.business_day >= from && visit.business_day <= to);
}

/** The newest visits: at least `limit`, if there are so many. */
export async function newestVisits(dbs: Opened, limit: number = DEFAULT_LIMIT, me: Me): Promise<Visit[]> {
  const [rows, ops] = await Promise.all([
    dbs.store.visits.orderBy("at").reverse().limit(limit).toArray(),
    dbs.outbox.ops
      .orderBy("day")
      .reverse()
      .limit(3 * limit)
      .toArray(),
  ]);
  return bringTogether(dbs, rows, ops, me);
}

/** Every visit on the phone. */
export async function allVisits(dbs: Opened, me: Me): Promise<Visit[]> {
  const [rows, ops] = await Promise.all([dbs.store.visits.toArray(), dbs.outbox.ops.toArray()]);
  return bringTogether(dbs, rows, ops, me);
}

/** Visits that somebody still has to do something about: waiting, rejected, in conflict. */
export async function unsettledVisits(dbs: Opened, me: Me): Promise<Visit[]> {
  const [rows, ops] = await Promise.all([
    dbs.store.visits.where("conflicted").equals(1).toArray(),
    withVerdict(dbs.outbox, "quarantined"),
  ]);
  return bringTogether(dbs, rows, ops, me);
}

/** Visits with something to be continued that no later visit closes; `mine` looks only at one's own. */
export async function openFollowUps(dbs: Opened, me: Me, mine: boolean): Promise<Visit[]> {
  const { visits } = dbs.store;
  const found = mine ? visits.where("[author_id+follow_up]").equals([me.id, 1]) : visits.where("follow_up").equals(1);
  // A cancelled visit has lost its body and with it what it followed, so the index names only what is closed.
  const [rows, closed] = await Promise.all([found.toArray(), visits.orderBy("follows").uniqueKeys()]);
  const done = new Set(closed as unknown as string[]);
  const open = rows.filter((row) => !done.has(row.record_id));
  const together = await bringTogether(dbs, open, [], me);
  for (const visit of together) if (visit.unsent && visit.state !== "voided") done.add(visit.follows ?? "");
  return together.filter((visit) => isToBeContinued(visit) && !done.has(visit.record_id));
}

/** One visit, or null. */
export async function oneVisit(dbs: Opened, record_id: string, me: Me): Promise<Visit | null> {
  const [row, ops] = await Promise.all([dbs.store.visits.get(record_id), opsOf(dbs.outbox, [record_id])]);
  return project(record_id, ops.get(record_id) ?? [], row ?? null, me);
}

/** Ops with a verdict, whichever record they belong to. */
export function withVerdict(outbox: OutboxDb, verdict: string): Promise<OpRow[]> {
  return outbox.ops.where("[verdict+record_id]").between([verdict, Dexie.minKey], [verdict, Dexie.maxKey]).toArray();
}

/** All ops of the records, in order of saving. */
export async function opsOf(outbox: OutboxDb, record_ids: readonly string[]): Promise<Map<string, ParsedOp[]>> {
  const rows =
    record_ids.length > SCAN_FROM
      ? await outbox.ops.toArray()
      : await outbox.ops.where("record_id").anyOf(record_ids).toArray();
  const wanted = new Set(record_ids);
  const byRecord = new Map<string, ParsedOp[]>();
  for (const row of bySeq(rows)) {
    if (!wanted.has(row.record_id)) continue;
    byRecord.set(row.record_id, [...(byRecord.get(row.record_id) ?? []), parseOp(row)]);
  }
  return byRecord;
}

/** The days that a filter asks for; null = no matter. */
export function rangeOf(filter: VisitFilter): Range | null {
  if (filter.day !== undefined) return { from: filter.day, to: filter.day };
  if (filter.month === undefined) return null;
  const next = addDays(`${filter.month}-28`, 4).slice(0, 7);
  return { from: `${filter.month}-01`, to: addDays(`${next}-01`, -1) };
}

/** Something in the visit is to be continued, by us or by whom it was referred to. */
export function isToBeContinued(visit: Visit): boolean {
  return (
    visit.state !== "voided" && visit.items.some(({ outcome }) => outcome === "follow_up" || outcome === "referred")
  );
}

/** Project the records of `rows` and `found`, and of everything that waits or was cancelled: an op may change the day. */
async function bringTogether(
  dbs: Opened,
  rows: readonly StoredVisit[],
  found: readonly OpRow[],
  me: Me,
): Promise<Visit[]> {
  const { outbox, store } = dbs;
  const [unsent, dayless] = await Promise.all([
    outbox.ops.where("state").anyOf(UNSENT).toArray(),
    outbox.ops.where("day").equals("").toArray(),
  ]);
  const stored = new Map(rows.map((row) => [row.record_id, row]));
  const moved = new Set([...found, ...unsent].map((op) => op.record_id));
  const own = new Set([...moved, ...dayless.map((op) => op.record_id).filter((id) => stored.has(id))]);
  const missing = [...own].filter((id) => !stored.has(id));
  const [ops, others] = await Promise.all([opsOf(outbox, [...own]), store.visits.bulkGet(missing)]);
  for (const row of others) if (row) stored.set(row.record_id, row);
  const ids = new Set([...stored.keys(), ...own]);
  return [...ids].flatMap((id) => project(id, ops.get(id) ?? [], stored.get(id) ?? null, me) ?? []);
}
