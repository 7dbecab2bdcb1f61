import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { useStrings } from "../../../lib/i18n";
import { ChipRadios } from "../../../ui/Chip";
import { DateField } from "../../../ui/DateField";
import { useDesk } from "./desk";
import { month } from "./format";
import { addMonths, MONTHLY, type Preset, quarterText, type Range } from "./period";
import { strings } from "./strings";

interface Props {
  value: Range & { preset: Preset };
  onChange: (next: Record<string, string | null>) => void;
  presets?: readonly Preset[];
}

/** Reporting month, the one before, the quarter, or typed days; with `presets` also week and year. `onChange` gets query values. */
export function PeriodFields({ value, onChange, presets = MONTHLY }: Props): JSX.Element {
  const t = useStrings(strings);
  const { meta } = useDesk();
  const now = meta.reporting_month;
  const words: Record<Preset, string> = {
    thang: t.periods.thang(month(now)),
    truoc: t.periods.truoc(month(addMonths(now, -1))),
    quy: t.periods.quy(quarterText(now)),
    tuan: t.periods.tuan,
    nam: t.periods.nam(now.slice(0, 4)),
    khac: t.periods.khac,
  };
  const choose = (preset: string) =>
    onChange(preset === "khac" ? { ky: preset, tu: value.from, den: value.to } : { ky: preset, tu: null, den: null });
  return (
    <div class="dk-period">
      <ChipRadios
        name="ky"
        legend={t.period}
        options={presets.map((preset) => ({ value: preset, label: words[preset] }))}
        value={value.preset}
        onChange={choose}
      />
      {value.preset === "khac" && <CustomDays value={value} onChange={onChange} />}
    </div>
  );
}

function CustomDays({ value, onChange }: Props): JSX.Element {
  const t = useStrings(strings);
  const [from, setFrom] = useState(value.from);
  const [to, setTo] = useState(value.to);
  // Half a date or a turned-round span asks nothing; what stands below stays.
  const tell = (start: string, end: string) => {
    if (start && end && start <= end) onChange({ ky: "khac", tu: start, den: end });
  };
  const turned = Boolean(from && to && from > to);
  return (
    <div class="dk-days">
      <DateField
        id="tu"
        label={t.from}
        value={from}
        onChange={(day) => {
          setFrom(day);
          tell(day, to);
        }}
      />
      <DateField
        id="den"
        label={t.to}
        value={to}
        error={turned ? t.badSpan : undefined}
        onChange={(day) => {
          setTo(day);
          tell(from, day);
        }}
      />
    </div>
  );
}
