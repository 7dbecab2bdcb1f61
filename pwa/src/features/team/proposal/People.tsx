import type { JSX } from "preact";
import { useStrings } from "../../../lib/i18n";
import { Button } from "../../../ui/Button";
import { Section } from "../../../ui/Heading";
import { Icon } from "../../../ui/icons/Icon";
import { showPhone } from "../../../ui/phone";
import { RecordRow } from "../../../ui/RecordRow";
import { inOrder, type Line, type Proposal } from "./lines";
import { strings } from "./strings";
import { words } from "./words";

interface Props {
  proposal: Proposal;
  editable: boolean;
  /** What is wrong, by person. */
  faults: ReadonlyMap<string, string>;
  onEdit: (line: Line) => void;
  onKeep: (line: Line) => void;
  onAdd: () => void;
}

/** The id of a person's row, for the summary of faults. */
export function rowId(key: string): string {
  return `line-${key}`;
}

/** The list as it is to be; who leaves stands below and can be kept. */
export function People({ proposal, editable, faults, onEdit, onKeep, onAdd }: Props): JSX.Element {
  const t = useStrings(strings);
  const { base, lines } = proposal;
  const staying = new Set(lines.map((line) => line.key));
  const known = new Set(base.map((line) => line.key));
  const leaving = base.filter((line) => !staying.has(line.key));
  return (
    <Section title={t.list} aside={<span class="muted">{t.people(lines.length)}</span>}>
      <ul class="records">
        {inOrder(lines).map((line) => (
          <li key={line.key} id={rowId(line.key)}>
            <Person line={line} fault={faults.get(line.key)} fresh={!known.has(line.key)}>
              {editable && (
                <Button onClick={() => onEdit(line)} label={t.editWho(line.full_name)}>
                  {t.edit}
                </Button>
              )}
            </Person>
          </li>
        ))}
        {leaving.map((line) => (
          <li key={line.key}>
            <RecordRow
              icon="logout"
              title={line.full_name}
              sub={t.leaves}
              side={
                editable && (
                  <Button onClick={() => onKeep(line)} label={t.keepWho(line.full_name)}>
                    {t.keep}
                  </Button>
                )
              }
            />
          </li>
        ))}
      </ul>
      {editable && (
        <Button icon="plus" wide onClick={onAdd}>
          {t.add}
        </Button>
      )}
    </Section>
  );
}

interface PersonProps {
  line: Line;
  fault: string | undefined;
  fresh: boolean;
  children: JSX.Element | false;
}

function Person({ line, fault, fresh, children }: PersonProps): JSX.Element {
  const t = useStrings(strings);
  const { roles } = useStrings(words);
  const role = roles[line.role];
  const phone = line.phone && showPhone(line.phone).replaceAll(" ", "\u00a0");
  const parts = [fresh && t.fresh, `${role.charAt(0).toUpperCase()}${role.slice(1)}`, line.organization, phone];
  return (
    <>
      <RecordRow icon="user" title={line.full_name} sub={parts.filter(Boolean).join(" · ")} side={children} />
      {fault && (
        <p class="field-error">
          <Icon name="alert" size={20} />
          {fault}
        </p>
      )}
    </>
  );
}
