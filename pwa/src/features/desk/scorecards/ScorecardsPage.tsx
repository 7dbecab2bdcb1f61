import type { JSX } from "preact";
import { api } from "../../../data";
import { useStrings } from "../../../lib/i18n";
import { AsOf } from "../../../ui/AsOf";
import { Button } from "../../../ui/Button";
import { EmptyState } from "../../../ui/EmptyState";
import { useDesk } from "../base/desk";
import { Filters } from "../base/Filters";
import { moment } from "../base/format";
import { Loaded } from "../base/Loaded";
import { useAction, useLoad } from "../base/load";
import { PageHead, Section } from "../base/PageHead";
import { PeriodFields } from "../base/PeriodFields";
import { CommuneSelect } from "../base/Pickers";
import { ProblemCard } from "../base/Problem";
import { periodOf } from "../base/period";
import { place, setQuery } from "../base/route";
import { useSpan } from "../base/useSpan";
import { CommuneCards, TeamCards } from "./CardTables";
import { strings } from "./strings";
import type { Scorecards } from "./types";

/** How communes and teams did in a period, in the order of names. */
export function ScorecardsPage(): JSX.Element {
  const t = useStrings(strings);
  const { unit, meta } = useDesk();
  const { query } = place.value;
  const period = periodOf(query, meta);
  const commune = unit?.id ?? query.xa ?? "";
  const asked = { from: period.from, to: period.to, ...(commune && { unit: commune }) };
  const load = useLoad(JSON.stringify(asked), () => api.get<Scorecards>("/scorecards", asked));
  const file = useAction();
  const name = `phieu-danh-gia_${period.from}_${period.to}.pdf`;
  const pdf = () => file.run(() => api.download(`/scorecards/paper?${new URLSearchParams(asked)}`, name));
  return (
    <div class="dk-page">
      <PageHead title={t.title} sub={t.lead}>
        <Button icon="note" onClick={pdf} disabled={file.busy}>
          {t.pdf}
        </Button>
      </PageHead>
      {file.problem && <ProblemCard problem={file.problem} />}
      <Filters summary={useSpan(period)}>
        <PeriodFields value={period} onChange={setQuery} />
        {unit === null && <CommuneSelect id="xa" value={commune} onChange={(xa) => setQuery({ xa })} />}
      </Filters>
      <Loaded load={load} rows={8}>
        {(data) =>
          data.teams.length === 0 ? (
            <EmptyState icon="team" text={t.empty} />
          ) : (
            <>
              <AsOf when={moment(data.as_of)} />
              <p class="muted small">{t.notes}</p>
              <Section title={t.communes}>
                <CommuneCards rows={data.communes} />
              </Section>
              {data.communes.length === 1 && (
                <Section title={t.teams}>
                  <TeamCards rows={data.teams} />
                </Section>
              )}
            </>
          )
        }
      </Loaded>
    </div>
  );
}
