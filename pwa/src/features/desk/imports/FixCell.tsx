import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { useStrings } from "../../../lib/i18n";
import { Button } from "../../../ui/Button";
import { Pill } from "../../../ui/Pill";
import { CellField } from "./CellField";
import { focusNext } from "./focus";
import { isDealtWith, isDone, type Mend } from "./repairs";
import { strings } from "./strings";
import { type ErrorRow, type Fault, FIELDS, type Field, type Repair } from "./types";

interface Props {
  row: ErrorRow;
  faults: readonly Fault[];
  repair: Repair | undefined;
  onMend: Mend;
}

/** The cells of a row to mend: those that are wrong, and on demand the others. */
export function FixCell({ row, faults, repair, onMend }: Props): JSX.Element {
  const t = useStrings(strings);
  const [all, setAll] = useState(false);
  if (repair?.drop) return <Pill icon="minus">{t.willDrop}</Pill>;
  const wrong = FIELDS.filter((field) => faults.some((fault) => fault.column === field));
  const others = FIELDS.filter((field) => !wrong.includes(field));
  const cell = (field: Field) => {
    const fault = faults.find((one) => one.column === field);
    return (
      <CellField
        key={field}
        row={row}
        field={field}
        fault={fault}
        done={fault === undefined || isDealtWith(fault, repair)}
        value={repair?.[field] ?? row[field] ?? ""}
        onMend={(change) => onMend(row, change)}
      />
    );
  };
  return (
    <div class="dk-fix">
      {wrong.map(cell)}
      {all && others.map(cell)}
      <div class="row">
        {faults.some((fault) => fault.code === "duplicate_in_file") && (
          <Shared row={row} repair={repair} onMend={onMend} />
        )}
        {!all && (
          <button type="button" class="dk-link" aria-label={t.otherCellsOf(row.row)} onClick={() => setAll(true)}>
            {t.otherCells}
          </button>
        )}
        {repair && isDone(faults, repair) && (
          <Pill tone="ok" icon="sent">
            {t.fix}
          </Pill>
        )}
      </div>
    </div>
  );
}

function Shared({ row, repair, onMend }: Omit<Props, "faults">): JSX.Element {
  const t = useStrings(strings);
  if (repair?.shared_phone) return <span class="small">{t.shared}</span>;
  return (
    <Button
      icon="users"
      onClick={(event) => {
        const from = event.currentTarget as Element;
        onMend(row, { shared_phone: true });
        focusNext(from);
      }}
    >
      {t.sharePhone}
    </Button>
  );
}
