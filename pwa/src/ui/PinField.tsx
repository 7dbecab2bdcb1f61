import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { useStrings } from "../lib/i18n";
import { TextField } from "./Field";
import { strings } from "./strings";

interface Props {
  id: string;
  label: string;
  value: string;
  onInput: (value: string) => void;
  hint?: string | undefined;
  error?: string | undefined;
  fresh?: boolean | undefined;
}

/** Six digits. Paste and the phone's password filler work (WCAG 3.3.8); it can be shown. */
export function PinField({ id, label, value, onInput, hint, error, fresh }: Props): JSX.Element {
  const t = useStrings(strings);
  const [shown, setShown] = useState(false);
  return (
    <div class="stack stack-2">
      <TextField
        id={id}
        label={label}
        value={value}
        onInput={(text) => onInput(text.replace(/\D/g, ""))}
        hint={hint}
        error={error}
        type={shown ? "text" : "password"}
        inputMode="numeric"
        maxLength={6}
        class="input-pin"
        autoComplete={fresh ? "new-password" : "current-password"}
      />
      <label class="row pin-show">
        <input type="checkbox" checked={shown} onChange={(event) => setShown(event.currentTarget.checked)} />
        <span>{t.showPin}</span>
      </label>
    </div>
  );
}
