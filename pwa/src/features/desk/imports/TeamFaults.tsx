import type { JSX } from "preact";
import { useStrings } from "../../../lib/i18n";
import { Card } from "../../../ui/Card";
import { Select } from "../../../ui/Select";
import { faultText } from "./faults";
import { type Mend, type Repairs, rowKey } from "./repairs";
import { LEADER } from "./steps";
import { strings } from "./strings";
import type { ErrorRow, Fault, Import } from "./types";

interface Props {
  given: Import;
  repairs: Repairs;
  onMend: Mend;
}

/** What a team as a whole lacks. Who leads it can be said here; people are added in its draft. */
export function TeamFaults({ given, repairs, onMend }: Props): JSX.Element | null {
  const t = useStrings(strings);
  const faults = given.errors.filter((fault) => fault.row === undefined);
  if (faults.length === 0) return null;
  return (
    <Card tone="warn" icon="team" title={t.teamFaults}>
      <ul class="stack stack-3">
        {faults.map((fault) => (
          <li key={`${fault.team} ${fault.code}`} class="stack stack-2">
            <p>{faultText(fault)}</p>
            {fault.code === "no_leader" && fault.team && (
              <Leader given={given} fault={fault} repairs={repairs} onMend={onMend} />
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Leader({ given, fault, repairs, onMend }: Props & { fault: Fault }): JSX.Element {
  const t = useStrings(strings);
  const team = fault.team ?? "";
  const people: ErrorRow[] = given.members
    .filter((member) => member.hamlet === team)
    .map(({ sheet, row, full_name }) => ({ sheet, row, full_name }));
  const chosen = people.find((row) => repairs[rowKey(row)]?.role === LEADER);
  const pick = (key: string) => {
    const row = people.find((one) => rowKey(one) === key);
    if (row) onMend(row, { role: LEADER });
  };
  return (
    <Select
      id={`to-truong-${team}`}
      label={t.chooseLeader(team)}
      value={chosen ? rowKey(chosen) : ""}
      options={people.map((row) => ({ value: rowKey(row), label: `${row.full_name} (${t.rowNumber(row.row)})` }))}
      empty={t.pickLeader}
      onChange={pick}
    />
  );
}
