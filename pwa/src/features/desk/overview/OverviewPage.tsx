import type { JSX } from "preact";
import { api } from "../../../data";
import { useStrings } from "../../../lib/i18n";
import { AsOf } from "../../../ui/AsOf";
import { Button, ButtonLink } from "../../../ui/Button";
import { EmptyState } from "../../../ui/EmptyState";
import { Icon } from "../../../ui/icons/Icon";
import { useDesk } from "../base/desk";
import { moment } from "../base/format";
import { Loaded } from "../base/Loaded";
import { useLoad } from "../base/load";
import { PageHead, PrintButton } from "../base/PageHead";
import { periodOf, periodQuery } from "../base/period";
import { hashOf, place, setQuery } from "../base/route";
import { strings as baseStrings } from "../base/strings";
import type { Coverage, Summary, UnitHistory } from "../base/types";
import { useSpan } from "../base/useSpan";
import { Breakdown } from "./Breakdown";
import { Controls, Switches } from "./Controls";
import { Numbers } from "./Numbers";
import { strings } from "./strings";
import { groupOf, measuresOf, shownMeasure } from "./view";
import { Worst } from "./Worst";

/** Overview: the six numbers of the area, and the period's numbers broken down. */
export function OverviewPage(): JSX.Element {
  const t = useStrings(strings);
  const common = useStrings(baseStrings);
  const { unit, meta } = useDesk();
  const { query } = place.value;
  const period = periodOf(query, meta);
  const unitsNow = query["don-vi"] === "nay";
  const commune = unit?.id ?? query.xa ?? "";
  const span = useSpan(period);
  const group = groupOf(query, commune !== "");
  const asked = {
    unit: commune || null,
    from: period.from,
    to: period.to,
    group_by: group,
    units_as_of: unitsNow ? "now" : "then",
  };
  const summary = useLoad(JSON.stringify(asked), () => api.get<Summary>("/reports/summary", asked));
  const day = period.to < meta.today ? period.to : meta.today;
  const scope = { unit: commune || null, on: day, level: "commune" };
  const coverage = useLoad(JSON.stringify(scope), () => api.get<Coverage>("/reports/coverage", scope));
  const exportQuery = {
    ...periodQuery(period),
    "don-vi": unitsNow ? "nay" : null,
    xa: commune && !unit ? commune : null,
  };

  return (
    <div class="dk-page">
      <PageHead
        title={t.title}
        sub={
          <>
            {span} · {unitsNow ? common.unitsNow : common.unitsThen}
          </>
        }
      >
        <PrintButton />
        <ButtonLink href={hashOf("xuat", null, exportQuery)} kind="primary" icon="download">
          {t.export}
        </ButtonLink>
      </PageHead>
      <Controls period={period} unitsNow={unitsNow} commune={commune} />
      {!unit && commune && <OneCommune id={commune} />}
      {summary.problem?.code === "whole_months_only" && (
        <Button icon="calendar" onClick={() => setQuery(widened(summary.problem?.params ?? {}))}>
          {t.wholeMonth}
        </Button>
      )}
      <Loaded load={summary} rows={8}>
        {(data) => {
          const present = measuresOf(data.rows);
          const measure = shownMeasure(query.so, present);
          return (
            <>
              <AsOf when={moment(data.as_of)} teamsWaiting={data.not_reported_teams} />
              <Numbers summary={data} coverage={coverage.data} inCommune={commune !== ""} />
              {commune === "" && coverage.data && <Worst rows={coverage.data.rows} />}
              <Switches group={group} inCommune={commune !== ""} measure={measure} present={present} />
              {data.rows.length === 0 ? (
                <EmptyState icon="chart" text={t.empty} />
              ) : (
                <Breakdown summary={data} group={data.group_by} measure={measure} present={present} />
              )}
              <Notes unitsNow={unitsNow} />
            </>
          );
        }}
      </Loaded>
    </div>
  );
}

/** The whole months that the server names when days would not do. */
function widened({ from, to }: Readonly<Record<string, unknown>>): Record<string, string | null> {
  if (typeof from !== "string" || typeof to !== "string") return { ky: "thang", tu: null, den: null };
  return { ky: "khac", tu: from, den: to };
}

/** Says that one commune is shown, with the way back to all. */
function OneCommune({ id }: { id: string }): JSX.Element {
  const t = useStrings(strings);
  const history = useLoad(`unit ${id}`, () => api.get<UnitHistory>(`/units/${id}`));
  const name = history.data?.versions.at(-1)?.name;
  return (
    <p class="row">
      {name && <strong>{t.only(name)}</strong>}
      <Button kind="quiet" icon="back" onClick={() => setQuery({ xa: null, theo: null })}>
        {t.clear}
      </Button>
    </p>
  );
}

function Notes({ unitsNow }: { unitsNow: boolean }): JSX.Element {
  const t = useStrings(strings);
  return (
    <ul class="dk-notes" aria-label={t.notes}>
      {[t.noteApart, t.noteDash, unitsNow ? t.noteNow : t.noteThen].map((text) => (
        <li key={text}>
          <Icon name="info" size={16} />
          {text}
        </li>
      ))}
    </ul>
  );
}
