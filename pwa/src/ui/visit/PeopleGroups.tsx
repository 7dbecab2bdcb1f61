import type { JSX } from "preact";
import { useStrings } from "../../lib/i18n";
import { ChipRadios } from "../Chip";
import { useCatalogue } from "./catalogue";
import { type Group, grouped } from "./model";
import { visitStrings } from "./strings";

const UNKNOWN = "unknown";

interface Props {
  total: number;
  groups: readonly Group[];
  onChange: (groups: Group[]) => void;
  error?: string | undefined;
}

/** Age and sex: two chip rows for one person, a small counting table for more. */
export function PeopleGroups(props: Props): JSX.Element {
  return props.total === 1 ? <OnePerson {...props} /> : <Counting {...props} />;
}

function OnePerson({ groups, onChange }: Props): JSX.Element {
  const t = useStrings(visitStrings);
  const { entries, label } = useCatalogue();
  const group = groups[0];
  const set = (part: Partial<Group>) =>
    onChange([{ age_band: group?.age_band ?? UNKNOWN, sex: group?.sex ?? UNKNOWN, count: 1, ...part }]);
  const options = (kind: "age_band" | "sex") =>
    entries[kind].map(({ code }) => ({ value: code, label: label(kind, code, "short") }));
  return (
    <>
      <ChipRadios
        name="age"
        legend={t.age}
        options={options("age_band")}
        value={group?.age_band ?? null}
        onChange={(age_band) => set({ age_band })}
      />
      <ChipRadios
        name="sex"
        legend={t.sex}
        options={options("sex")}
        value={group?.sex ?? null}
        onChange={(sex) => set({ sex })}
      />
    </>
  );
}

function Counting({ total, groups, onChange, error }: Props): JSX.Element {
  const t = useStrings(visitStrings);
  const { entries, label } = useCatalogue();
  const left = total - grouped(groups);
  const set = (age_band: string, sex: string, count: number) =>
    onChange([
      ...groups.filter((group) => group.age_band !== age_band || group.sex !== sex),
      ...(count > 0 ? [{ age_band, sex, count }] : []),
    ]);
  return (
    <fieldset id="groups" class={error ? "field field-bad" : "field"}>
      <legend class="label">{t.ageAndSex}</legend>
      <p class={left < 0 ? "field-error" : "hint"} role="status">
        {t.left(left)}
      </p>
      <table class="count-table">
        <thead>
          <tr>
            <td />
            {entries.sex.map(({ code }) => (
              <th key={code} scope="col">
                {label("sex", code, "short")}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {entries.age_band.map((age) => (
            <tr key={age.code}>
              <th scope="row">{label("age_band", age.code, "short")}</th>
              {entries.sex.map((sex) => (
                <td key={sex.code}>
                  <CountCell
                    label={t.countOf(label("age_band", age.code), label("sex", sex.code))}
                    value={countAt(groups, age.code, sex.code)}
                    onChange={(count) => set(age.code, sex.code, count)}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </fieldset>
  );
}

function CountCell(props: { label: string; value: number; onChange: (count: number) => void }): JSX.Element {
  const { label, value, onChange } = props;
  return (
    <input
      class="input"
      type="text"
      inputMode="numeric"
      maxLength={4}
      aria-label={label}
      value={value === 0 ? "" : String(value)}
      onInput={(event) => onChange(Number(event.currentTarget.value.replace(/\D/g, "")))}
    />
  );
}

function countAt(groups: readonly Group[], age: string, sex: string): number {
  return groups.find((group) => group.age_band === age && group.sex === sex)?.count ?? 0;
}
