import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { api, type CatalogueEntry, type CatalogueKind } from "../../../data";
import { useStrings } from "../../../lib/i18n";
import { Button } from "../../../ui/Button";
import { DateField } from "../../../ui/DateField";
import { ErrorSummary } from "../../../ui/ErrorSummary";
import { TextField } from "../../../ui/Field";
import { Select } from "../../../ui/Select";
import { Sheet } from "../../../ui/Sheet";
import { showToast } from "../../../ui/Toast";
import { useLabels } from "../base/labels";
import { ProblemCard } from "../base/Problem";
import { strings as baseStrings } from "../base/strings";
import { useForm } from "../base/useForm";
import { DetailFields } from "./DetailFields";
import { bodyOf, checkDraft, type Draft, draftOf, isFixed, NAME_MAX, SHORT_EN_MAX, SHORT_VI_MAX } from "./entry";
import { ShortField } from "./ShortField";
import { strings } from "./strings";

interface Props {
  kind: CatalogueKind;
  /** Null for a new one. */
  entry: CatalogueEntry | null;
  entries: readonly CatalogueEntry[];
  onClose: () => void;
  onDone: () => void;
}

/** Labels and validity of one entry; saving makes a new version. */
export function EntrySheet({ kind, entry, entries, onClose, onDone }: Props): JSX.Element {
  const t = useStrings(strings);
  const common = useStrings(baseStrings);
  const ofKind = entries.filter((one) => one.kind === kind);
  const last = Math.max(0, ...ofKind.map((one) => one.order));
  const [draft, setDraft] = useState<Draft>(() => draftOf(entry, last + 1));
  const put = (patch: Partial<Draft>) => setDraft((old) => ({ ...old, ...patch }));
  const form = useForm({
    id: "entry",
    fields: {
      code: t.code,
      name: t.name,
      name_en: t.nameEn,
      short_vi: t.shortVi,
      short_en: t.shortEn,
      group: t.group,
      details: t.details,
      valid_from: t.validFrom,
      valid_to: t.validTo,
      order: t.order,
    },
    check: () => checkDraft(draft, kind, entry ? null : ofKind.map((one) => one.code), t.faults),
    send: async () => {
      await api.put("/topics", bodyOf(draft, kind));
      showToast(t.saved);
      onDone();
    },
  });
  const text = (field: "code" | "name" | "name_en", label: string, hint?: string) => (
    <TextField
      id={form.idOf(field)}
      label={label}
      hint={hint}
      value={draft[field]}
      onInput={(value) => put({ [field]: value })}
      error={form.errorOf(field)}
      autoComplete="off"
      maxLength={NAME_MAX}
    />
  );
  const foot = (
    <div class="dk-foot">
      <Button onClick={onClose}>{common.cancel}</Button>
      <Button type="submit" form="entry-form" kind="primary" disabled={form.busy}>
        {t.save}
      </Button>
    </div>
  );
  return (
    <Sheet title={entry ? t.editTitle(entry.code) : t.newTitle} icon="tags" onClose={onClose} foot={foot}>
      <form class="dk-form" id="entry-form" onSubmit={form.submit} noValidate>
        <ErrorSummary errors={form.summary} />
        {form.problem && <ProblemCard problem={form.problem} />}
        {entry ? (
          <p class="muted small">{t.versionN(entry.version)}</p>
        ) : (
          text("code", t.code, kind === "topic" ? t.codeHintTopic : t.codeHint)
        )}
        {text("name", t.name)}
        {text("name_en", t.nameEn)}
        <div class="dk-form-row">
          <ShortField
            id={form.idOf("short_vi")}
            label={t.shortVi}
            max={SHORT_VI_MAX}
            value={draft.short_vi}
            onInput={(short_vi) => put({ short_vi })}
            error={form.errorOf("short_vi")}
          />
          <ShortField
            id={form.idOf("short_en")}
            label={t.shortEn}
            max={SHORT_EN_MAX}
            value={draft.short_en}
            onInput={(short_en) => put({ short_en })}
            error={form.errorOf("short_en")}
          />
        </div>
        {kind === "topic" && <GroupSelect id={form.idOf("group")} draft={draft} put={put} entries={entries} />}
        {kind === "topic" && draft.details.length > 0 && (
          <DetailFields details={draft.details} onChange={(details) => put({ details })} />
        )}
        <Use draft={draft} put={put} form={form} fixed={isFixed(kind)} />
      </form>
    </Sheet>
  );
}

type Put = (patch: Partial<Draft>) => void;

function GroupSelect(props: { id: string; draft: Draft; put: Put; entries: readonly CatalogueEntry[] }): JSX.Element {
  const t = useStrings(strings);
  const labels = useLabels();
  const skills = props.entries.filter((one) => one.kind === "skill");
  return (
    <Select
      id={props.id}
      label={t.group}
      value={props.draft.group}
      options={skills.map((skill) => ({ value: skill.code, label: labels("skill", skill.code) }))}
      onChange={(group) => props.put({ group })}
      empty={t.noGroup}
    />
  );
}

interface UseProps {
  draft: Draft;
  put: Put;
  form: { idOf: (field: string) => string; errorOf: (field: string) => string | undefined };
  fixed: boolean;
}

/** From when until when the entry may be used, and where it stands in lists. */
function Use({ draft, put, form, fixed }: UseProps): JSX.Element {
  const t = useStrings(strings);
  return (
    <>
      {!fixed && (
        <div class="dk-form-row">
          <DateField
            id={form.idOf("valid_from")}
            label={t.validFrom}
            value={draft.valid_from}
            onChange={(valid_from) => put({ valid_from })}
            error={form.errorOf("valid_from")}
          />
          <DateField
            id={form.idOf("valid_to")}
            label={t.validTo}
            hint={t.validToHint}
            value={draft.valid_to}
            onChange={(valid_to) => put({ valid_to })}
            error={form.errorOf("valid_to")}
          />
        </div>
      )}
      <TextField
        id={form.idOf("order")}
        label={t.order}
        hint={t.orderHint}
        value={draft.order}
        onInput={(order) => put({ order })}
        error={form.errorOf("order")}
        inputMode="numeric"
        class="input-short"
        maxLength={5}
      />
    </>
  );
}
