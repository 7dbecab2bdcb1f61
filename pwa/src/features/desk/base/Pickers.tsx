import type { JSX } from "preact";
import { useStrings } from "../../../lib/i18n";
import { Select } from "../../../ui/Select";
import { useCommunes, useTeamsOf } from "./lists";
import { strings } from "./strings";
import type { TeamRow } from "./types";

interface Props {
  id: string;
  value: string;
  onChange: (id: string) => void;
  label?: string | undefined;
  /** The empty line; left out where one must be chosen. */
  empty?: string | undefined;
  error?: string | undefined;
}

/** Choose a commune of the province. */
export function CommuneSelect({ id, value, onChange, label, empty, error }: Props): JSX.Element {
  const t = useStrings(strings);
  const communes = useCommunes().data ?? [];
  return (
    <Select
      id={id}
      label={label ?? t.commune}
      value={value}
      options={communes.map((unit) => ({ value: unit.id, label: unit.name }))}
      onChange={onChange}
      empty={empty ?? t.allCommunes}
      error={error}
    />
  );
}

interface TeamProps extends Props {
  unit: string | null;
}

/** Choose a team of a commune; without a commune there is nothing to choose from. */
export function TeamSelect({ id, unit, value, onChange, label, empty, error }: TeamProps): JSX.Element {
  const t = useStrings(strings);
  const teams = useTeamsOf(unit).data ?? [];
  return (
    <Select
      id={id}
      label={label ?? t.team}
      value={value}
      options={teams.map((team) => ({ value: team.id, label: teamName(team) }))}
      onChange={onChange}
      empty={empty ?? t.allTeams}
      error={error}
    />
  );
}

/** How a team is told from its neighbours: the hamlet, with the old commune where names repeat. */
function teamName(team: Pick<TeamRow, "title" | "hamlet_label">): string {
  return team.hamlet_label ?? team.title;
}
