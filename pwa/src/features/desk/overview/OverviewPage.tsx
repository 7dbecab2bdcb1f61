import type { JSX } from "preact";
import { api } from "../../../data";
import { useStrings } from "../../../lib/i18n";
import { AsOf } from "../../../ui/AsOf";
import { Button, ButtonLink } from "../../../ui/Button";
import { useDesk } from "../base/desk";
import { moment } from "../base/format";
import { Loaded } from "../base/Loaded";
import { useLoad } from "../base/load";
import { PageHead, PrintButton } from "../base/PageHead";
import { periodOf, periodQuery } from "../base/period";
import { hashOf, place, setQuery } from "../base/route";
import type { Coverage, Summary, UnitHistory } from "../base/types";
import { unitsOf, unitsQuery, useUnitsText } from "../base/unitsAsOf";
import { useSpan } from "../base/useSpan";
import { MonthEnd } from "../cutoff/MonthEnd";
import { ReportsDue } from "../today/ReportsDue";
import { Breakdown } from "./Breakdown";
import { Controls, Switches } from "./Controls";
import { CrossPart } from "./CrossPart";
import { Notes } from "./Notes";
import { Numbers } from "./Numbers";
import { strings } from "./strings";
import { crossOf, groupOf } from "./view";
import { needsWholeMonths, WholeMonths } from "./WholeMonths";
import { Worst } from "./Worst";

/** P1: the four numbers of the area, where to look first, and the period's numbers in one grouping or two. */
export function OverviewPage(): JSX.Element {
  const t = useStrings(strings);
  const { unit, meta } = useDesk();
  const { query } = place.value;
  const period = periodOf(query, meta);
  const units = unitsOf(query);
  const commune = unit?.id ?? query.xa ?? "";
  const span = useSpan(period);
  const unitsText = useUnitsText(units);
  const group = groupOf(query, commune !== "");
  const cross = crossOf(query);
  const asked = {
    unit: commune || null,
    from: period.from,
    to: period.to,
    group_by: group,
    units_as_of: units,
  };
  const summary = useLoad(JSON.stringify(asked), () => api.get<Summary>("/reports/summary", asked));
  const day = period.to < meta.today ? period.to : meta.today;
  const scope = { unit: commune || null, on: day, level: "commune" };
  const coverage = useLoad(JSON.stringify(scope), () => api.get<Coverage>("/reports/coverage", scope));
  const exportQuery = { ...periodQuery(period), ...unitsQuery(units), xa: commune && !unit ? commune : null };

  return (
    <div class="dk-page">
      <PageHead title={t.title} sub={`${span} · ${unitsText}`}>
        <PrintButton />
        <ButtonLink href={hashOf("xuat", null, exportQuery)} kind="primary" icon="download">
          {t.export}
        </ButtonLink>
      </PageHead>
      <Controls period={period} units={units} commune={commune} />
      <MonthEnd />
      {!unit && commune === "" && <ReportsDue />}
      {!unit && commune && <OneCommune id={commune} />}
      {summary.data && !summary.problem && (
        <div class="dk-loaded stack" aria-busy={summary.busy}>
          <AsOf when={moment(summary.data.as_of)} teamsWaiting={summary.data.not_reported_teams} />
          <Numbers summary={summary.data} coverage={coverage.data} inCommune={commune !== ""} />
        </div>
      )}
      {commune === "" && <Worst load={coverage} />}
      <Switches group={group} cross={cross} inCommune={commune !== ""} />
      {needsWholeMonths(summary.problem) ? (
        <WholeMonths problem={summary.problem} />
      ) : cross ? (
        <CrossPart asked={asked} group={group} cross={cross} measure={query.so} />
      ) : (
        <Loaded load={summary} rows={8}>
          {(data) => <Breakdown summary={data} asked={query.so} />}
        </Loaded>
      )}
      <Notes units={units} />
    </div>
  );
}

/** Says that one commune is shown, with the way back to all. */
function OneCommune({ id }: { id: string }): JSX.Element {
  const t = useStrings(strings);
  const history = useLoad(`unit ${id}`, () => api.get<UnitHistory>(`/units/${id}`));
  const name = history.data?.versions.at(-1)?.name;
  return (
    <p class="row">
      {name && <strong>{t.only(name)}</strong>}
      <Button kind="quiet" icon="back" onClick={() => setQuery({ xa: null, theo: null, ghep: null })}>
        {t.clear}
      </Button>
    </p>
  );
}
