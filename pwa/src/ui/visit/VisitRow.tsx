import type { JSX } from "preact";
import { type Strings, useStrings } from "../../lib/i18n";
import { clockTime, formatDay } from "../../lib/time";
import { topicIcon } from "../icons/Icon";
import { RecordRow } from "../RecordRow";
import { type Catalogue, useCatalogue } from "./catalogue";
import type { Body } from "./model";
import { type PillState, StatePill } from "./StatePill";
import { visitStrings } from "./strings";

const UNBROKEN = 14;

type Words = typeof visitStrings extends Strings<infer T> ? T : never;

/** What a row shows of a visit (a part of the data layer's Visit). */
export interface RowVisit extends Body {
  record_id: string;
  business_day: string;
  author_name: string;
  mine: boolean;
  state: PillState;
  unsent?: boolean;
  reject: { asked: boolean; waits: boolean } | null;
}

interface Props {
  visit: RowVisit;
  /** The day the list is about: its visits show the time, all others their day. */
  today: string;
}

/** One visit in a list: what, how many, when, how it ended, where it is on its way. */
export function VisitRow({ visit, today }: Props): JSX.Element {
  const t = useStrings(visitStrings);
  const catalogue = useCatalogue();
  const first = visit.items[0];
  return (
    <RecordRow
      icon={topicIcon(first?.topic ?? "OTHER", iconOf(catalogue, first?.topic))}
      title={visitTitle(visit, catalogue, t)}
      sub={visitSub(visit, catalogue, today)}
      href={`#/nhat-ky/${visit.record_id}`}
      side={<StatePill state={pillState(visit)} />}
    />
  );
}

/** "Chữ ký số · 3 người", with a count of further việc. */
export function visitTitle(visit: Body, catalogue: Catalogue, t: Words): string {
  const [first, ...rest] = visit.items;
  const topic = first ? catalogue.label("topic", first.topic, "short") : "";
  const more = rest.length ? ` ${t.more(rest.length)}` : "";
  return `${topic}${more} · ${t.people(visit.people.total)}`;
}

function visitSub(visit: RowVisit, catalogue: Catalogue, today: string): string {
  const parts = [visit.business_day === today ? clockTime(visit.started_at) : formatDay(visit.business_day)];
  const outcomes = [...new Set(visit.items.map((item) => catalogue.label("outcome", item.outcome, "short")))];
  parts.push(outcomes.join(", "));
  if (!visit.mine) {
    parts.push(visit.author_name);
  }
  return parts.map(unbroken).join(" · ");
}

/** Lines break between the parts, not inside short ones. */
function unbroken(part: string): string {
  return part.length <= UNBROKEN ? part.replaceAll(" ", "\u00a0") : part;
}

/** The pill of a visit: a rejected one that an official or the server has to look at asks nothing of the person. */
export function pillState(visit: Pick<RowVisit, "state" | "reject">): PillState {
  if (visit.state !== "rejected" || asksPerson(visit)) {
    return visit.state;
  }
  return visit.reject?.asked ? "asked" : "unread";
}

/** Whether a visit that was set aside asks its author for something. */
export function asksPerson({ reject }: Pick<RowVisit, "reject">): boolean {
  return !(reject?.asked || reject?.waits);
}

function iconOf(catalogue: Catalogue, code: string | undefined): string | null {
  return catalogue.entries.topic.find((entry) => entry.code === code)?.icon ?? null;
}
