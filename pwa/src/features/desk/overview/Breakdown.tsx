import type { JSX } from "preact";
import { useStrings } from "../../../lib/i18n";
import { Card } from "../../../ui/Card";
import { EmptyState } from "../../../ui/EmptyState";
import { BarList } from "../base/BarList";
import { ColumnChart } from "../base/ColumnChart";
import { count, decimal, NOTHING } from "../base/format";
import { useLabels } from "../base/labels";
import { hashOf, place } from "../base/route";
import { strings as baseStrings } from "../base/strings";
import { type Col, Table } from "../base/Table";
import type { Summary, SummaryRow } from "../base/types";
import { MeasureSwitch } from "./Controls";
import { strings } from "./strings";
import { columnLabel, type Measure, measuresOf, overTime, rowLabel, shareOf, shownMeasure } from "./view";

const BARS = 12;

interface Props {
  summary: Summary;
  group: string;
  measure: Measure;
  present: readonly Measure[];
}

/** The picture of one measure beside the table of all; `asked` is the measure that the address names. */
export function Breakdown({ summary, asked }: { summary: Summary; asked: string | undefined }): JSX.Element {
  const t = useStrings(strings);
  if (summary.rows.length === 0) return <EmptyState icon="chart" text={t.empty} />;
  const group = summary.group_by;
  const present = measuresOf(summary.rows);
  const parts = { summary, group, measure: shownMeasure(asked, present), present };
  return (
    <>
      <div class="dk-switches">
        <MeasureSwitch measure={parts.measure} present={present} />
      </div>
      <div class={overTime(group) ? "dk-page" : "dk-two dk-two-wide"}>
        {overTime(group) && <Picture {...parts} />}
        <Numbers {...parts} />
        {!overTime(group) && (
          <div class="dk-picture">
            <Picture {...parts} />
          </div>
        )}
      </div>
    </>
  );
}

function Picture({ summary, group, measure }: Props): JSX.Element {
  const t = useStrings(strings);
  const labels = useLabels();
  const by = t.groups[group] ?? group;
  const rows = [...summary.rows].sort((one, two) => (two[measure] ?? 0) - (one[measure] ?? 0));
  const [most] = rows;
  const title = t.chart(t.measures[measure], by);
  const inWords = most ? t.chartSummary(title, rowLabel(most, group, labels, t.kinds), count(most[measure])) : title;
  if (overTime(group)) {
    const points = summary.rows.map((row) => ({
      key: row.key,
      label: columnLabel(row, group),
      value: row[measure] ?? 0,
    }));
    return (
      <Card title={title}>
        <ColumnChart points={points} summary={inWords} />
      </Card>
    );
  }
  const bars = rows.slice(0, BARS).map((row) => ({
    key: row.key,
    label: rowLabel(row, group, labels, t.kinds),
    value: row[measure] ?? 0,
  }));
  return (
    <Card title={title}>
      {rows.length > BARS && <p class="muted small">{t.chartTop(BARS)}</p>}
      <BarList rows={bars} label={title} />
    </Card>
  );
}

function Numbers({ summary, group, measure, present }: Props): JSX.Element {
  const t = useStrings(strings);
  const common = useStrings(baseStrings);
  const labels = useLabels();
  const { totals } = summary;
  const by = t.groups[group] ?? group;
  const name: Col<SummaryRow> = {
    key: "name",
    label: by,
    head: true,
    cell: (row) => <RowName row={row} group={group} label={rowLabel(row, group, labels, t.kinds)} />,
    sort: overTime(group) ? (row) => row.key : (row) => rowLabel(row, group, labels, t.kinds),
    foot: common.sum,
  };
  const numbers = (["visits", "people", "items"] as const).map(
    (one): Col<SummaryRow> => ({
      key: one,
      label: t.measures[one],
      end: true,
      cell: (row) => count(row[one]),
      sort: (row) => row[one],
      foot: count(totals[one]),
    }),
  );
  const share: Col<SummaryRow> = {
    key: "share",
    label: `${t.share} ${t.measures[measure].toLowerCase()}`,
    end: true,
    cell: (row) => percent(shareOf(row, totals, measure)),
    foot: "",
    wideOnly: true,
  };
  const sort = overTime(group) ? { key: "name", descending: false } : { key: present[0] ?? "visits", descending: true };
  return (
    <div class="stack">
      {summary.notes.includes("visits_overlap") && <p class="small">{t.overlap(t.overlapBy[group] ?? by)}</p>}
      <Table
        // A new breakdown starts in its own order.
        key={group}
        caption={t.table(by)}
        columns={[name, ...numbers, share]}
        rows={summary.rows}
        rowKey={(row) => row.key}
        sort={sort}
        totals
      />
    </div>
  );
}

function percent(value: number | null): string {
  return value === null ? NOTHING : `${decimal(value)}%`;
}

/** A commune opens into its hamlets; everything else is just named. */
function RowName({ row, group, label }: { row: SummaryRow; group: string; label: string }): JSX.Element {
  if (group !== "commune") return <>{label}</>;
  const query = { ...place.value.query, xa: row.key, theo: null, ghep: null };
  return <a href={hashOf("tong-quan", null, query)}>{label}</a>;
}
