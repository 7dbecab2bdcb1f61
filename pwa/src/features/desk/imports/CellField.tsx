import type { JSX } from "preact";
import { useId } from "preact/hooks";
import { stringsIn, useStrings } from "../../../lib/i18n";
import { Button } from "../../../ui/Button";
import { fixText } from "./faults";
import { focusNext } from "./focus";
import { strings } from "./strings";
import type { ErrorRow, Fault, Field, Repair } from "./types";

interface Props {
  row: ErrorRow;
  field: Field;
  fault: Fault | undefined;
  /** Nothing is left to be done here. */
  done: boolean;
  value: string;
  onMend: (change: Repair) => void;
}

// The words that the file would have, whatever the language of the screen: they are read as the file is.
const { roleTexts: role, genderTexts: gender } = stringsIn(strings, "vi");
const WORDS = { role, gender };

const KEYS: Partial<Record<Field, "tel" | "numeric">> = { phone: "tel", birth_year: "numeric" };

/** What a reader hears of a wrong cell, and how the focus finds it. */
function marksOf(id: string, done: boolean) {
  return {
    "aria-describedby": `${id}-fix`,
    "aria-invalid": done ? undefined : ("true" as const),
    "data-fix": done ? "done" : "open",
  };
}

/** One cell of a row: a text or a choice, with how to mend it and the reader's own proposal. */
export function CellField({ row, field, fault, done, value, onMend }: Props): JSX.Element {
  const t = useStrings(strings);
  const id = useId();
  const label = t.fields[field] ?? field;
  const shared = {
    id,
    "aria-label": `${t.rowNumber(row.row)}, ${label}`,
    ...(fault && marksOf(id, done)),
  };
  const tell = (text: string) => onMend({ [field]: text });
  const suggestion = fault?.suggestion;
  return (
    <div class={fault && !done ? "field field-bad" : "field"}>
      {!fault && <span class="dk-sub">{label}</span>}
      {fault && (
        <span class="dk-sub" id={`${id}-fix`}>
          {fixText(fault)}
        </span>
      )}
      {field === "role" || field === "gender" ? (
        <Choice field={field} value={value} shared={shared} onTell={tell} />
      ) : (
        <input
          {...shared}
          class="input"
          type="text"
          inputMode={KEYS[field] ?? "text"}
          autoComplete="off"
          maxLength={400}
          value={value}
          onInput={(event) => tell(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === "Enter") focusNext(event.currentTarget);
          }}
        />
      )}
      {suggestion && suggestion !== value && (
        <Button
          icon="edit"
          onClick={(event) => {
            const from = event.currentTarget as Element;
            tell(suggestion);
            focusNext(from);
          }}
        >
          {t.use(suggestion)}
        </Button>
      )}
    </div>
  );
}

interface ChoiceProps {
  field: "role" | "gender";
  value: string;
  shared: object;
  onTell: (text: string) => void;
}

function Choice({ field, value, shared, onTell }: ChoiceProps): JSX.Element {
  const t = useStrings(strings);
  const words: Record<string, string> = WORDS[field];
  const labels: Record<string, string> = field === "role" ? t.roleTexts : t.genderTexts;
  const known = Object.values(words).includes(value);
  return (
    <select
      {...shared}
      class="select"
      value={value}
      onChange={(event) => {
        onTell(event.currentTarget.value);
        focusNext(event.currentTarget);
      }}
    >
      {!known && <option value={value}>{value || t.choices}</option>}
      {Object.entries(words).map(([code, word]) => (
        <option key={code} value={word}>
          {labels[code]}
        </option>
      ))}
    </select>
  );
}
