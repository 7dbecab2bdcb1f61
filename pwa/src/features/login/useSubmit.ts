import { useState } from "preact/hooks";
import type { FieldError } from "../../ui/ErrorSummary";

interface Submit {
  errors: FieldError[];
  busy: boolean;
  /** The words at one control. */
  at: (id: string) => string | undefined;
  onSubmit: (event: Event) => void;
}

/** Check, then send once; what fails is shown above the form and at its control. */
export function useSubmit(
  check: () => FieldError[],
  send: () => Promise<void>,
  explain: (error: unknown) => FieldError,
): Submit {
  const [errors, setErrors] = useState<FieldError[]>([]);
  const [busy, setBusy] = useState(false);

  const run = async () => {
    const found = check();
    setErrors(found);
    if (found.length > 0) {
      return;
    }
    setBusy(true);
    try {
      await send();
    } catch (error) {
      setErrors([explain(error)]);
    } finally {
      setBusy(false);
    }
  };
  const onSubmit = (event: Event) => {
    event.preventDefault();
    if (!busy) {
      void run();
    }
  };
  return { errors, busy, at: (id) => errors.find((error) => error.id === id)?.text, onSubmit };
}
