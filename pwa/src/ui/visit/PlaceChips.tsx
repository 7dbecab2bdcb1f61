import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { useStrings } from "../../lib/i18n";
import { Chip, ChipRadios } from "../Chip";
import { Icon } from "../icons/Icon";
import { useCatalogue } from "./catalogue";
import { visitStrings } from "./strings";

const FEW = 3;

interface Props {
  id: string;
  value: string | null;
  onChange: (place: string) => void;
  /** What was used last: stands first. */
  last: string | null;
  error?: string | undefined;
}

/** Three places, the one used last first; the others come out behind "Nơi khác". */
export function PlaceChips({ id, value, onChange, last, error }: Props): JSX.Element {
  const t = useStrings(visitStrings);
  const { entries, label } = useCatalogue();
  const [open, setOpen] = useState(false);

  const codes = entries.place.map((entry) => entry.code);
  const lead = last ?? value;
  const ordered = lead && codes.includes(lead) ? [lead, ...codes.filter((code) => code !== lead)] : codes;
  const few = ordered.slice(0, FEW);
  // A chosen place never hides behind the fold.
  const shown = open || (value !== null && !few.includes(value)) ? ordered : few;

  return (
    <div class={error ? "field-bad stack stack-2" : "stack stack-2"}>
      {error && (
        <p class="field-error" id={`${id}-error`}>
          <Icon name="alert" size={20} />
          {error}
        </p>
      )}
      <ChipRadios
        name={id}
        legend={t.place}
        options={shown.map((code) => ({ value: code, label: label("place", code, "short") }))}
        value={value}
        onChange={onChange}
      >
        {shown.length < ordered.length && (
          <Chip icon="down" onClick={() => setOpen(true)}>
            {t.otherPlace}
          </Chip>
        )}
      </ChipRadios>
    </div>
  );
}
