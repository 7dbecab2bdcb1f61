import type { JSX } from "preact";
import { useStrings } from "../lib/i18n";
import { IconButton } from "./Button";
import { strings } from "./strings";

interface Props {
  value: number;
  onChange: (value: number) => void;
  label: string;
  unit?: string;
  min?: number;
  max?: number;
}

/** − n + with 48-px buttons; the number is announced when it changes. */
export function Stepper({ value, onChange, label, unit, min = 1, max = 20 }: Props): JSX.Element {
  const t = useStrings(strings);
  return (
    <fieldset class="stepper" aria-label={label}>
      <IconButton
        icon="minus"
        class="stepper-btn"
        label={t.less}
        onClick={() => onChange(value - 1)}
        disabled={value <= min}
      />
      <output class="stepper-value">{value}</output>
      <IconButton
        icon="plus"
        class="stepper-btn"
        label={t.more}
        onClick={() => onChange(value + 1)}
        disabled={value >= max}
      />
      {unit && <span>{unit}</span>}
    </fieldset>
  );
}
