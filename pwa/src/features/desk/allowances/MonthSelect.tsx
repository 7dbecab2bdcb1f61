import type { JSX } from "preact";
import { useStrings } from "../../../lib/i18n";
import { Select } from "../../../ui/Select";
import { useDesk } from "../base/desk";
import { month } from "../base/format";
import { addMonths } from "../base/period";
import { place, setQuery } from "../base/route";
import { strings } from "./strings";

const BACK = 12;

/** The month of the address, by default the running reporting month. */
export function useMonth(): string {
  const { meta } = useDesk();
  const asked = place.value.query.thang ?? "";
  return /^20\d\d-(0[1-9]|1[0-2])$/.test(asked) ? asked : meta.reporting_month;
}

/** Choose one of the last reporting months. */
export function MonthSelect(): JSX.Element {
  const t = useStrings(strings);
  const { meta } = useDesk();
  const value = useMonth();
  const recent = Array.from({ length: BACK }, (_, back) => addMonths(meta.reporting_month, -back));
  const months = recent.includes(value) ? recent : [value, ...recent];
  return (
    <Select
      id="thang"
      label={t.month}
      value={value}
      options={months.map((one) => ({ value: one, label: month(one) }))}
      onChange={(one) => setQuery({ thang: one })}
    />
  );
}
