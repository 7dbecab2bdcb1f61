import type { JSX } from "preact";
import { useStrings } from "../../../lib/i18n";
import { type Column, DataTable } from "../../../ui/DataTable";
import { count } from "../base/format";
import { useLabels } from "../base/labels";
import { type Sort, type SortValue, sortRows, useSort } from "../base/sorting";
import { strings as baseStrings } from "../base/strings";
import { strings } from "./strings";
import type { Crossing, CrossRow } from "./types";
import { headLabel, type Measure, overTime, rowLabel } from "./view";

interface Props {
  crossing: Crossing;
  measure: Measure;
  caption: string;
}

interface Part extends Column<CrossRow> {
  by: (row: CrossRow) => SortValue;
  foot: string;
}

/** One measure by two groupings. Also on a phone a table: it scrolls in its frame, and the names stay in sight. */
export function CrossTable(props: Props): JSX.Element {
  const { crossing, measure, caption } = props;
  const start: Sort = overTime(crossing.group_by)
    ? { key: "name", descending: false }
    : { key: "row", descending: true };
  const [sort, press] = useSort(start);
  const parts = useParts(crossing, measure);
  const by = parts.find((part) => part.key === sort?.key)?.by;
  const columns = parts.map((part): Column<CrossRow> => {
    const sorted = sort?.key === part.key ? (sort.descending ? "descending" : "ascending") : undefined;
    return { ...part, sorted, onSort: () => press(part.key, Boolean(part.end)) };
  });
  return (
    <DataTable
      class="dk-table dk-cross"
      caption={caption}
      hideCaption
      columns={columns}
      rows={sortRows(crossing.rows, by, sort?.descending ?? false)}
      rowKey={(row) => row.key}
      foot={parts.map((part) => part.foot)}
    />
  );
}

/** Name, sum of the row as the server tells it, and a cell for each column. */
function useParts({ group_by, cross, columns, crossed }: Crossing, measure: Measure): Part[] {
  const t = useStrings(strings);
  const common = useStrings(baseStrings);
  const labels = useLabels();
  const nameOf = (row: CrossRow) => rowLabel(row, group_by, labels, t.kinds);
  const name: Part = {
    key: "name",
    label: t.groups[group_by] ?? group_by,
    head: true,
    cell: nameOf,
    by: overTime(group_by) ? (row) => row.key : nameOf,
    foot: common.sum,
  };
  const whole: Part = {
    key: "row",
    label: t.ofRow,
    end: true,
    cell: (row) => count(row[measure]),
    by: (row) => row[measure],
    foot: count(crossed[measure]),
  };
  const cells = columns.map((column): Part => {
    const label = headLabel(column, cross, labels, t.kinds);
    return {
      key: `column ${column.key}`,
      label,
      end: true,
      cell: (row) => <Cell cell={row.columns[column.key]} measure={measure} />,
      by: (row) => row.columns[column.key]?.[measure] ?? null,
      foot: count(column[measure]),
    };
  });
  return [name, whole, ...cells];
}

interface CellProps {
  cell: CrossRow["columns"][string] | undefined;
  measure: Measure;
}

function Cell({ cell, measure }: CellProps): JSX.Element {
  const t = useStrings(strings);
  // Hidden is not nothing: somebody is there, and nobody may know how few.
  if (cell?.hidden) return <span class="muted">{t.hidden}</span>;
  return <>{count(cell?.[measure])}</>;
}
