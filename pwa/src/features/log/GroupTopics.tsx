import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { useStrings } from "../../lib/i18n";
import { Chip, ChipChecks } from "../../ui/Chip";
import { Icon } from "../../ui/icons/Icon";
import { useToday } from "../../ui/useToday";
import { useCatalogue } from "../../ui/visit/catalogue";
import type { Patch } from "../../ui/visit/faults";
import { newItem, type VisitForm } from "../../ui/visit/model";
import { strings } from "./strings";
import { TopicPicker } from "./TopicPicker";
import { useTiles } from "./useTiles";

interface Props {
  form: VisitForm;
  onPatch: Patch;
  error: string | undefined;
}

/** The việc of one session, any number of them. */
export function GroupTopics({ form, onPatch, error }: Props): JSX.Element {
  const t = useStrings(strings);
  const { label } = useCatalogue();
  const { tiles } = useTiles(useToday());
  const [picking, setPicking] = useState(false);
  const chosen = form.items.map((item) => item.topic);
  const few = (tiles ?? []).map((topic) => topic.code);
  const shown = [...few, ...chosen.filter((code) => !few.includes(code))];

  const set = (codes: string[]) =>
    onPatch({ items: codes.map((code) => form.items.find((item) => item.topic === code) ?? newItem(code)) });
  const add = (code: string) => {
    setPicking(false);
    set(chosen.includes(code) ? chosen : [...chosen, code]);
  };

  return (
    <div class={error ? "field-bad stack" : "stack"}>
      {error && (
        <p class="field-error">
          <Icon name="alert" size={20} />
          {error}
        </p>
      )}
      <ChipChecks
        name="items"
        legend={t.topics}
        options={shown.map((code) => ({ value: code, label: label("topic", code, "short") }))}
        values={chosen}
        onChange={set}
      >
        <Chip icon="more" onClick={() => setPicking(true)}>
          {t.other}
        </Chip>
      </ChipChecks>
      {picking && <TopicPicker onPick={add} onClose={() => setPicking(false)} />}
    </div>
  );
}

/** With several việc, each can have its own number of people; at first all were there for each. */
export function TopicCounts({ form, onPatch }: Omit<Props, "error">): JSX.Element | null {
  const t = useStrings(strings);
  const { label } = useCatalogue();
  if (form.items.length < 2 || form.total < 2) {
    return null;
  }
  const count = (code: string, text: string) => {
    const typed = text.replace(/\D/g, "");
    const value = typed === "" ? null : Number(typed);
    onPatch({ items: form.items.map((item) => (item.topic === code ? { ...item, count: value } : item)) });
  };
  return (
    <fieldset class="stack stack-2">
      <legend class="label">{t.perTopic}</legend>
      {form.items.map((item) => (
        <div class="count-row" key={item.topic}>
          <label for={`count-${item.topic}`}>{label("topic", item.topic, "short")}</label>
          <input
            id={`count-${item.topic}`}
            class="input"
            type="text"
            inputMode="numeric"
            maxLength={4}
            value={String(item.count ?? form.total)}
            onInput={(event) => count(item.topic, event.currentTarget.value)}
          />
        </div>
      ))}
    </fieldset>
  );
}
