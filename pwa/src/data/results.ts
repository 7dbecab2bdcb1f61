/** The own team's numbers, counted on the phone from the rows it has (ux: M3). */
import { addDays, businessDay, mondayOf, monthOf, monthRange } from "../lib/time";
import { teamsOf } from "./campaigns";
import type { Live } from "./live";
import { live } from "./liveQuery";
import { meta } from "./meta";
import { current } from "./session/state";
import type { Account, MonthCounts, Visit, WeekCounts } from "./types";
import { visitsBetween } from "./visits/find";
import { me } from "./visits/queries";

const WEEKS = 12;

interface Range {
  from: string;
  to: string;
}

export const results = {
  /** Twelve weeks, oldest first. */
  live(): Live<WeekCounts[]> {
    return live(
      async (dbs) => {
        const monday = mondayOf(businessDay(Date.now()));
        const from = addDays(monday, -7 * (WEEKS - 1));
        const visits = await visitsBetween(dbs, { from, to: addDays(monday, 6) }, me());
        return countWeeks(visits, from, WEEKS);
      },
      [],
      [current],
    );
  },

  /** The reporting month that today belongs to. */
  month(): Live<MonthCounts> {
    const range = () => {
      const cutoff = meta.value.peek().cutoff_day;
      return monthRange(monthOf(businessDay(Date.now()), cutoff), cutoff);
    };
    return live(
      async (dbs) => countMonth(await visitsBetween(dbs, range(), me()), range(), current.peek(), Date.now()),
      countMonth([], range(), null, Date.now()),
      [current, meta.value],
    );
  },
};

/** Sum visits up by week; `from` is a Monday. Cancelled and refused ones do not count. */
export function countWeeks(visits: readonly Visit[], from: string, weeks: number): WeekCounts[] {
  return Array.from({ length: weeks }, (_, week) => {
    const start = addDays(from, 7 * week);
    const to = addDays(start, 6);
    const own = visits.filter((visit) => visit.business_day >= start && visit.business_day <= to);
    return countVisits(own, { from: start, to });
  });
}

/** Sum a month up, and each team's part: those the person is in, and those they were in when they logged. */
export function countMonth(visits: readonly Visit[], range: Range, account: Account | null, now: number): MonthCounts {
  const all = countVisits(visits, range);
  const own = teamsOf(account, now).flatMap(({ id }) => id ?? []);
  const teams = [...new Set([...own, ...all.teamIds])].map((id) => {
    const part = visits.filter(({ team_id }) => team_id === id);
    const { visits: count, people, items, mine } = countVisits(part, range);
    const title = account?.grants.find(({ team_id }) => team_id === id)?.team_title ?? null;
    return { id, title, visits: count, people, items, mine };
  });
  return { ...all, teams };
}

function countVisits(visits: readonly Visit[], range: Range): WeekCounts {
  const live = visits.filter((visit) => visit.state !== "voided" && visit.state !== "rejected");
  const byTopic: Record<string, number> = {};
  for (const item of live.flatMap((visit) => visit.items))
    byTopic[item.topic] = (byTopic[item.topic] ?? 0) + item.count;
  return {
    ...range,
    visits: live.length,
    people: live.reduce((sum, visit) => sum + visit.people.total, 0),
    items: Object.values(byTopic).reduce((sum, count) => sum + count, 0),
    byTopic,
    mine: live.filter((visit) => visit.mine).length,
    teamIds: [...new Set(live.map((visit) => visit.team_id))],
  };
}
