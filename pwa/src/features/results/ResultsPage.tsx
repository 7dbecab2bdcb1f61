import type { JSX } from "preact";
import { campaigns, type MonthCounts, results, sync, type TeamCounts, useLive, type WeekCounts } from "../../data";
import { formatNumber, useStrings } from "../../lib/i18n";
import { shortTeam } from "../../lib/teamName";
import { businessDay, clockTime, formatDay } from "../../lib/time";
import { AsOf } from "../../ui/AsOf";
import { ButtonLink } from "../../ui/Button";
import { Card } from "../../ui/Card";
import { Bars, Columns } from "../../ui/Charts";
import { CampaignCard } from "../../ui/campaign/CampaignCard";
import { DataTable } from "../../ui/DataTable";
import { EmptyState, Skeleton } from "../../ui/EmptyState";
import { Stats } from "../../ui/Facts";
import { Heading, Section } from "../../ui/Heading";
import { Icon } from "../../ui/icons/Icon";
import { useToday } from "../../ui/useToday";
import { useCatalogue } from "../../ui/visit/catalogue";
import { strings } from "./strings";

const TOPICS = 6;

/** M3: the own team from the rows on this phone; counts and weeks, never percentages, never ranks. */
export function ResultsPage(): JSX.Element {
  const t = useStrings(strings);
  const weeks = useLive(() => results.live(), []);
  const month = useLive(() => results.month(), []);
  const today = useToday();
  const running = useLive(() => campaigns.live(), [today]);
  return (
    <div class="stack">
      <Heading>{t.title}</Heading>
      {weeks && month ? (
        <>
          {running?.map((view) => (
            <CampaignCard key={`${view.campaign.campaign_id} ${view.team}`} view={view} />
          ))}
          <Month month={month} />
          <Weeks weeks={weeks} several={several(weeks, month)} />
          <Topics month={month} />
          <Freshness />
        </>
      ) : (
        <Skeleton label={t.loading} />
      )}
    </div>
  );
}

function Month({ month }: { month: MonthCounts }): JSX.Element {
  const t = useStrings(strings);
  return (
    <section class="stack stack-2">
      <h2>{t.month(formatDay(month.from), formatDay(month.to))}</h2>
      {month.visits === 0 ? (
        <EmptyState icon="chart" text={month.teams.length > 1 ? t.noneAll : t.none}>
          <ButtonLink href="#/ghi" icon="plus">
            {t.goLog}
          </ButtonLink>
        </EmptyState>
      ) : (
        <>
          <Stats
            stats={[
              { label: t.visits, value: formatNumber(month.visits) },
              { label: t.people, value: formatNumber(month.people) },
              { label: t.items, value: formatNumber(month.items) },
            ]}
          />
          {month.teams.length === 1 ? (
            <p class="muted">{t.mine(month.mine, month.visits)}</p>
          ) : (
            <>
              <p class="muted">{t.mineOfAll(month.mine, month.visits)}</p>
              <Teams teams={month.teams} />
            </>
          )}
        </>
      )}
    </section>
  );
}

/** Who works in several teams, or has changed, reads each team's part of the sum. */
function Teams({ teams }: { teams: readonly TeamCounts[] }): JSX.Element {
  const t = useStrings(strings);
  return (
    <ul class="stack stack-2">
      {teams.map((team) => (
        <li class="card stack stack-2" key={team.id}>
          <h3>{team.title === null ? t.otherTeam : shortTeam(team.title)}</h3>
          <p>{t.teamSum(formatNumber(team.visits), formatNumber(team.people), formatNumber(team.items))}</p>
          <p class="muted">{t.mine(team.mine, team.visits)}</p>
        </li>
      ))}
    </ul>
  );
}

function several(weeks: readonly WeekCounts[], { teams }: MonthCounts): boolean {
  return new Set([...teams.map(({ id }) => id), ...weeks.flatMap(({ teamIds }) => teamIds)]).size > 1;
}

function Weeks({ weeks, several }: { weeks: readonly WeekCounts[]; several: boolean }): JSX.Element {
  const t = useStrings(strings);
  const last = weeks.length - 1;
  const title = several ? t.weeksAll : t.weeks;
  const summary = t.weekSummary(weeks[last]?.visits ?? 0, weeks[last - 1]?.visits ?? 0);
  const points = weeks.map((week, at) => ({
    label: formatDay(week.from).slice(0, 5),
    value: week.visits,
    now: at === last,
  }));
  return (
    <Section title={title}>
      <Card>
        <p>{summary}</p>
        <Columns points={points} summary={summary} />
        <p class="hint">{t.thisWeek}</p>
        <details class="more">
          <summary>
            {t.table}
            <Icon name="down" size={20} />
          </summary>
          <DataTable
            caption={title}
            hideCaption
            rows={weeks}
            rowKey={(week) => week.from}
            columns={[
              { key: "week", label: t.week, cell: (week) => formatDay(week.from), head: true },
              { key: "visits", label: t.visits, cell: (week) => formatNumber(week.visits), end: true },
              { key: "people", label: t.people, cell: (week) => formatNumber(week.people), end: true },
              { key: "items", label: t.items, cell: (week) => formatNumber(week.items), end: true },
            ]}
          />
        </details>
      </Card>
    </Section>
  );
}

function Topics({ month }: { month: MonthCounts }): JSX.Element | null {
  const t = useStrings(strings);
  const { label } = useCatalogue();
  const sorted = Object.entries(month.byTopic).sort(([, a], [, b]) => b - a);
  if (sorted.length === 0) {
    return null;
  }
  const bars = sorted.map(([code, value]) => ({
    key: code,
    label: label("topic", code, "short"),
    value,
    text: t.count(formatNumber(value)),
  }));
  return (
    <Section title={t.topics}>
      <Card>
        <Bars bars={bars.slice(0, TOPICS)} />
        {bars.length > TOPICS && (
          <details class="more">
            <summary>
              {t.more}
              <Icon name="down" size={20} />
            </summary>
            <Bars bars={bars.slice(TOPICS)} />
          </details>
        )}
      </Card>
    </Section>
  );
}

function Freshness(): JSX.Element {
  const t = useStrings(strings);
  const { lastSuccess } = sync.status.value;
  return (
    <div class="stack stack-2">
      {lastSuccess && <AsOf when={`${clockTime(lastSuccess)}, ${formatDay(businessDay(lastSuccess))}`} />}
      <p class="hint">{t.local}</p>
    </div>
  );
}
