import type { JSX } from "preact";
import { useStrings } from "../../lib/i18n";
import { Icon } from "../../ui/icons/Icon";
import { lazy } from "../../ui/lazy";
import { Stepper } from "../../ui/Stepper";
import type { FieldWords, Patch } from "../../ui/visit/faults";
import { ONE_TO_ONE_MAX, type VisitForm } from "../../ui/visit/model";
import { PlaceChips } from "../../ui/visit/PlaceChips";
import { visitStrings } from "../../ui/visit/strings";
import type { Finer } from "./Details";

// Most visits are saved without it: it comes when somebody opens the line.
const Details = lazy(() => import("./Details").then((part) => part.Details));

interface Props {
  form: VisitForm;
  onPatch: Patch;
  finer: Finer;
  onFiner: (finer: Finer) => void;
  lastPlace: string | null;
  errors: FieldWords;
  open: boolean;
  onOpen: (open: boolean) => void;
}

/** The upper part of the sheet: people and place in sight, everything else behind one line. */
export function SheetForm({ form, onPatch, lastPlace, errors, open, onOpen, ...rest }: Props): JSX.Element {
  const t = useStrings(visitStrings);
  // Groups that were counted for another number of people would no longer add up.
  const setTotal = (total: number) => onPatch({ total, groups: total === 1 || form.total === 1 ? [] : form.groups });
  return (
    <>
      <Stepper value={form.total} onChange={setTotal} label={t.howMany} unit={t.peopleUnit} max={ONE_TO_ONE_MAX} />
      <PlaceChips
        id="place"
        value={form.place}
        last={lastPlace}
        onChange={(place) => onPatch({ place })}
        error={errors.place}
      />
      <details class="more" open={open} onToggle={(event) => onOpen(event.currentTarget.open)}>
        <summary>
          {t.details}
          <Icon name="down" size={20} />
        </summary>
        {open && <Details form={form} onPatch={onPatch} errors={errors} {...rest} />}
      </details>
    </>
  );
}
