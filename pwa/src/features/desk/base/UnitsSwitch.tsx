import type { JSX } from "preact";
import { useStrings } from "../../../lib/i18n";
import { ChipRadios } from "../../../ui/Chip";
import { strings } from "./strings";

/** By the units of the day of each visit, or by the units of now. */
export function UnitsSwitch({ now, onChange }: { now: boolean; onChange: (now: boolean) => void }): JSX.Element {
  const t = useStrings(strings);
  return (
    <ChipRadios
      name="don-vi"
      legend={t.units}
      options={[
        { value: "luc-do", label: t.unitsThen },
        { value: "nay", label: t.unitsNow },
      ]}
      value={now ? "nay" : "luc-do"}
      onChange={(value) => onChange(value === "nay")}
    />
  );
}
