import type { JSX } from "preact";
import { useStrings } from "../../../lib/i18n";
import { Skeleton } from "../../../ui/EmptyState";
import { count, decimal } from "../base/format";
import type { Load } from "../base/load";
import { Section } from "../base/PageHead";
import { hashOf } from "../base/route";
import { strings as baseStrings } from "../base/strings";
import { type Col, Table } from "../base/Table";
import type { Coverage, CoverageRow } from "../base/types";
import { strings } from "./strings";
import { worstOf } from "./worst";

type Line = ReturnType<typeof worstOf>[number];

/**
 * Where to look first. Its place is kept while the coverage is on its way, or what is read below would jump; when that
 * fails it is left out: the numbers above and below are told all the same.
 */
export function Worst({ load }: { load: Load<Coverage> }): JSX.Element | null {
  const t = useStrings(baseStrings);
  if (load.data) return <WorstTable rows={load.data.rows} />;
  return load.problem ? null : <Skeleton rows={8} label={t.loading} />;
}

/** The communes to look at first; each opens. */
function WorstTable({ rows }: { rows: readonly CoverageRow[] }): JSX.Element | null {
  const t = useStrings(strings);
  const worst = worstOf(rows);
  if (worst.length === 0) return null;
  const columns: Col<Line>[] = [
    {
      key: "name",
      label: t.worstName,
      head: true,
      cell: ({ row }) => <a href={hashOf("bao-phu", row.unit_id)}>{row.name}</a>,
    },
    { key: "idle", label: t.worstIdle, end: true, cell: (one) => t.worstOf(count(one.idle), count(one.row.hamlets)) },
    { key: "share", label: t.worstShare, end: true, cell: (one) => `${decimal(one.share * 100)}%` },
    { key: "without", label: t.worstWithout, end: true, cell: ({ row }) => count(row.without), wideOnly: true },
    { key: "waiting", label: t.worstWaiting, end: true, cell: ({ row }) => count(row.waiting), wideOnly: true },
    { key: "silent", label: t.worstSilent, end: true, cell: ({ row }) => count(row.silent_hamlets), wideOnly: true },
  ];
  return (
    <Section title={t.worst(worst.length)} sub={t.worstLead}>
      <Table caption={t.worst(worst.length)} columns={columns} rows={worst} rowKey={({ row }) => row.unit_id} />
    </Section>
  );
}
