import type { JSX } from "preact";
import { useStrings } from "../../lib/i18n";
import { Button } from "../Button";
import { ChipRadios } from "../Chip";
import { TextField } from "../Field";
import { Select } from "../Select";
import { useCatalogue } from "./catalogue";
import { Detail, Reasons } from "./ItemParts";
import type { ItemForm, Outcome } from "./model";
import { visitStrings } from "./strings";

const OUTCOMES: readonly Outcome[] = ["done", "guided", "follow_up", "referred", "not_done"];

interface Props {
  at: number;
  item: ItemForm;
  total: number;
  onChange: (item: ItemForm) => void;
  onRemove?: (() => void) | undefined;
}

/** One việc of a saved visit: which, how it ended, how far it got, for how many. */
export function ItemEditor({ at, item, total, onChange, onRemove }: Props): JSX.Element {
  const t = useStrings(visitStrings);
  const { entries, label } = useCatalogue();
  const set = (part: Partial<ItemForm>) => onChange({ ...item, ...part });
  // A retired topic is not in use any more, but it is what stands in the record.
  const codes = entries.topic.map((entry) => entry.code);
  const topics = codes.includes(item.topic) ? codes : [item.topic, ...codes];
  return (
    <fieldset class="card">
      <legend class="vh">{label("topic", item.topic)}</legend>
      <Select
        id={at === 0 ? "items" : `items-${at}`}
        label={t.topic}
        value={item.topic}
        options={topics.map((code) => ({ value: code, label: label("topic", code) }))}
        onChange={(topic) => set({ topic, detail: null })}
      />
      <ChipRadios
        name={`outcome-${at}`}
        legend={t.outcome}
        options={OUTCOMES.map((code) => ({ value: code, label: label("outcome", code, "short") }))}
        value={item.outcome}
        onChange={(outcome) => set({ outcome: outcome as Outcome })}
      />
      {item.outcome === "not_done" && (
        <Reasons name={`reason-${at}`} value={item.reason} onChange={(reason) => set({ reason })} />
      )}
      <Detail name={`detail-${at}`} topic={item.topic} value={item.detail} onChange={(detail) => set({ detail })} />
      {total > 1 && (
        <TextField
          id={`count-${at}`}
          label={t.count}
          value={String(item.count ?? total)}
          onInput={(count) => set({ count: Number(count.replace(/\D/g, "")) })}
          inputMode="numeric"
          maxLength={4}
          class="input-short"
        />
      )}
      {onRemove && (
        <Button kind="quiet" icon="trash" onClick={onRemove}>
          {t.removeTopic}
        </Button>
      )}
    </fieldset>
  );
}
