import type { JSX } from "preact";
import { useStrings } from "../../../lib/i18n";
import { TextField } from "../../../ui/Field";
import { strings } from "./strings";

interface Props {
  id: string;
  label: string;
  value: string;
  max: number;
  onInput: (value: string) => void;
  error?: string | undefined;
}

/** A short name with the letters that are left; typing over is possible and told, never cut off silently. */
export function ShortField({ id, label, value, max, onInput, error }: Props): JSX.Element {
  const t = useStrings(strings);
  const left = max - value.trim().length;
  return (
    <div>
      <TextField
        id={id}
        label={label}
        hint={t.shortHint}
        value={value}
        onInput={onInput}
        error={error}
        autoComplete="off"
      />
      <p class={left < 0 ? "dk-counter dk-counter-over" : "dk-counter"} aria-live="polite">
        {left < 0 ? t.over(-left) : t.left(left)}
      </p>
    </div>
  );
}
