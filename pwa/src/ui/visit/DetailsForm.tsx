import type { JSX } from "preact";
import { useStrings } from "../../lib/i18n";
import { TextArea, TextField } from "../Field";
import { NOTE_MAX } from "./check";
import { DayChips } from "./DayChips";
import type { FieldWords, Patch } from "./faults";
import type { VisitForm } from "./model";
import { PeopleGroups } from "./PeopleGroups";
import { visitStrings } from "./strings";
import { TeamFields } from "./TeamFields";

interface Props {
  form: VisitForm;
  onPatch: Patch;
  today: string;
  errors: FieldWords;
  daysBack?: number | undefined;
}

/** All that "Thêm chi tiết" holds, beside what belongs to a single việc. Nothing here must be filled in. */
export function DetailsForm({ form, onPatch, today, errors, daysBack }: Props): JSX.Element {
  const t = useStrings(visitStrings);
  return (
    <div class="stack">
      <DayChips
        value={form.day}
        today={today}
        onChange={(day) => onPatch({ day })}
        error={errors.day}
        daysBack={daysBack}
      />
      <PeopleGroups
        total={form.total}
        groups={form.groups}
        onChange={(groups) => onPatch({ groups })}
        error={errors.groups}
      />
      <TextField
        id="duration"
        label={t.duration}
        value={form.duration}
        onInput={(duration) => onPatch({ duration: duration.replace(/\D/g, "") })}
        error={errors.duration}
        inputMode="numeric"
        maxLength={4}
        class="input-short"
        autoComplete="off"
      />
      <TextArea
        id="note"
        label={t.note}
        hint={t.noteHint}
        value={form.note}
        onInput={(note) => onPatch({ note })}
        error={errors.note}
        maxLength={NOTE_MAX}
      />
      <TeamFields form={form} onPatch={onPatch} errors={errors} />
    </div>
  );
}
