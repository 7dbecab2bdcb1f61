import type { JSX } from "preact";
import { TextField } from "../../../ui/Field";

interface Props {
  id: string;
  label: string;
  hint: string;
  value: string;
  /** What was typed before, so that the same thing gets the same name. */
  known: readonly string[];
  onInput: (value: string) => void;
  error: string | undefined;
  maxLength: number;
}

/** A text field that offers what is there already, and takes anything else. */
export function Suggested({ known, ...field }: Props): JSX.Element {
  const list = `${field.id}-known`;
  return (
    <div>
      <TextField {...field} list={list} autoComplete="off" />
      <datalist id={list}>
        {[...new Set(known)].map((text) => (
          <option key={text} value={text} />
        ))}
      </datalist>
    </div>
  );
}
