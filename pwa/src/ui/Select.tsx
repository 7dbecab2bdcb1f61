import type { JSX } from "preact";
import { useStrings } from "../lib/i18n";
import { describedBy, Field } from "./Field";
import { strings } from "./strings";

export interface SelectOption {
  value: string;
  label: string;
}

interface Props {
  id: string;
  label: string;
  value: string;
  options: readonly SelectOption[];
  onChange: (value: string) => void;
  hint?: string | undefined;
  error?: string | undefined;
  /** The first, empty line; leave out when one option is always chosen. */
  empty?: string | true;
}

/** A native drop-down, for seven options or more. */
export function Select({ id, label, value, options, onChange, hint, error, empty }: Props): JSX.Element {
  const t = useStrings(strings);
  return (
    <Field id={id} label={label} hint={hint} error={error}>
      <select
        id={id}
        class="select"
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
        aria-invalid={error ? "true" : undefined}
        aria-describedby={describedBy(id, hint, error)}
      >
        {empty && <option value="">{empty === true ? t.none : empty}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </Field>
  );
}
