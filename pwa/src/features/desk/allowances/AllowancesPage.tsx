import type { JSX } from "preact";
import { api } from "../../../data";
import { useStrings } from "../../../lib/i18n";
import { AsOf } from "../../../ui/AsOf";
import { Button, ButtonLink } from "../../../ui/Button";
import { EmptyState } from "../../../ui/EmptyState";
import { leadsOf, useDesk } from "../base/desk";
import { Filters } from "../base/Filters";
import { count, moment, month as monthText } from "../base/format";
import { Loaded } from "../base/Loaded";
import { useAction, useLoad } from "../base/load";
import { PageHead, Section } from "../base/PageHead";
import { CommuneSelect } from "../base/Pickers";
import { ProblemCard } from "../base/Problem";
import { hashOf, place, setQuery } from "../base/route";
import { ConfirmDue } from "./ConfirmDue";
import { MonthSelect, useMonth } from "./MonthSelect";
import { Rates } from "./Rates";
import { CommuneTable, TeamTable } from "./SumTables";
import { strings } from "./strings";
import type { Allowances } from "./types";

const OFFICIALS = ["commune_officer", "commune_approver", "province_staff", "admin"] as const;

/** A month's work days and allowances by commune and team; who only leads a team gets the own teams' sheets. */
export function AllowancesPage(): JSX.Element {
  const { roles } = useDesk();
  return OFFICIALS.some((role) => roles.has(role)) ? <Totals /> : <OwnTeams />;
}

function OwnTeams(): JSX.Element {
  const t = useStrings(strings);
  const { account } = useDesk();
  const led = leadsOf(account, Date.now());
  return (
    <div class="dk-page">
      <PageHead title={t.title} sub={t.lead} />
      <Section title={t.ownTeams}>
        {led.map((grant) => (
          <div class="stack" key={grant.id}>
            <div class="dk-card row row-apart">
              <p>{grant.team_title}</p>
              <ButtonLink kind="primary" icon="calendar" href={hashOf("ho-tro", grant.team_id)}>
                {t.openSheet}
              </ButtonLink>
            </div>
            {grant.team_id && <ConfirmDue teamId={grant.team_id} />}
          </div>
        ))}
      </Section>
    </div>
  );
}

function Totals(): JSX.Element {
  const t = useStrings(strings);
  const { unit } = useDesk();
  const month = useMonth();
  const commune = unit?.id ?? place.value.query.xa ?? "";
  const asked = { month, unit: commune || null };
  const load = useLoad(JSON.stringify(asked), () => api.get<Allowances>("/allowances", asked));
  const file = useAction();
  const excel = () => {
    const query = new URLSearchParams({ month, ...(commune && { unit: commune }) });
    file.run(() => api.download(`/allowances/workbook?${query}`, `ho-tro_${month}.xlsx`));
  };
  return (
    <div class="dk-page">
      <PageHead title={t.title} sub={t.lead}>
        <Button icon="download" onClick={excel} disabled={file.busy}>
          {t.excel}
        </Button>
      </PageHead>
      {file.problem && <ProblemCard problem={file.problem} />}
      <Filters summary={monthText(month)}>
        <MonthSelect />
        {unit === null && <CommuneSelect id="xa" value={commune} onChange={(xa) => setQuery({ xa })} />}
      </Filters>
      <Loaded load={load} rows={8}>
        {(data) => (
          <>
            <AsOf when={moment(data.as_of)} />
            <Awaiting data={data} />
            <p class="muted small">{t.rule}</p>
            {data.teams.length === 0 && <EmptyState icon="team" text={t.noTeams} />}
            {data.communes.length > 1 && (
              <Section title={t.communes}>
                <CommuneTable data={data} />
              </Section>
            )}
            {data.communes.length === 1 && (
              <Section title={t.teams}>
                <TeamTable data={data} />
              </Section>
            )}
          </>
        )}
      </Loaded>
      <Rates onChange={load.reload} />
    </div>
  );
}

/** How many leaders have not confirmed yet: the sums are not whole before. */
function Awaiting({ data }: { data: Allowances }): JSX.Element | null {
  const t = useStrings(strings);
  const waiting = data.teams.filter((team) => !team.confirmed).length;
  if (waiting === 0) return null;
  return <p>{t.awaiting(count(waiting), count(data.teams.length))}</p>;
}
