import type { JSX } from "preact";
import { useStrings } from "../../../lib/i18n";
import { strings as baseStrings } from "../base/strings";
import type { MemberRole } from "../base/types";

/** A person as a version of a list writes them. */
export interface RosterLine {
  person_id: string | null;
  full_name: string;
  birth_year: number | null;
  gender: string | null;
  organization: string | null;
  position: string | null;
  phone: string | null;
  role: MemberRole;
}

/** The people of a list with their roles, in the order of the list. */
export function PeopleList({ lines }: { lines: readonly RosterLine[] }): JSX.Element {
  const common = useStrings(baseStrings);
  return (
    <ul class="dk-people">
      {lines.map((line) => (
        <li key={line.person_id ?? line.full_name}>
          <span>
            {line.full_name}
            <span class="dk-sub">{[line.birth_year, line.organization].filter(Boolean).join(" · ")}</span>
          </span>
          <span class="muted small">{common.memberRoles[line.role]}</span>
        </li>
      ))}
    </ul>
  );
}
