import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { useStrings } from "../../lib/i18n";
import { Button } from "../Button";
import { ChipRadios } from "../Chip";
import { TextField } from "../Field";
import { Icon } from "../icons/Icon";
import { Stepper } from "../Stepper";
import { useCatalogue } from "./catalogue";
import { DetailsForm } from "./DetailsForm";
import { Fault } from "./Fault";
import { type FieldWords, inFold, type Patch } from "./faults";
import { ItemEditor } from "./ItemEditor";
import { type Kind, newItem, ONE_TO_ONE_MAX, type VisitForm } from "./model";
import { PlaceChips } from "./PlaceChips";
import { visitStrings } from "./strings";

const KINDS: readonly Kind[] = ["one_to_one", "group", "talk"];

interface Props {
  form: VisitForm;
  onPatch: Patch;
  today: string;
  errors: FieldWords;
  daysBack?: number;
}

/** Everything of a visit on one page: grouped, because the same person mends many. */
export function EditForm(props: Props): JSX.Element {
  const { form, onPatch, errors } = props;
  const words = useStrings(visitStrings);
  return (
    <>
      <Items form={form} onPatch={onPatch} error={errors.items} />
      <ChipRadios
        name="kind"
        legend={words.kind}
        options={KINDS.map((kind) => ({ value: kind, label: words.kinds[kind] }))}
        value={form.kind}
        onChange={(kind) => onPatch({ kind: kind as Kind })}
      />
      <Total form={form} onPatch={onPatch} error={errors.total} />
      <PlaceChips
        id="place"
        value={form.place}
        last={form.place}
        onChange={(place) => onPatch({ place })}
        error={errors.place}
      />
      <Folded {...props} />
    </>
  );
}

interface PartProps {
  form: VisitForm;
  onPatch: Patch;
  error: string | undefined;
}

function Items({ form, onPatch, error }: PartProps): JSX.Element {
  const words = useStrings(visitStrings);
  const { entries } = useCatalogue();
  const spare = entries.topic.find((entry) => form.items.every((item) => item.topic !== entry.code));
  return (
    <div class={error ? "field-bad stack stack-2" : "stack stack-2"}>
      {error && <Fault text={error} />}
      {form.items.map((item, at) => (
        <ItemEditor
          key={at}
          at={at}
          item={item}
          total={form.total}
          onChange={(next) => onPatch({ items: form.items.map((one, where) => (where === at ? next : one)) })}
          onRemove={
            form.items.length > 1 ? () => onPatch({ items: form.items.filter((_, where) => where !== at) }) : undefined
          }
        />
      ))}
      {spare && (
        <Button kind="quiet" icon="plus" onClick={() => onPatch({ items: [...form.items, newItem(spare.code)] })}>
          {words.addTopic}
        </Button>
      )}
    </div>
  );
}

function Total({ form, onPatch, error }: PartProps): JSX.Element {
  const words = useStrings(visitStrings);
  if (form.kind === "one_to_one" && form.total <= ONE_TO_ONE_MAX) {
    return (
      <div id="total" class={error ? "field-bad stack stack-2" : undefined}>
        {error && <Fault text={error} />}
        <Stepper
          value={form.total}
          onChange={(total) => onPatch({ total, groups: total === 1 || form.total === 1 ? [] : form.groups })}
          label={words.howMany}
          unit={words.peopleUnit}
          max={ONE_TO_ONE_MAX}
        />
      </div>
    );
  }
  return (
    <TextField
      id="total"
      label={words.howMany}
      value={form.total ? String(form.total) : ""}
      onInput={(text) => onPatch({ total: Number(text.replace(/\D/g, "")) })}
      error={error}
      inputMode="numeric"
      maxLength={4}
      class="input-short"
    />
  );
}

/** Opened at once when it holds what must be mended. */
function Folded(props: Props): JSX.Element {
  const words = useStrings(visitStrings);
  const forced = inFold(props.errors);
  const [open, setOpen] = useState(false);
  return (
    <details class="more" open={open || forced} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        {words.details}
        <Icon name="down" size={20} />
      </summary>
      {(open || forced) && <DetailsForm {...props} />}
    </details>
  );
}
