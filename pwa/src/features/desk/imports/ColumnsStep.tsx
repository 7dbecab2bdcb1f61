import type { JSX } from "preact";
import { useStrings } from "../../../lib/i18n";
import { ButtonLink } from "../../../ui/Button";
import { Icon } from "../../../ui/icons/Icon";
import { type Col, Table } from "../base/Table";
import { Hamlets } from "./Hamlets";
import { StepHead, stepHash } from "./StepBar";
import { strings } from "./strings";
import type { Import, ImportColumn } from "./types";
import type { ImportLoad } from "./useImport";

/** Step 2: which column was taken for what, what was left out, and which hamlets are meant. */
export function ColumnsStep({ given, load }: { given: Import; load: ImportLoad }): JSX.Element {
  const t = useStrings(strings);
  const next = given.errors.length > 0 ? "dong" : "khac";
  return (
    <section class="dk-section">
      <StepHead title={t.stepNames.cot}>
        <ButtonLink kind="primary" href={stepHash(given, next)} icon="next">
          {next === "dong" ? t.toRows : t.toDiff}
        </ButtonLink>
      </StepHead>
      <Hamlets given={given} load={load} />
      <h3>{t.columns}</h3>
      <Columns columns={given.columns} />
      <Left given={given} />
    </section>
  );
}

function Columns({ columns }: { columns: readonly ImportColumn[] }): JSX.Element {
  const t = useStrings(strings);
  const sheets = new Set(columns.map((column) => column.sheet));
  const shown: Col<ImportColumn>[] = [
    {
      key: "header",
      label: t.header,
      head: true,
      cell: (column) => <span lang="vi">{column.header || letter(column.column)}</span>,
    },
    { key: "meaning", label: t.meaning, cell: (column) => t.fields[column.field] ?? column.field },
    { key: "column", label: t.column, cell: (column) => letter(column.column) },
  ];
  if (sheets.size > 1) shown.push({ key: "sheet", label: t.sheet, cell: (column) => column.sheet });
  return (
    <Table caption={t.columns} columns={shown} rows={columns} rowKey={(column) => `${column.sheet} ${column.column}`} />
  );
}

function Left({ given }: { given: Import }): JSX.Element | null {
  const t = useStrings(strings);
  const dropped = [
    ...new Set(given.warnings.filter((one) => one.code === "forbidden_column").map((one) => one.column ?? "")),
  ];
  if (dropped.length + given.ignored.length === 0) return null;
  return (
    <ul class="dk-notes">
      {dropped.length > 0 && (
        <li>
          <Icon name="lock" size={16} />
          <span>
            {t.dropped}: <strong>{dropped.join(", ")}</strong>. {t.droppedText}
          </span>
        </li>
      )}
      {given.ignored.length > 0 && (
        <li>
          <Icon name="info" size={16} />
          <span>
            {t.ignored}: <strong>{given.ignored.join(", ")}</strong>.
          </span>
        </li>
      )}
    </ul>
  );
}

/** The column as Excel names it: 0 → A, 26 → AA. */
export function letter(column: number): string {
  const rest = Math.floor(column / 26);
  return (rest > 0 ? letter(rest - 1) : "") + String.fromCharCode(65 + (column % 26));
}
