/** The live questions that screens ask about visits. */
import { matches } from "../../lib/fold";
import { labelsOf } from "../catalogue";
import type { OutboxDb } from "../db/outbox";
import { DESK_KEY } from "../drafts";
import type { Live } from "../live";
import { live } from "../liveQuery";
import { type Opened, opened } from "../opened";
import { OUTBOX_KEYS, UNSENT } from "../outbox/rows";
import { current } from "../session/state";
import type { Account, Suggestions, Visit, VisitCounts, VisitFilter, VisitState } from "../types";
import {
  allVisits,
  newestVisits,
  oneVisit,
  openFollowUps,
  opsOf,
  rangeOf,
  unsettledVisits,
  visitsBetween,
  withVerdict,
} from "./find";
import { isAsk, type ParsedOp } from "./ops";
import type { Me } from "./project";
import { asksPerson } from "./rejections";
import { type SuggestionCounts, suggest } from "./suggest";

const SETTLED: readonly VisitState[] = ["sent", "confirmed", "voided"];
const NO_COUNTS: VisitCounts = { unsent: 0, rejected: 0, sent: 0, drafts: 0, oldestUnsentAt: null };

/** Visits that match, newest first. */
export function liveVisits(filter: VisitFilter): Live<Visit[]> {
  return live((dbs) => findVisits(dbs, filter, me()), [], [current]);
}

/** One visit, null when there is none. */
export function liveVisit(record_id: string): Live<Visit | null> {
  return live((dbs) => oneVisit(dbs, record_id, me()), null, [current]);
}

/** What the status bar and the journal's chips show. */
export function liveCounts(): Live<VisitCounts> {
  return live(countVisits, NO_COUNTS);
}

/** Topics by use, and place and people as last time. */
export function liveSuggestions(): Live<Suggestions> {
  return live(
    async ({ outbox }) => suggest((await outbox.kv.get(OUTBOX_KEYS.suggestions))?.value as SuggestionCounts),
    suggest(),
  );
}

/** Who looks, as projections need it. */
export function me(): Me {
  const account: Account | null = current.peek();
  return {
    id: account?.id ?? opened.peek()?.account ?? "",
    name: account?.name ?? "",
    leads: (team_id) => account?.grants.some((grant) => grant.role === "leader" && grant.team_id === team_id) ?? false,
  };
}

/** The visits of a filter, newest first. */
export async function findVisits(dbs: Opened, filter: VisitFilter, who: Me): Promise<Visit[]> {
  const visits = (await candidates(dbs, filter, who)).filter((visit) => fits(visit, filter));
  visits.sort((a, b) => Date.parse(b.started_at) - Date.parse(a.started_at) || (a.record_id < b.record_id ? 1 : -1));
  return filter.limit === undefined ? visits : visits.slice(0, filter.limit);
}

async function candidates(dbs: Opened, filter: VisitFilter, who: Me): Promise<Visit[]> {
  const range = rangeOf(filter);
  if (filter.follow_up === true) return openFollowUps(dbs, who, filter.mine === true);
  if (filter.state && !filter.state.some((state) => SETTLED.includes(state))) return unsettledVisits(dbs, who);
  if (range) return visitsBetween(dbs, range, who);
  const narrowed = filter.state !== undefined || filter.mine !== undefined || (filter.q ?? "") !== "";
  return narrowed ? allVisits(dbs, who) : newestVisits(dbs, filter.limit, who);
}

function fits(visit: Visit, filter: VisitFilter): boolean {
  const range = rangeOf(filter);
  if (range && (visit.business_day < range.from || visit.business_day > range.to)) return false;
  if (filter.mine !== undefined && visit.mine !== filter.mine) return false;
  if (filter.state && !hasState(visit, filter.state)) return false;
  return filter.q === undefined || matches(searchText(visit), filter.q);
}

function hasState(visit: Visit, states: readonly VisitState[]): boolean {
  return states.includes(visit.state) || (visit.state === "voided" && visit.unsent && states.includes("queued"));
}

function searchText(visit: Visit): string {
  const topics = visit.items.flatMap((item) => labelsOf("topic", item.topic));
  return [...topics, ...labelsOf("place", visit.place), visit.note, visit.author_name].join(" ");
}

async function countVisits({ outbox }: Opened): Promise<VisitCounts> {
  const [unsent, sent, quarantined, drafts] = await Promise.all([
    outbox.ops.where("state").anyOf(UNSENT).toArray(),
    sentRecords(outbox),
    withVerdict(outbox, "quarantined"),
    outbox.drafts.filter(({ key }) => !key.startsWith(DESK_KEY)).count(),
  ]);
  const ops = await opsOf(outbox, [...new Set(quarantined.map((row) => row.record_id))]);
  const open = [...ops.values()].filter((list) => list.some((op) => asksPerson(op, list)));
  // An official who was asked has taken the question, not the visit.
  for (const [record_id, list] of ops) if (!list.some(isInForce)) sent.delete(record_id);
  const times = unsent.map((row) => row.saved_at).sort();
  return {
    unsent: new Set(unsent.map((row) => row.record_id)).size,
    rejected: open.length,
    sent: sent.size,
    drafts,
    oldestUnsentAt: times[0] ?? null,
  };
}

/** Records with an op in force, or taken by the rescue door, whose verdict is not known yet (S24). */
async function sentRecords(outbox: OutboxDb): Promise<Set<string>> {
  const [inForce, sent] = await Promise.all([
    outbox.ops.where("[verdict+record_id]").between(["applied", ""], ["merged", "\uffff"]).keys(),
    outbox.ops.where("state").equals("sent").toArray(),
  ]);
  const known = (inForce as unknown as [string, string][]).map(([, record_id]) => record_id);
  return new Set([...known, ...sent.filter((row) => row.verdict === null).map((row) => row.record_id)]);
}

function isInForce(op: ParsedOp): boolean {
  const { verdict } = op.row;
  return !isAsk(op) && (verdict === "applied" || verdict === "merged");
}
