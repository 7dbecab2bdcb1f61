import { useState } from "preact/hooks";
import { useStrings } from "../../../lib/i18n";
import type { FieldError } from "../../../ui/ErrorSummary";
import { type Faults, serverFaults, summaryOf, toldAtFields } from "./form";
import { useAction } from "./load";
import { strings } from "./strings";

interface Options {
  /** Prefix of the ids of the controls. */
  id: string;
  /** Field name → label, in the order of the page. */
  fields: Readonly<Record<string, string>>;
  /** Our own look at the form, when it is sent. */
  check: () => Faults;
  send: () => Promise<void>;
  /** Words for codes of the server that only this form can get. */
  told?: Readonly<Record<string, string>>;
}

/** A form by the error-summary pattern: checked when sent, faults of ours and of the server at the same places. */
export function useForm({ id, fields, check, send, told }: Options) {
  const t = useStrings(strings);
  const [own, setOwn] = useState<Faults>({});
  const action = useAction();
  const faults: Faults = { ...serverFaults(action.problem, fields, t, told), ...own };
  const summary: FieldError[] = summaryOf(id, fields, faults, t);

  const submit = (event: Event) => {
    event.preventDefault();
    const found = check();
    setOwn(found);
    action.clear();
    if (Object.keys(found).length === 0) action.run(send);
  };
  return {
    submit,
    summary,
    busy: action.busy,
    errorOf: (field: string): string | undefined => faults[field],
    idOf: (field: string): string => `${id}-${field}`,
    /** A problem that no field tells. */
    problem: toldAtFields(action.problem, faults) ? null : action.problem,
  };
}
