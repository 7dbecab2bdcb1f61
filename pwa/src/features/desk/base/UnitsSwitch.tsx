import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { useStrings } from "../../../lib/i18n";
import { ChipRadios } from "../../../ui/Chip";
import { DateField } from "../../../ui/DateField";
import { strings } from "./strings";
import { isDay, unitsQuery } from "./unitsAsOf";

interface Props {
  /** `then`, `now` or a day. */
  value: string;
  /** Gets query values. */
  onChange: (next: Record<string, string | null>) => void;
}

/** By the units of the day of each visit, by those of now, or by those of a typed day. */
export function UnitsSwitch({ value, onChange }: Props): JSX.Element {
  const t = useStrings(strings);
  const [picking, setPicking] = useState(isDay(value));
  const [typed, setTyped] = useState(isDay(value) ? value : "");
  const choose = (chosen: string) => {
    setPicking(chosen === "day");
    if (chosen !== "day") onChange(unitsQuery(chosen));
    else if (typed) onChange(unitsQuery(typed));
  };
  return (
    <div class="dk-period">
      <ChipRadios
        name="don-vi"
        legend={t.units}
        options={[
          { value: "then", label: t.unitsThen },
          { value: "now", label: t.unitsNow },
          { value: "day", label: t.unitsPick },
        ]}
        value={picking ? "day" : value}
        onChange={choose}
      />
      {picking && (
        <div class="dk-days">
          <DateField
            id="don-vi-ngay"
            label={t.unitsDay}
            value={typed}
            // Half a date asks nothing; what stands below stays.
            onChange={(day) => {
              setTyped(day);
              if (day) onChange(unitsQuery(day));
            }}
          />
        </div>
      )}
    </div>
  );
}
