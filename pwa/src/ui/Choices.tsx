import type { JSX } from "preact";
import { Icon } from "./icons/Icon";

export interface Choice {
  value: string;
  label: string;
  hint?: string;
}

interface Base {
  id: string;
  legend: string;
  options: readonly Choice[];
  hint?: string | undefined;
  error?: string | undefined;
}

interface RadiosProps extends Base {
  value: string | null;
  onChange: (value: string) => void;
}

/** Stacked radio buttons of 56 px. None is chosen unless the caller knows the answer. */
export function Radios({ value, onChange, ...base }: RadiosProps): JSX.Element {
  return <Group {...base} type="radio" chosen={(one) => one === value} pick={onChange} />;
}

interface ChecksProps extends Base {
  values: readonly string[];
  onChange: (values: string[]) => void;
}

/** Stacked check boxes of 56 px. */
export function Checks({ values, onChange, ...base }: ChecksProps): JSX.Element {
  const flip = (value: string) =>
    onChange(values.includes(value) ? values.filter((one) => one !== value) : [...values, value]);
  return <Group {...base} type="checkbox" chosen={(one) => values.includes(one)} pick={flip} />;
}

interface GroupProps extends Base {
  type: "radio" | "checkbox";
  chosen: (value: string) => boolean;
  pick: (value: string) => void;
}

function Group({ id, legend, options, hint, error, type, chosen, pick }: GroupProps): JSX.Element {
  return (
    <fieldset id={id} class={error ? "field field-bad" : "field"} aria-describedby={error ? `${id}-error` : undefined}>
      <legend class="label">{legend}</legend>
      {hint && <p class="hint">{hint}</p>}
      {error && (
        <p class="field-error" id={`${id}-error`}>
          <Icon name="alert" size={20} />
          {error}
        </p>
      )}
      <div class="choices">
        {options.map((option) => (
          <label class="choice" key={option.value}>
            <input
              type={type as "radio"}
              name={id}
              checked={chosen(option.value)}
              onChange={() => pick(option.value)}
            />
            <span>{option.label}</span>
            {option.hint && <span class="hint">{option.hint}</span>}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
