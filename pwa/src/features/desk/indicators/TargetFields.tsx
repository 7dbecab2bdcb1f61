import type { JSX } from "preact";
import { useStrings } from "../../../lib/i18n";
import { DateField } from "../../../ui/DateField";
import { TextArea, TextField } from "../../../ui/Field";
import { Select } from "../../../ui/Select";
import { formStrings } from "./formStrings";
import { nameOf } from "./names";
import { measureOf, oneLine, type TargetDraft } from "./newTarget";
import { Suggested } from "./Suggested";
import type { Indicator } from "./types";

interface Props {
  draft: TargetDraft;
  put: (patch: Partial<TargetDraft>) => void;
  indicators: readonly Indicator[];
  groups: readonly string[];
  idOf: (field: string) => string;
  errorOf: (field: string) => string | undefined;
}

/** What a resolution says of one target. */
export function TargetFields({ draft, put, indicators, groups, idOf, errorOf }: Props): JSX.Element {
  const t = useStrings(formStrings);
  const measure = measureOf(
    indicators.find(({ id }) => id === draft.indicator_id),
    t.place,
  );
  // One that is no longer used stays where it stands.
  const offered = indicators.filter(({ id, retired }) => !retired || id === draft.indicator_id);
  const options = offered.map((one) => ({ value: one.id, label: nameOf(one) }));
  const number = (field: "goal" | "baseline", label: string) => (
    <TextField
      id={idOf(field)}
      label={label}
      hint={t.blank}
      value={draft[field]}
      onInput={(value) => put({ [field]: value })}
      error={errorOf(field)}
      inputMode="decimal"
      autoComplete="off"
      maxLength={32}
    />
  );
  return (
    <>
      <TextArea
        id={idOf("name")}
        label={t.target}
        value={draft.name}
        onInput={(name) => put({ name: oneLine(name) })}
        error={errorOf("name")}
        maxLength={300}
      />
      <div class="dk-form-row">
        <Suggested
          id={idOf("group")}
          label={t.group}
          hint={t.groupHint}
          value={draft.group}
          known={groups}
          onInput={(group) => put({ group })}
          error={errorOf("group")}
          maxLength={120}
        />
        <DateField
          id={idOf("deadline")}
          label={t.deadline}
          value={draft.deadline}
          onChange={(deadline) => put({ deadline })}
          error={errorOf("deadline")}
        />
      </div>
      <Select
        id={idOf("indicator_id")}
        label={t.indicator}
        value={draft.indicator_id}
        options={options}
        onChange={(indicator_id) => put({ indicator_id })}
        empty={t.noIndicator}
        error={errorOf("indicator_id")}
      />
      <div class="dk-form-row">
        {number("goal", t.goal(measure))}
        {number("baseline", t.baseline(measure))}
      </div>
      <label class="choice">
        <input
          type="checkbox"
          checked={draft.challenging}
          onChange={({ currentTarget }) => put({ challenging: currentTarget.checked })}
        />
        <span>{t.challenging}</span>
      </label>
    </>
  );
}
