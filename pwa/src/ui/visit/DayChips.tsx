import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { useStrings } from "../../lib/i18n";
import { addDays } from "../../lib/time";
import { ChipRadios } from "../Chip";
import { DateField } from "../DateField";
import { DAYS_BACK } from "./model";
import { visitStrings } from "./strings";

interface Props {
  value: string;
  today: string;
  onChange: (day: string) => void;
  error?: string | undefined;
  /** How far back one may go. */
  daysBack?: number | undefined;
}

/** Hôm nay · Hôm qua · Ngày khác; the last one opens a typed date. */
export function DayChips({ value, today, onChange, error, daysBack = DAYS_BACK }: Props): JSX.Element {
  const t = useStrings(visitStrings);
  const yesterday = addDays(today, -1);
  const [other, setOther] = useState(value !== today && value !== yesterday);
  const chosen = other ? "other" : value;
  const pick = (choice: string) => {
    setOther(choice === "other");
    if (choice !== "other") {
      onChange(choice);
    }
  };
  return (
    <>
      <ChipRadios
        name="day-choice"
        legend={t.day}
        options={[
          { value: today, label: t.today },
          { value: yesterday, label: t.yesterday },
          { value: "other", label: t.otherDay },
        ]}
        value={chosen}
        onChange={pick}
      />
      {other && (
        <DateField
          id="day"
          label={t.typeDay}
          hint={t.typeDayHint(daysBack)}
          value={value}
          onChange={onChange}
          error={error}
        />
      )}
    </>
  );
}
