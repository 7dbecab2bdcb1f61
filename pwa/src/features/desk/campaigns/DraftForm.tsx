import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { api } from "../../../data";
import { useStrings } from "../../../lib/i18n";
import { Button } from "../../../ui/Button";
import { ChipRadios } from "../../../ui/Chip";
import { DateField } from "../../../ui/DateField";
import { ErrorSummary } from "../../../ui/ErrorSummary";
import { TextField } from "../../../ui/Field";
import { Select } from "../../../ui/Select";
import { useDesk } from "../base/desk";
import { ProblemCard } from "../base/Problem";
import { useForm } from "../base/useForm";
import { type Draft, draftOf, faultsOf, numberOf } from "./draft";
import { strings } from "./strings";
import { TopicChecks } from "./TopicChecks";
import type { Campaign, Measure, Rule } from "./types";
import { useMayRun } from "./useMayRun";

const RULES: readonly Rule[] = ["hamlets", "members", "adults", "equal"];
const MEASURES: readonly Measure[] = ["visits", "people", "items"];

interface Props {
  /** Null for a new one. */
  campaign: Campaign | null;
  onSaved: (saved: Campaign) => void;
}

/** All that a draft says; a number and a rule become goals of communes (or of a commune's teams) that add up to it. */
export function DraftForm({ campaign, onSaved }: Props): JSX.Element | null {
  const t = useStrings(strings);
  const { meta } = useDesk();
  const home = useMayRun();
  const [draft, setDraft] = useState<Draft>(() => draftOf(campaign, meta.today));
  const set = (patch: Partial<Draft>) => setDraft((last) => ({ ...last, ...patch }));
  const level = (campaign?.level ?? home?.level) === "commune" ? "team" : "commune";
  // A goal that could not be spread must not make a second campaign of the same form.
  const [made, setMade] = useState<Campaign | null>(campaign);
  const fields = { name: t.name, legal_basis: t.basis, start: t.start, end: t.end, total: t.total, topics: t.topics };
  const send = async () => {
    const { total, rule, ...body } = draft;
    const saved = made
      ? await api.patch<Campaign>(`/campaigns/${made.id}`, { ...body, version: made.version })
      : await api.post<Campaign>("/campaigns", { ...body, unit_id: home?.id });
    setMade(saved);
    const number = numberOf(total);
    if (number !== null) await api.post(`/campaigns/${saved.id}/targets`, { spread: { rule, total: number, level } });
    onSaved(saved);
  };
  const form = useForm({ id: "campaign", fields, check: () => faultsOf(draft, meta.today, t), send });
  if (!home) return null;
  const rules = RULES.filter((rule) => level === "commune" || rule !== "adults");
  return (
    <form class="dk-form stack" onSubmit={form.submit} noValidate>
      <ErrorSummary errors={form.summary} />
      {form.problem && <ProblemCard problem={form.problem} />}
      <TextField
        id={form.idOf("name")}
        label={t.name}
        hint={t.nameHint}
        value={draft.name}
        onInput={(name) => set({ name })}
        error={form.errorOf("name")}
        maxLength={120}
        autoComplete="off"
      />
      <TextField
        id={form.idOf("legal_basis")}
        label={t.basis}
        value={draft.legal_basis}
        onInput={(legal_basis) => set({ legal_basis })}
        error={form.errorOf("legal_basis")}
        maxLength={300}
        autoComplete="off"
      />
      <div class="dk-form-row">
        <DateField
          id={form.idOf("start")}
          label={t.start}
          value={draft.start}
          onChange={(start) => set({ start })}
          error={form.errorOf("start")}
        />
        <DateField
          id={form.idOf("end")}
          label={t.end}
          value={draft.end}
          onChange={(end) => set({ end })}
          error={form.errorOf("end")}
        />
      </div>
      <TopicChecks values={draft.topics} onChange={(topics) => set({ topics })} />
      <ChipRadios
        name="measure"
        legend={t.measure}
        options={MEASURES.map((value) => ({ value, label: t.measures[value] }))}
        value={draft.measure}
        onChange={(value) => set({ measure: value as Measure })}
      />
      {draft.measure === "items" && draft.topics.length > 0 && <p class="hint">{t.itemsHint}</p>}
      <div class="dk-form-row">
        <TextField
          id={form.idOf("total")}
          label={t.total}
          hint={t.totalHint}
          value={draft.total}
          onInput={(total) => set({ total })}
          error={form.errorOf("total")}
          inputMode="numeric"
          autoComplete="off"
        />
        <Select
          id="campaign-rule"
          label={t.rule}
          hint={" "}
          value={draft.rule}
          options={rules.map((value) => ({ value, label: t.rules[value] }))}
          onChange={(rule) => set({ rule: rule as Rule })}
        />
      </div>
      <div class="dk-foot">
        <Button kind="primary" type="submit" disabled={form.busy}>
          {campaign ? t.save : t.next}
        </Button>
      </div>
    </form>
  );
}
