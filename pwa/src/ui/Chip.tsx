import type { ComponentChildren, JSX } from "preact";
import { Icon, type IconName } from "./icons/Icon";

interface ChipProps {
  onClick: () => void;
  pressed?: boolean;
  icon?: IconName;
  count?: number | undefined;
  children: ComponentChildren;
}

/** A chip that is a button: a filter (with `pressed`) or a small action (without). */
export function Chip({ onClick, pressed, icon, count, children }: ChipProps): JSX.Element {
  return (
    <button type="button" class="chip" onClick={onClick} aria-pressed={pressed}>
      {icon && <Icon name={icon} size={20} />}
      <span>{children}</span>
      {count !== undefined && <span class="chip-count">{count}</span>}
    </button>
  );
}

/** One choice of a chip group. */
export interface ChipOption {
  value: string;
  label: string;
}

interface GroupProps {
  name: string;
  legend: string;
  options: readonly ChipOption[];
  hideLegend?: boolean;
  children?: ComponentChildren;
}

interface RadioProps extends GroupProps {
  value: string | null;
  onChange: (value: string) => void;
}

/** One of several, as real radio buttons in chip form. `children` come after the last chip. */
export function ChipRadios({ name, legend, options, value, onChange, hideLegend, children }: RadioProps): JSX.Element {
  return (
    <fieldset class="field" id={name}>
      <legend class={hideLegend ? "vh" : "label"}>{legend}</legend>
      <div class="chips">
        {options.map((option) => (
          <label class="chip" key={option.value}>
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={option.value === value}
              onChange={() => onChange(option.value)}
            />
            <span>{option.label}</span>
          </label>
        ))}
        {children}
      </div>
    </fieldset>
  );
}

interface ChecksProps extends GroupProps {
  values: readonly string[];
  onChange: (values: string[]) => void;
}

/** Any number of several, as real check boxes in chip form. */
export function ChipChecks({
  name,
  legend,
  options,
  values,
  onChange,
  hideLegend,
  children,
}: ChecksProps): JSX.Element {
  const flip = (value: string) =>
    onChange(values.includes(value) ? values.filter((one) => one !== value) : [...values, value]);
  return (
    <fieldset class="field" id={name}>
      <legend class={hideLegend ? "vh" : "label"}>{legend}</legend>
      <div class="chips">
        {options.map((option) => (
          <label class="chip" key={option.value}>
            <input
              type="checkbox"
              name={name}
              checked={values.includes(option.value)}
              onChange={() => flip(option.value)}
            />
            <span>{option.label}</span>
          </label>
        ))}
        {children}
      </div>
    </fieldset>
  );
}
