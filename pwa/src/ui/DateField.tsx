import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { useStrings } from "../lib/i18n";
import { formatDay, parseDay } from "../lib/time";

import { TextField } from "./Field";
import { strings } from "./strings";

interface Props {
  id: string;
  label: string;
  /** ISO day, or "" for none. */
  value: string;
  /** Gets the ISO day, or "" while what stands there is not a day yet. */
  onChange: (day: string) => void;
  hint?: string | undefined;
  error?: string | undefined;
}

/** A date typed as dd/mm/yyyy: quicker than a calendar, and the same on every phone. */
export function DateField({ id, label, value, onChange, hint, error }: Props): JSX.Element {
  const t = useStrings(strings);
  const [typed, setTyped] = useState(value && formatDay(value));
  // A day set from outside wins over what was typed; half a date stays as typed.
  const shown = value && parseDay(typed) !== value ? formatDay(value) : typed;
  const onInput = (text: string) => {
    setTyped(text);
    onChange(parseDay(text) ?? "");
  };
  return (
    <TextField
      id={id}
      label={label}
      value={shown}
      onInput={onInput}
      hint={hint ?? t.dateHint}
      error={error}
      inputMode="numeric"
      maxLength={10}
      class="input-date"
      autoComplete="off"
    />
  );
}
