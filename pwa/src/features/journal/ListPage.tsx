import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { useLive, type Visit, visits } from "../../data";
import { useStrings } from "../../lib/i18n";
import { addDays, formatDay } from "../../lib/time";
import { Button, ButtonLink } from "../../ui/Button";
import { Chip } from "../../ui/Chip";
import { EmptyState, Skeleton } from "../../ui/EmptyState";
import { SearchField } from "../../ui/SearchField";
import { useToday } from "../../ui/useToday";
import { VisitRow } from "../../ui/visit/VisitRow";
import { Drafts } from "./Drafts";
import { FILTERS, type Filter, statesOf } from "./filters";
import { strings } from "./strings";

const PAGE = 40;

/** M5: every visit on the phone, by state and by accent-free words. */
export function ListPage(): JSX.Element {
  const t = useStrings(strings);
  const [filter, setFilter] = useState<Filter>("all");
  const [team, setTeam] = useState(false);
  const [q, setQuery] = useState("");
  const counts = useLive(() => visits.counts(), []);
  const number: Partial<Record<Filter, number | undefined>> = {
    waiting: counts?.unsent,
    fix: counts?.rejected,
    draft: counts?.drafts,
  };
  return (
    <div class="stack">
      <fieldset class="chips">
        <legend class="vh">{t.show}</legend>
        {FILTERS.map((one) => (
          <Chip key={one} pressed={filter === one} onClick={() => setFilter(one)} count={number[one] || undefined}>
            {t[one]}
          </Chip>
        ))}
      </fieldset>
      {filter === "draft" ? (
        <Drafts />
      ) : (
        <>
          <div class="search-row">
            <SearchField id="journal-search" label={t.search} value={q} onInput={setQuery} />
            <Chip icon="team" pressed={team} onClick={() => setTeam(!team)}>
              {t.wholeTeam}
            </Chip>
          </div>
          <Rows key={`${filter}${team}${q}`} filter={filter} team={team} q={q} />
        </>
      )}
    </div>
  );
}

function Rows({ filter, team, q }: { filter: Exclude<Filter, "draft">; team: boolean; q: string }): JSX.Element {
  const t = useStrings(strings);
  const [limit, setLimit] = useState(PAGE);
  const list = useLive(() => {
    const state = statesOf[filter];
    return visits.live({ limit: limit + 1, ...(q && { q }), ...(state && { state }), ...(!team && { mine: true }) });
  }, [filter, team, q, limit]);
  if (!list) {
    return <Skeleton label={t.loading} />;
  }
  if (list.length === 0) {
    return q ? (
      <EmptyState icon="search" text={t.noneFound} />
    ) : (
      <EmptyState icon="journal" text={t.none}>
        <ButtonLink href="#/ghi" icon="plus">
          {t.goLog}
        </ButtonLink>
      </EmptyState>
    );
  }
  return (
    <>
      <Days visits={list.slice(0, limit)} />
      {list.length > limit && (
        <Button wide onClick={() => setLimit(limit + PAGE)}>
          {t.more}
        </Button>
      )}
    </>
  );
}

function Days({ visits: list }: { visits: readonly Visit[] }): JSX.Element {
  const t = useStrings(strings);
  const today = useToday();
  const days = new Map<string, Visit[]>();
  for (const visit of list) {
    days.set(visit.business_day, [...(days.get(visit.business_day) ?? []), visit]);
  }
  const name = (day: string) => {
    if (day === today) {
      return t.today;
    }
    return day === addDays(today, -1) ? t.yesterday : formatDay(day);
  };
  return (
    <>
      {[...days].map(([day, rows]) => (
        <section key={day}>
          <h2 class="day-head">{name(day)}</h2>
          <ul class="records">
            {rows.map((visit) => (
              <li key={visit.record_id}>
                <VisitRow visit={visit} today={day} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}
