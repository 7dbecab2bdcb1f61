import type { ComponentChildren, JSX } from "preact";
import { useId } from "preact/hooks";
import { useStrings } from "../../../lib/i18n";
import { type Column, DataTable } from "../../../ui/DataTable";
import { Select } from "../../../ui/Select";
import { isNarrow } from "./narrow";
import { type Sort, type SortValue, sortRows, useSort } from "./sorting";
import { strings } from "./strings";
import { useFits } from "./useFits";

/** One column of a desk table. */
export interface Col<Row> {
  key: string;
  label: string;
  cell: (row: Row) => ComponentChildren;
  /** A number: stands at the end, sorts downwards first. */
  end?: boolean;
  /** Names the row; the title of its card on a phone. */
  head?: boolean;
  sort?: (row: Row) => SortValue;
  /** Its sum in the last row. */
  foot?: ComponentChildren;
  /** Left out of the card on a phone. */
  wideOnly?: boolean;
  /** On a card its label is for screen readers only: the cell, a button, says the same. */
  bare?: boolean;
}

interface Props<Row> {
  caption: string;
  columns: readonly Col<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  sort?: Sort;
  /** Whether the last row of sums is shown. */
  totals?: boolean;
}

/** A table on a wide window, a list of cards on a phone: the same cells, the same order. */
export function Table<Row>(props: Props<Row>): JSX.Element {
  const [sort, press] = useSort(props.sort ?? null);
  const by = props.columns.find((column) => column.key === sort?.key)?.sort;
  const rows = sortRows(props.rows, by, sort?.descending ?? false);
  const parts = { ...props, rows, order: sort, press };
  return isNarrow() ? <Cards {...parts} /> : <Wide {...parts} />;
}

interface Sorted<Row> extends Props<Row> {
  order: Sort | null;
  press: (key: string, descendingFirst: boolean) => void;
}

function Wide<Row>({ caption, columns, rows, rowKey, totals, order, press }: Sorted<Row>): JSX.Element {
  const heads = columns.map((column): Column<Row> => {
    const { key, label, cell, end, head, sort } = column;
    const sorted = order?.key === key ? (order.descending ? "descending" : "ascending") : undefined;
    return { key, label, cell, end, head, sorted, onSort: sort && (() => press(key, Boolean(end))) };
  });
  const foot = totals ? columns.map((column) => column.foot) : undefined;
  const [ref, fits] = useFits<HTMLDivElement>();
  return (
    <div ref={ref}>
      <DataTable
        class={fits ? "dk-table dk-table-fits" : "dk-table"}
        caption={caption}
        hideCaption
        columns={heads}
        rows={rows}
        rowKey={rowKey}
        foot={foot}
      />
    </div>
  );
}

function Cards<Row>({ caption, columns, rows, rowKey, totals, order, press }: Sorted<Row>): JSX.Element {
  const shown = columns.filter((column) => !column.wideOnly);
  return (
    <div class="dk-cards">
      {rows.length > 1 && <SortSelect columns={columns} order={order} press={press} />}
      <ul aria-label={caption}>
        {rows.map((row) => (
          <li class="dk-card" key={rowKey(row)}>
            {shown.map((column) => (column.head ? <CardHead key={column.key}>{column.cell(row)}</CardHead> : null))}
            <Lines columns={shown} value={(column) => column.cell(row)} />
          </li>
        ))}
        {totals && <Sums columns={shown} />}
      </ul>
    </div>
  );
}

function CardHead({ children }: { children: ComponentChildren }): JSX.Element {
  return <div class="dk-card-head">{children}</div>;
}

interface LinesProps<Row> {
  columns: readonly Col<Row>[];
  value: (column: Col<Row>) => ComponentChildren;
}

/** Words in lines of their own; rows of nothing but numbers side by side. */
function Lines<Row>({ columns, value }: LinesProps<Row>): JSX.Element {
  const rest = columns.filter((column) => !column.head);
  const numbers = rest.every((column) => column.end);
  return (
    <dl class={numbers ? "dk-nums" : undefined}>
      {rest.map((column) => (
        <Line key={column.key} label={column.label} value={value(column)} bare={column.bare} />
      ))}
    </dl>
  );
}

interface LineProps {
  label: string;
  value: ComponentChildren;
  bare?: boolean | undefined;
}

function Line({ label, value, bare }: LineProps): JSX.Element | null {
  if (value === null || value === undefined || value === false || value === "") return null;
  return (
    <div class={bare ? "dk-line dk-line-bare" : "dk-line"}>
      <dt class={bare ? "vh" : undefined}>{label}</dt>
      <dd>{value}</dd>
    </div>
  );
}

function Sums<Row>({ columns }: { columns: readonly Col<Row>[] }): JSX.Element {
  const t = useStrings(strings);
  return (
    <li class="dk-card dk-card-sum">
      <CardHead>{t.sum}</CardHead>
      <Lines columns={columns} value={(column) => column.foot} />
    </li>
  );
}

type SortProps<Row> = Pick<Sorted<Row>, "columns" | "order" | "press">;

function SortSelect<Row>({ columns, order, press }: SortProps<Row>): JSX.Element | null {
  const t = useStrings(strings);
  const id = useId();
  const sortable = columns.filter((column) => column.sort);
  if (sortable.length < 2) return null;
  const choose = (key: string) => {
    const column = sortable.find((one) => one.key === key);
    if (column) press(key, Boolean(column.end));
  };
  return (
    <Select
      id={id}
      label={t.sortBy}
      value={order?.key ?? ""}
      options={sortable.map((column) => ({ value: column.key, label: column.label }))}
      onChange={choose}
      {...(order ? {} : { empty: true })}
    />
  );
}
