import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { visits } from "../../data";
import { useStrings } from "../../lib/i18n";
import { businessDay } from "../../lib/time";
import { Button } from "../../ui/Button";
import { Radios } from "../../ui/Choices";
import { Skeleton } from "../../ui/EmptyState";
import { ErrorSummary, type FieldError } from "../../ui/ErrorSummary";
import { TextField } from "../../ui/Field";
import { Icon } from "../../ui/icons/Icon";
import { OutcomeButton } from "../../ui/OutcomeButton";
import { useToday } from "../../ui/useToday";
import { checkForm } from "../../ui/visit/check";
import { DetailsForm } from "../../ui/visit/DetailsForm";
import { byField, type FieldWords, inSummary, type Patch } from "../../ui/visit/faults";
import type { Outcome, VisitForm } from "../../ui/visit/model";
import { PlaceChips } from "../../ui/visit/PlaceChips";
import { visitStrings } from "../../ui/visit/strings";
import { GroupTopics, TopicCounts } from "./GroupTopics";
import { type SaveResult, saveVisit, tellSaved, withOutcome } from "./save";
import { strings } from "./strings";
import { useGroupDraft } from "./useGroupDraft";

/** M1b: one visit for a class or a meeting. What is half done is kept as a draft by itself. */
export function GroupPage({ topic }: { topic: string | undefined }): JSX.Element {
  const t = useStrings(strings);
  const draft = useGroupDraft(topic);
  return (
    <div class="stack">
      {draft.form ? <GroupForm {...draft} form={draft.form} /> : <Skeleton label={t.draftKept} />}
    </div>
  );
}

interface FormProps {
  form: VisitForm;
  chosen: boolean;
  place: string | null;
  kept: boolean;
  patch: Patch;
  drop: () => void;
}

function GroupForm({ form, chosen, place, kept, patch, drop }: FormProps): JSX.Element {
  const t = useStrings(strings);
  const words = useStrings(visitStrings);
  const [result, setResult] = useState<SaveResult | null>(null);

  const save = async (outcome: Outcome) => {
    const whole = withOutcome(form, outcome);
    const ended: SaveResult = chosen
      ? await saveVisit(whole, t)
      : { done: false, faults: checkForm({ ...whole, kind: "group" }, businessDay(Date.now())) };
    setResult(ended);
    if (ended.done) {
      drop();
      tellSaved(t, () => visits.undo(ended.op_id));
      location.hash = "#/ghi";
    }
  };
  const press = (outcome: Outcome) => {
    save(outcome).catch(() => setResult({ done: false, faults: [], trouble: t.failed }));
  };

  const failed = result && !result.done ? result : null;
  const noKind = failed && !chosen ? t.noKind : undefined;
  const errors: FieldWords = failed ? byField(failed.faults, words.faults) : {};
  if (failed?.note) {
    errors.note = failed.note;
  }
  return (
    <>
      <ErrorSummary errors={failed ? summary(failed, noKind, words.faults) : []} />
      {kept && <Kept onDrop={drop} />}
      <Radios
        id="kind"
        legend={t.kind}
        options={[
          { value: "group", label: words.kinds.group },
          { value: "talk", label: words.kinds.talk },
        ]}
        value={chosen ? form.kind : null}
        onChange={(kind) => patch({ kind: kind as "group" | "talk" })}
        error={noKind}
      />
      <GroupTopics form={form} onPatch={patch} error={errors.items} />
      <TextField
        id="total"
        label={t.people}
        value={form.total ? String(form.total) : ""}
        onInput={(text) => patch({ total: Number(text.replace(/\D/g, "")) })}
        error={errors.total}
        inputMode="numeric"
        maxLength={4}
        class="input-short"
        autoComplete="off"
      />
      <TopicCounts form={form} onPatch={patch} />
      <PlaceChips
        id="place"
        value={form.place}
        last={place}
        onChange={(code) => patch({ place: code })}
        error={errors.place}
      />
      <More form={form} onPatch={patch} errors={errors} />
      <section class="stack stack-2" aria-labelledby="group-save">
        <h2 id="group-save" class="label">
          {t.save}
        </h2>
        {failed?.trouble && (
          <p class="field-error" role="alert">
            <Icon name="alert" size={20} />
            {failed.trouble}
          </p>
        )}
        {(["done", "follow_up", "not_done"] as const).map((outcome) => (
          <OutcomeButton key={outcome} kind={outcome} label={t.outcomes[outcome]} onClick={() => press(outcome)} />
        ))}
      </section>
    </>
  );
}

function Kept({ onDrop }: { onDrop: () => void }): JSX.Element {
  const t = useStrings(strings);
  return (
    <p class="row row-apart muted">
      <span>{t.draftKept}</span>
      <Button kind="quiet" icon="trash" onClick={onDrop}>
        {t.dropDraft}
      </Button>
    </p>
  );
}

function More({ form, onPatch, errors }: { form: VisitForm; onPatch: Patch; errors: FieldWords }): JSX.Element {
  const words = useStrings(visitStrings);
  const today = useToday();
  const forced = Boolean(errors.day || errors.groups || errors.duration || errors.note);
  const [open, setOpen] = useState(false);
  return (
    <details class="more" open={open || forced} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        {words.details}
        <Icon name="down" size={20} />
      </summary>
      {(open || forced) && <DetailsForm form={form} onPatch={onPatch} today={today} errors={errors} />}
    </details>
  );
}

function summary(
  failed: Extract<SaveResult, { done: false }>,
  noKind: string | undefined,
  words: Parameters<typeof inSummary>[1],
): FieldError[] {
  const all = inSummary(failed.faults, words);
  if (failed.note) {
    all.push({ id: "note", text: failed.note });
  }
  return noKind ? [{ id: "kind", text: noKind }, ...all] : all;
}
