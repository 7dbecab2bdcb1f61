import type { JSX } from "preact";
import { api } from "../../../data";
import { useStrings } from "../../../lib/i18n";
import { Select, type SelectOption } from "../../../ui/Select";
import { useDesk } from "../base/desk";
import { useLoad } from "../base/load";
import type { Unit } from "../base/types";
import { strings } from "./strings";
import type { Series } from "./types";

interface Props {
  id: string;
  value: string;
  /** The day whose units are offered. */
  on: string;
  /** Whoever has figures already. */
  series?: readonly Pick<Series, "unit_id" | "unit_name">[];
  onChange: (id: string) => void;
  error: string | undefined;
}

/** The provinces and communes of the day, and whoever has figures already. */
export function UnitSelect({ id, value, on, series = [], onChange, error }: Props): JSX.Element {
  const t = useStrings(strings);
  const { meta } = useDesk();
  const provinces = useLoad(on && `provinces ${on}`, () => api.get<{ items: Unit[] }>("/units", { on }));
  const asked = { level: "commune", parent: meta.province?.id ?? null, on };
  const communes = useLoad(on && JSON.stringify(asked), () => api.get<{ items: Unit[] }>("/units", asked));
  const options = new Map<string, SelectOption>();
  for (const one of series) options.set(one.unit_id, { value: one.unit_id, label: one.unit_name });
  for (const unit of [...(provinces.data?.items ?? []), ...(communes.data?.items ?? [])])
    options.set(unit.id, { value: unit.id, label: unit.label });
  return (
    <Select
      id={id}
      label={t.unit}
      value={value}
      options={[...options.values()]}
      onChange={onChange}
      empty={t.chooseOne}
      error={error}
    />
  );
}
