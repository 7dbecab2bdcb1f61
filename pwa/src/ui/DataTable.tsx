import type { ComponentChildren, JSX } from "preact";
import { Icon } from "./icons/Icon";

/** One column: how its head reads and how a row fills it. */
export interface Column<Row> {
  key: string;
  label: string;
  cell: (row: Row) => ComponentChildren;
  /** Numbers stand at the end of the line. */
  end?: boolean | undefined;
  /** The cell that names the row. */
  head?: boolean | undefined;
  /** Given when the column can be sorted. */
  onSort?: (() => void) | undefined;
  sorted?: "ascending" | "descending" | undefined;
}

interface Props<Row> {
  caption: string;
  hideCaption?: boolean;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** Cells of a last row of sums, one per column. */
  foot?: readonly ComponentChildren[] | undefined;
  class?: string;
}

/** A real table that can be copied into Excel, with a head that stays in sight. */
export function DataTable<Row>({
  caption,
  hideCaption,
  columns,
  rows,
  rowKey,
  foot,
  class: extra = "",
}: Props<Row>): JSX.Element {
  return (
    // A scroll area must be reachable by keyboard, and named.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: keyboard users scroll it with the arrow keys
    <section class={`table-wrap ${extra}`.trim()} aria-label={caption} tabIndex={0}>
      <table class="table">
        <caption class={hideCaption ? "vh" : undefined}>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <Head key={column.key} column={column} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)}>
              {columns.map((column) => (
                <Cell key={column.key} column={column} row={row} />
              ))}
            </tr>
          ))}
        </tbody>
        {foot && (
          <tfoot>
            <tr>
              {columns.map((column, at) => (
                <td key={column.key} class={column.end ? "end" : undefined}>
                  {foot[at]}
                </td>
              ))}
            </tr>
          </tfoot>
        )}
      </table>
    </section>
  );
}

function Head<Row>({ column }: { column: Column<Row> }): JSX.Element {
  const { label, end, onSort, sorted } = column;
  return (
    <th scope="col" class={end ? "end" : undefined} aria-sort={sorted}>
      {onSort ? (
        <button type="button" class="table-sort" onClick={onSort}>
          {label}
          <Icon name="sort" size={16} />
        </button>
      ) : (
        label
      )}
    </th>
  );
}

function Cell<Row>({ column, row }: { column: Column<Row>; row: Row }): JSX.Element {
  const name = column.end ? "end" : undefined;
  return column.head ? (
    <th scope="row" class={name}>
      {column.cell(row)}
    </th>
  ) : (
    <td class={name}>{column.cell(row)}</td>
  );
}
