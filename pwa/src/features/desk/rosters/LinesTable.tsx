import type { JSX } from "preact";
import { useStrings } from "../../../lib/i18n";
import { Call } from "../base/Call";
import { NOTHING } from "../base/format";
import { strings as baseStrings } from "../base/strings";
import { type Col, Table } from "../base/Table";
import { strings } from "./strings";
import type { Line } from "./types";

/** The people of a version that cannot be changed. */
export function LinesTable({ lines }: { lines: readonly Line[] }): JSX.Element {
  const t = useStrings(strings);
  const common = useStrings(baseStrings);
  const columns: Col<Line>[] = [
    { key: "name", label: t.name, head: true, cell: (line) => line.full_name },
    { key: "role", label: t.role, cell: (line) => common.memberRoles[line.role] },
    { key: "born", label: t.born, end: true, cell: (line) => line.birth_year ?? NOTHING },
    {
      key: "gender",
      label: t.gender,
      cell: (line) => (line.gender ? (t.genders[line.gender] ?? line.gender) : NOTHING),
      wideOnly: true,
    },
    {
      key: "organization",
      label: t.organization,
      cell: (line) => [line.position, line.organization].filter(Boolean).join(", ") || NOTHING,
    },
    { key: "phone", label: t.phone, cell: (line) => <Call phone={line.phone} name={line.full_name} /> },
  ];
  return (
    <Table
      caption={t.roster}
      columns={columns}
      rows={lines}
      rowKey={(line) => line.person_id ?? JSON.stringify(line)}
    />
  );
}
