import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { api } from "../../../data";
import { useStrings } from "../../../lib/i18n";
import { Button } from "../../../ui/Button";
import { ChipRadios } from "../../../ui/Chip";
import { DateField } from "../../../ui/DateField";
import { ErrorSummary } from "../../../ui/ErrorSummary";
import { TextField } from "../../../ui/Field";
import { Sheet } from "../../../ui/Sheet";
import { showToast } from "../../../ui/Toast";
import { useDesk } from "../base/desk";
import { day } from "../base/format";
import { ProblemCard } from "../base/Problem";
import { strings as baseStrings } from "../base/strings";
import { useForm } from "../base/useForm";
import { bodyOf, checkDraft, type Draft, draftOf, type Field, fieldsOf, wordsOfServer } from "./entry";
import { shortText } from "./numbers";
import { strings } from "./strings";
import type { IndicatorFull, Observation, Shape } from "./types";
import { UnitSelect } from "./UnitSelect";

interface Props {
  indicator: IndicatorFull;
  /** What is to be corrected; null: a new figure. */
  wrong: Observation | null;
  onClose: () => void;
  onDone: () => void;
}

/** One more figure with its day and source, or one that corrects another. Nothing is overwritten. */
export function ObservationSheet({ indicator, wrong, onClose, onDone }: Props): JSX.Element {
  const t = useStrings(strings);
  const common = useStrings(baseStrings);
  const { shape } = indicator;
  const { draft, put, form } = useObservation({ indicator, wrong, onDone });
  const foot = (
    <div class="dk-foot">
      <Button onClick={onClose}>{common.cancel}</Button>
      <Button type="submit" form="observation-form" kind="primary" disabled={form.busy}>
        {common.save}
      </Button>
    </div>
  );
  return (
    <Sheet title={wrong ? t.correctTitle : t.addTitle} icon="chart" onClose={onClose} foot={foot}>
      <form class="dk-form" id="observation-form" onSubmit={form.submit} noValidate>
        <ErrorSummary errors={form.summary} />
        {form.problem && <ProblemCard problem={form.problem} />}
        {wrong && <p class="muted small">{t.correctNote(shortText(wrong, shape), day(wrong.observed_on))}</p>}
        <DateField
          id={form.idOf("observed_on")}
          label={t.day}
          value={draft.observed_on}
          onChange={(observed_on) => put({ observed_on })}
          error={form.errorOf("observed_on")}
        />
        <UnitSelect
          id={form.idOf("unit_id")}
          value={draft.unit_id}
          on={draft.observed_on}
          series={indicator.series}
          onChange={(unit_id) => put({ unit_id })}
          error={form.errorOf("unit_id")}
        />
        <NumberFields shape={shape} draft={draft} put={put} idOf={form.idOf} errorOf={form.errorOf} />
        <TextField
          id={form.idOf("source")}
          label={t.source}
          hint={t.sourceHint}
          value={draft.source}
          onInput={(source) => put({ source })}
          error={form.errorOf("source")}
          autoComplete="off"
          maxLength={300}
        />
        <TextField
          id={form.idOf("note")}
          label={t.note}
          hint={t.noteHint}
          value={draft.note}
          onInput={(note) => put({ note })}
          autoComplete="off"
          maxLength={500}
        />
      </form>
    </Sheet>
  );
}

function useObservation({ indicator, wrong, onDone }: Omit<Props, "onClose">) {
  const t = useStrings(strings);
  const common = useStrings(baseStrings);
  const { meta } = useDesk();
  const { shape } = indicator;
  const [draft, setDraft] = useState<Draft>(() => draftOf(wrong, "", meta.today));
  const labels = useNumberLabels(shape);
  const words = { faults: t.faults, chooseOne: t.chooseOne, date: common.faults.date };
  const form = useForm({
    id: "observation",
    fields: { observed_on: t.day, unit_id: t.unit, ...labels, source: t.source },
    told: wordsOfServer(t.faults),
    check: () => checkDraft(draft, shape, meta.today, words),
    send: async () => {
      await api.post("/observations", bodyOf(draft, shape, indicator.id, wrong?.id ?? null));
      showToast(t.added);
      onDone();
    },
  });
  return {
    draft,
    put: (patch: Partial<Draft>) => setDraft((old) => ({ ...old, ...patch })),
    form,
  };
}

function useNumberLabels(shape: Shape): Record<Field, string> {
  const t = useStrings(strings);
  return {
    value: shape === "ratio" ? t.percent : t.value,
    numerator: t.numerator,
    denominator: t.denominator,
    rank: t.rank,
    rank_of: t.rankOf,
  };
}

interface NumberProps {
  shape: Shape;
  draft: Draft;
  put: (patch: Partial<Draft>) => void;
  idOf: (field: string) => string;
  errorOf: (field: string) => string | undefined;
}

/** The numbers of the indicator's shape; a ratio in its parts, or the percentage where the source tells no more. */
function NumberFields({ shape, draft, put, idOf, errorOf }: NumberProps): JSX.Element {
  const t = useStrings(strings);
  const labels = useNumberLabels(shape);
  return (
    <>
      {shape === "ratio" && (
        <ChipRadios
          name="ratio-how"
          legend={t.ratioHow}
          options={[
            { value: "parts", label: t.ratioParts },
            { value: "percent", label: t.ratioPercent },
          ]}
          value={draft.percentOnly ? "percent" : "parts"}
          onChange={(value) => put({ percentOnly: value === "percent" })}
        />
      )}
      <div class="dk-form-row">
        {fieldsOf(shape, draft.percentOnly).map((field) => (
          <TextField
            key={field}
            id={idOf(field)}
            label={labels[field]}
            hint={shape === "rank" ? undefined : t.numberHint}
            value={draft[field]}
            onInput={(value) => put({ [field]: value })}
            error={errorOf(field)}
            inputMode={shape === "rank" ? "numeric" : "decimal"}
            autoComplete="off"
            maxLength={32}
          />
        ))}
      </div>
    </>
  );
}
