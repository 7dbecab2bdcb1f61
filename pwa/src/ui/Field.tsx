import type { ComponentChildren, JSX } from "preact";
import { Icon } from "./icons/Icon";

interface FieldProps {
  id: string;
  label: string;
  hint?: string | undefined;
  error?: string | undefined;
  children: ComponentChildren;
}

/** The ids a control names in aria-describedby. */
export function describedBy(id: string, hint?: string, error?: string): string | undefined {
  const ids = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean);
  return ids.length ? ids.join(" ") : undefined;
}

/** Label, hint and error around one control. The control carries `id` itself. */
export function Field({ id, label, hint, error, children }: FieldProps): JSX.Element {
  return (
    <div class={error ? "field field-bad" : "field"}>
      <label class="label" for={id}>
        {label}
      </label>
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error && (
        <p class="field-error" id={`${id}-error`}>
          <Icon name="alert" size={20} />
          {error}
        </p>
      )}
      {children}
    </div>
  );
}

interface TextProps {
  id: string;
  label: string;
  value: string;
  onInput: (value: string) => void;
  hint?: string | undefined;
  error?: string | undefined;
  type?: "text" | "tel" | "password" | "search" | "email";
  inputMode?: "text" | "tel" | "numeric" | "search" | "decimal";
  autoComplete?: string;
  maxLength?: number;
  class?: string;
  required?: boolean;
  spellcheck?: boolean;
  /** The id of a <datalist>. */
  list?: string;
}

/** A one-line text field. Never with placeholder text: hints stand above. */
export function TextField({
  id,
  label,
  value,
  onInput,
  hint,
  error,
  type = "text",
  class: extra = "",
  ...rest
}: TextProps): JSX.Element {
  return (
    <Field id={id} label={label} hint={hint} error={error}>
      <input
        id={id}
        class={`input ${extra}`.trim()}
        type={type as "text"}
        value={value}
        onInput={(event) => onInput(event.currentTarget.value)}
        aria-invalid={error ? "true" : undefined}
        aria-describedby={describedBy(id, hint, error)}
        {...rest}
      />
    </Field>
  );
}

interface AreaProps {
  id: string;
  label: string;
  value: string;
  onInput: (value: string) => void;
  hint?: string | undefined;
  error?: string | undefined;
  maxLength?: number;
}

/** A text of several lines. */
export function TextArea({ id, label, value, onInput, hint, error, maxLength }: AreaProps): JSX.Element {
  return (
    <Field id={id} label={label} hint={hint} error={error}>
      <textarea
        id={id}
        class="textarea"
        rows={3}
        value={value}
        maxLength={maxLength}
        onInput={(event) => onInput(event.currentTarget.value)}
        aria-invalid={error ? "true" : undefined}
        aria-describedby={describedBy(id, hint, error)}
      />
    </Field>
  );
}
