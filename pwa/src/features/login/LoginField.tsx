import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { useStrings } from "../../lib/i18n";
import { Button } from "../../ui/Button";
import { TextField } from "../../ui/Field";
import { strings } from "./strings";

interface Props {
  value: string;
  onInput: (value: string) => void;
  error: string | undefined;
}

/** The number with a number's keys; a name for those whose number somebody else logs in with. */
export function LoginField({ value, onInput, error }: Props): JSX.Element {
  const t = useStrings(strings);
  const [named, setNamed] = useState(/\p{L}/u.test(value));
  const keys = named ? ({ type: "text", spellcheck: false } as const) : ({ type: "tel", inputMode: "tel" } as const);
  const change = () => {
    setNamed(!named);
    onInput("");
  };
  return (
    <div class="stack stack-2">
      <TextField
        id="phone"
        label={named ? t.loginName : t.phone}
        value={value}
        onInput={onInput}
        error={error}
        autoComplete="username"
        {...keys}
      />
      <Button kind="quiet" start onClick={change}>
        {named ? t.usePhone : t.useName}
      </Button>
    </div>
  );
}
