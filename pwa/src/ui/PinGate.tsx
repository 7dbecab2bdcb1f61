import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { Button } from "./Button";
import { PinField } from "./PinField";

interface Props {
  label: string;
  action: string;
  wrong: string;
  /** True when the PIN was right; it may take long, because wrong ones must wait. */
  onUnlock: (pin: string) => Promise<boolean>;
}

/** Asks for the PIN before names and phone numbers are shown; works without network. */
export function PinGate({ label, action, wrong, onUnlock }: Props): JSX.Element {
  const [pin, setPin] = useState("");
  const [error, setError] = useState<string>();
  const [busy, setBusy] = useState(false);

  const submit = async () => {
    setBusy(true);
    const opened = await onUnlock(pin);
    setBusy(false);
    if (!opened) {
      setError(wrong);
      setPin("");
    }
  };
  const onSubmit = (event: Event) => {
    event.preventDefault();
    if (!busy) {
      void submit();
    }
  };

  return (
    <form class="stack" onSubmit={onSubmit} noValidate>
      <PinField id="gate-pin" label={label} value={pin} onInput={setPin} error={error} />
      <Button type="submit" kind="primary" icon="lock" disabled={busy || pin.length !== 6}>
        {action}
      </Button>
    </form>
  );
}
