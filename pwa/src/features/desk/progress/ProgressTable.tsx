import type { JSX } from "preact";
import { useStrings } from "../../../lib/i18n";
import { count, day } from "../base/format";
import { hashOf } from "../base/route";
import { strings as baseStrings } from "../base/strings";
import { type Col, Table } from "../base/Table";
import { strings } from "./strings";
import type { ProgressCounts, ProgressRow } from "./types";

const COUNTS = ["teams", "approved", "submitted", "returned", "draft", "none"] as const;

interface Props {
  rows: readonly ProgressRow[];
  /** Null where not all communes are shown. */
  totals: ProgressCounts | null;
}

/** Communes with their numbers; each leads to the unit's page. */
export function ProgressTable({ rows, totals }: Props): JSX.Element {
  const t = useStrings(strings);
  const common = useStrings(baseStrings);
  const columns: Col<ProgressRow>[] = [
    {
      key: "commune",
      label: t.commune,
      head: true,
      cell: (row) => <a href={hashOf("don-vi", row.commune_id)}>{row.name}</a>,
      sort: (row) => row.name,
      foot: common.sum,
    },
    ...COUNTS.map(
      (name): Col<ProgressRow> => ({
        key: name,
        label: t[name],
        end: true,
        cell: (row) => count(row[name]),
        sort: (row) => row[name],
        foot: totals && count(totals[name]),
      }),
    ),
    // Words, not numbers: on a phone each then has a line of its own.
    {
      key: "approved_on",
      label: t.approvedOn,
      cell: (row) => day(row.approved_on),
      sort: (row) => row.approved_on ?? "",
      foot: "",
    },
    {
      key: "submitted_at",
      label: t.submittedAt,
      cell: (row) => day(row.submitted_at),
      sort: (row) => row.submitted_at ?? "",
      foot: "",
    },
  ];
  return (
    <Table
      caption={t.title}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.commune_id}
      sort={{ key: "commune", descending: false }}
      totals={totals !== null}
    />
  );
}
