import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { useStrings } from "../../../lib/i18n";
import { Button } from "../../../ui/Button";
import { type Col, Table } from "../base/Table";
import { FixCell } from "./FixCell";
import { faultText } from "./faults";
import { focusNext } from "./focus";
import { type Mend, type Repairs, rowKey } from "./repairs";
import { faultsByRow } from "./steps";
import { strings } from "./strings";
import type { ErrorRow, Fault, Import, Repair } from "./types";

// Enough for one sitting; a thousand fields at once would make typing slow.
const AT_ONCE = 40;

interface Props {
  given: Import;
  repairs: Repairs;
  onMend: Mend;
}

/** Rows with errors: number, what is wrong, and the cell to mend. */
export function ErrorRows({ given, repairs, onMend }: Props): JSX.Element | null {
  const t = useStrings(strings);
  const [shown, setShown] = useState(AT_ONCE);
  const faults = faultsByRow(given);
  const rows = given.error_rows.slice(0, shown);
  const rest = given.error_rows.length - rows.length;
  if (given.error_rows.length === 0) return null;
  const of = (row: ErrorRow): Fault[] => faults.get(rowKey(row)) ?? [];
  const sheets = new Set(given.error_rows.map((row) => row.sheet));
  const columns: Col<ErrorRow>[] = [
    {
      key: "row",
      label: t.row,
      head: true,
      cell: (row) => (
        <>
          {t.rowNumber(row.row)}
          {sheets.size > 1 && <span class="dk-sub">{row.sheet}</span>}
          <span class="dk-sub dk-row-who">{[row.full_name || t.noName, row.hamlet].filter(Boolean).join(" · ")}</span>
        </>
      ),
    },
    { key: "fault", label: t.fault, cell: (row) => <Faults faults={of(row)} /> },
    {
      key: "fix",
      label: t.fix,
      cell: (row) => <FixCell row={row} faults={of(row)} repair={repairs[rowKey(row)]} onMend={onMend} />,
    },
    {
      key: "drop",
      label: t.dropRow,
      bare: true,
      cell: (row) => <DropButton row={row} dropped={repairs[rowKey(row)]?.drop === true} onMend={onMend} />,
    },
  ];
  return (
    <div class="dk-fixes stack stack-3">
      <Table caption={t.rowsTitle} columns={columns} rows={rows} rowKey={rowKey} />
      {rest > 0 && (
        <Button icon="down" onClick={() => setShown(shown + AT_ONCE)}>
          {t.moreRows(Math.min(rest, AT_ONCE))}
        </Button>
      )}
    </div>
  );
}

function Faults({ faults }: { faults: readonly Fault[] }): JSX.Element {
  const t = useStrings(strings);
  return (
    <ul class="dk-items">
      {faults.map((fault) => (
        <li key={`${fault.column} ${fault.code}`}>
          <strong>{t.fields[fault.column ?? ""] ?? fault.column}</strong>
          <span class="dk-sub dk-fault">{faultText(fault)}</span>
        </li>
      ))}
    </ul>
  );
}

function DropButton({ row, dropped, onMend }: { row: ErrorRow; dropped: boolean; onMend: Mend }): JSX.Element {
  const t = useStrings(strings);
  const press = (event: MouseEvent) => {
    const from = event.currentTarget as Element;
    if (dropped) {
      onMend(row, { drop: undefined } as unknown as Repair);
      return;
    }
    onMend(row, { drop: true });
    focusNext(from);
  };
  return (
    <button
      type="button"
      class="dk-link"
      aria-label={dropped ? t.keepRowOf(row.row) : t.dropRowOf(row.row)}
      onClick={press}
    >
      {dropped ? t.keepRow : t.dropRow}
    </button>
  );
}
