import type { ComponentChildren, JSX } from "preact";
import { useStrings } from "../../../lib/i18n";
import { phone } from "../base/format";
import { strings as baseStrings } from "../base/strings";
import type { Line, LineField } from "../rosters/types";
import { strings } from "./strings";

interface Props {
  line: Line | null;
  /** The same person on the other version: what differs is marked. */
  beside: Line | null;
}

/** One person of a list in two lines of text. */
export function LineText({ line, beside }: Props): JSX.Element {
  const t = useStrings(strings);
  const common = useStrings(baseStrings);
  if (!line) return <span class="muted">{t.nobody}</span>;
  const differs = (...fields: LineField[]) => beside !== null && fields.some((field) => line[field] !== beside[field]);
  const details: [string | null, boolean][] = [
    [common.memberRoles[line.role], differs("role")],
    [line.birth_year === null ? null : t.born(line.birth_year), differs("birth_year")],
    [line.gender === null ? null : (t.genders[line.gender] ?? line.gender), differs("gender")],
    [line.phone === null ? t.noPhone : phone(line.phone), differs("phone")],
    [[line.position, line.organization].filter(Boolean).join(", ") || null, differs("organization", "position")],
  ];
  const told = details.filter((one): one is [string, boolean] => one[0] !== null);
  return (
    <>
      <Marked on={differs("full_name")}>{line.full_name}</Marked>
      <span class="dk-sub">
        {told.map(([text, marked], at) => (
          <span key={text}>
            {at > 0 && " · "}
            <Marked on={marked}>{text}</Marked>
          </span>
        ))}
      </span>
    </>
  );
}

function Marked({ on, children }: { on: boolean; children: ComponentChildren }): ComponentChildren {
  return on ? <mark class="dk-mark">{children}</mark> : children;
}
