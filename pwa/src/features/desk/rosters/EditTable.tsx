import type { JSX } from "preact";
import { useStrings } from "../../../lib/i18n";
import { IconButton } from "../../../ui/Button";
import { strings as baseStrings } from "../base/strings";
import { type Col, Table } from "../base/Table";
import type { MemberRole } from "../base/types";
import type { Cell, CellFaults, TypedLine } from "./editing";
import { strings } from "./strings";

interface Props {
  lines: readonly TypedLine[];
  faults: CellFaults;
  onSet: (line: TypedLine, patch: Partial<TypedLine>) => void;
  onRemove: (line: TypedLine) => void;
}

const ROLES: readonly MemberRole[] = ["leader", "deputy", "member"];

/** Every cell of a list as a field of its own. */
export function EditTable({ lines, faults, onSet, onRemove }: Props): JSX.Element {
  const t = useStrings(strings);
  const common = useStrings(baseStrings);
  const nameOf = (line: TypedLine) => line.full_name || t.newPerson;
  const text =
    (cell: Cell, label: string, mode: "text" | "tel" | "numeric" = "text") =>
    (line: TypedLine) => (
      <TextCell
        label={t.cell(label, nameOf(line))}
        value={line[cell]}
        mode={mode}
        fault={faults[`${lines.indexOf(line)}.${cell}`]}
        onInput={(value) => onSet(line, { [cell]: value })}
      />
    );
  const choice = (cell: Cell, label: string, options: readonly [string, string][]) => (line: TypedLine) => (
    <select
      class="select"
      aria-label={t.cell(label, nameOf(line))}
      value={line[cell]}
      onChange={(event) => onSet(line, { [cell]: event.currentTarget.value })}
    >
      {options.map(([value, words]) => (
        <option key={value} value={value}>
          {words}
        </option>
      ))}
    </select>
  );
  const roles = ROLES.map((role): [string, string] => [role, common.memberRoles[role]]);
  const genders: [string, string][] = [["", t.noGender], ...Object.entries(t.genders)];
  // Only old lists keep the position apart.
  const apart = lines.some((line) => line.position);
  const belongs = apart ? t.organizationOnly : t.organization;
  const columns: Col<TypedLine>[] = [
    { key: "full_name", label: t.name, cell: text("full_name", t.name) },
    { key: "role", label: t.role, cell: choice("role", t.role, roles) },
    { key: "phone", label: t.phone, cell: text("phone", t.phone, "tel") },
    { key: "birth_year", label: t.born, cell: text("birth_year", t.born, "numeric") },
    { key: "gender", label: t.gender, cell: choice("gender", t.gender, genders) },
    { key: "organization", label: belongs, cell: text("organization", belongs) },
    {
      key: "remove",
      label: t.remove,
      cell: (line) => <IconButton icon="trash" label={t.removeOf(nameOf(line))} onClick={() => onRemove(line)} />,
    },
  ];
  if (apart) columns.splice(5, 0, { key: "position", label: t.position, cell: text("position", t.position) });
  return (
    <div class="dk-edit">
      <Table caption={t.roster} columns={columns} rows={lines} rowKey={(line) => String(line.key)} />
    </div>
  );
}

interface TextProps {
  label: string;
  value: string;
  mode: "text" | "tel" | "numeric";
  fault: string | undefined;
  onInput: (value: string) => void;
}

function TextCell({ label, value, mode, fault, onInput }: TextProps): JSX.Element {
  return (
    <div class={fault ? "field field-bad" : "field"}>
      <input
        class="input"
        type="text"
        inputMode={mode}
        autoComplete="off"
        spellcheck={false}
        maxLength={200}
        aria-label={fault ? `${label}: ${fault}` : label}
        aria-invalid={fault ? "true" : undefined}
        value={value}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
      {fault && <span class="dk-sub dk-fault">{fault}</span>}
    </div>
  );
}
