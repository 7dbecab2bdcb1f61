import type { JSX } from "preact";
import { api } from "../../../data";
import { useStrings } from "../../../lib/i18n";
import { AsOf } from "../../../ui/AsOf";
import { ButtonLink } from "../../../ui/Button";
import { Card } from "../../../ui/Card";
import { EmptyState } from "../../../ui/EmptyState";
import { BarList } from "../base/BarList";
import { useDesk } from "../base/desk";
import { Figures } from "../base/Figures";
import { count, day, moment, month } from "../base/format";
import { Loaded } from "../base/Loaded";
import { useLabels } from "../base/labels";
import { useLoad } from "../base/load";
import { isNarrow } from "../base/narrow";
import { PageHead, Section } from "../base/PageHead";
import { rangeOf } from "../base/period";
import { hashOf } from "../base/route";
import { SilentTable } from "../base/SilentTable";
import type { SilentTeams, Summary } from "../base/types";
import { Approvals } from "./Approvals";
import { PhonesCard } from "./PhonesCard";
import { Recent } from "./Recent";
import { ReportsDue } from "./ReportsDue";
import { strings } from "./strings";
import { Waiting } from "./Waiting";
import { WorkDaysCard } from "./WorkDaysCard";

const SILENT_DAYS = 7;
const SHOWN = 6;

/** C1: the month of the own commune, who has gone silent, and what waits for an official. */
export function TodayPage(): JSX.Element {
  const t = useStrings(strings);
  const { unit, meta } = useDesk();
  return (
    <div class="dk-page">
      <PageHead title={t.title} sub={t.sub(day(meta.today), unit?.name ?? "")}>
        <ButtonLink href={hashOf("tong-quan")} icon="chart">
          {t.overview}
        </ButtonLink>
      </PageHead>
      {isNarrow() && <Inbox />}
      <MonthNumbers />
      <div class="dk-two dk-two-wide">
        <div class="dk-page">
          <Silent />
          <Recent />
        </div>
        <div class="dk-page">
          {!isNarrow() && <Inbox />}
          <Topics />
        </div>
      </div>
    </div>
  );
}

/** What waits for an official: on a phone the first thing, on a wide window beside the numbers. */
function Inbox(): JSX.Element {
  const { roles } = useDesk();
  return (
    <>
      <Approvals />
      <ReportsDue />
      {roles.has("commune_officer") && <Waiting />}
      <PhonesCard />
      <WorkDaysCard />
    </>
  );
}

function useMonth(group: string) {
  const { unit, meta } = useDesk();
  const asked = { unit: unit?.id ?? null, ...rangeOf("thang", meta), group_by: group };
  return useLoad(JSON.stringify(asked), () => api.get<Summary>("/reports/summary", asked));
}

function MonthNumbers(): JSX.Element {
  const t = useStrings(strings);
  const { meta } = useDesk();
  const summary = useMonth("commune");
  return (
    <Section title={t.month(month(meta.reporting_month))} sub={t.apart}>
      <Loaded load={summary} rows={2}>
        {({ totals, as_of, not_reported_teams }) => (
          <>
            <Figures
              label={t.month(month(meta.reporting_month))}
              figures={[
                { key: "visits", icon: "journal", label: t.visits, value: count(totals.visits) },
                { key: "people", icon: "users", label: t.people, value: count(totals.people) },
                { key: "items", icon: "tasks", label: t.items, value: count(totals.items) },
              ]}
            />
            <AsOf when={moment(as_of)} teamsWaiting={not_reported_teams} />
          </>
        )}
      </Loaded>
    </Section>
  );
}

function Silent(): JSX.Element {
  const t = useStrings(strings);
  const { unit } = useDesk();
  const asked = { unit: unit?.id ?? null, days: SILENT_DAYS };
  const silent = useLoad(JSON.stringify(asked), () => api.get<SilentTeams>("/reports/silent-teams", asked));
  const all = silent.data?.items ?? [];
  const longest = [...all].sort((one, two) => length(two.silent_days) - length(one.silent_days)).slice(0, SHOWN);
  return (
    <Section
      title={t.silent}
      sub={all.length > 0 ? t.silentSub(count(all.length), count(SILENT_DAYS)) : undefined}
      actions={all.length > SHOWN && <a href={hashOf("im-lang")}>{t.allSilent}</a>}
    >
      <Loaded load={silent}>
        {() =>
          longest.length === 0 ? (
            <Card>
              <EmptyState icon="sent" text={t.noneSilent} />
            </Card>
          ) : (
            <SilentTable teams={longest} withCommune={false} caption={t.silent} compact />
          )
        }
      </Loaded>
    </Section>
  );
}

function length(days: number | null): number {
  return days ?? Number.MAX_SAFE_INTEGER;
}

function Topics(): JSX.Element {
  const t = useStrings(strings);
  const labels = useLabels();
  const summary = useMonth("topic");
  return (
    <Card title={t.topics}>
      <Loaded load={summary} rows={3}>
        {({ rows }) => {
          const bars = rows
            .map((row) => ({
              key: row.key,
              label: labels("topic", row.code ?? row.key, "short"),
              value: row.items ?? 0,
            }))
            .filter((row) => row.value > 0)
            .sort((one, two) => two.value - one.value)
            .slice(0, SHOWN);
          return bars.length === 0 ? <p class="muted">{t.noTopics}</p> : <BarList rows={bars} label={t.topics} />;
        }}
      </Loaded>
    </Card>
  );
}
