import type { JSX } from "preact";
import { useStrings } from "../../../lib/i18n";
import { Radios } from "../../../ui/Choices";
import { DateField } from "../../../ui/DateField";
import { Icon } from "../../../ui/icons/Icon";
import { useDesk } from "../base/desk";
import { CommuneSelect, TeamSelect } from "../base/Pickers";
import { strings as baseStrings } from "../base/strings";
import { strings } from "./strings";
import { givenRoles, inTeam, overProvince, type Wish } from "./wish";

interface Props {
  wish: Wish;
  onChange: (wish: Wish) => void;
  idOf: (field: string) => string;
  errorOf: (field: string) => string | undefined;
}

/** Role, place and term of one grant. */
export function RoleFields({ wish, onChange, idOf, errorOf }: Props): JSX.Element {
  const t = useStrings(strings);
  const common = useStrings(baseStrings);
  const { roles, unit } = useDesk();
  const options = givenRoles(roles).map((role) => ({
    value: role,
    label: common.roles[role],
    hint: t.roleHints[role],
  }));
  const inCommune = wish.role !== "" && !overProvince(wish.role);
  return (
    <>
      <Radios
        id={idOf("role")}
        legend={t.role}
        options={options}
        value={wish.role || null}
        error={errorOf("role")}
        onChange={(role) => onChange({ ...wish, role: role as Wish["role"] })}
      />
      {inCommune && unit === null && (
        <CommuneSelect
          id={idOf("unit_id")}
          value={wish.unit}
          empty={t.chooseUnit}
          error={errorOf("unit_id")}
          onChange={(id) => onChange({ ...wish, unit: id, team: "" })}
        />
      )}
      {inTeam(wish.role) && wish.unit && (
        <TeamSelect
          id={idOf("team_id")}
          unit={wish.unit}
          value={wish.team}
          empty={t.chooseTeam}
          error={errorOf("team_id")}
          onChange={(team) => onChange({ ...wish, team })}
        />
      )}
      <details class="more" open={Boolean(errorOf("from") || errorOf("to"))}>
        <summary>
          {t.term}
          <Icon name="down" size={16} />
        </summary>
        <div class="dk-form-row">
          <DateField
            id={idOf("from")}
            label={t.fromLabel}
            hint={t.fromHint}
            value={wish.from}
            error={errorOf("from")}
            onChange={(from) => onChange({ ...wish, from })}
          />
          <DateField
            id={idOf("to")}
            label={t.toLabel}
            hint={common.toEmpty}
            value={wish.to}
            error={errorOf("to")}
            onChange={(to) => onChange({ ...wish, to })}
          />
        </div>
      </details>
    </>
  );
}

/** The names of the fields in the order of the form, for the error summary. */
export function useRoleLabels(): Record<string, string> {
  const t = useStrings(strings);
  return { role: t.role, unit_id: t.unit, team_id: t.team, from: t.fromLabel, to: t.toLabel };
}
