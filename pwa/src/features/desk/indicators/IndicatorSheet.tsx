import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { api } from "../../../data";
import { useStrings } from "../../../lib/i18n";
import { Button } from "../../../ui/Button";
import { ChipRadios } from "../../../ui/Chip";
import { Radios } from "../../../ui/Choices";
import { ErrorSummary } from "../../../ui/ErrorSummary";
import { TextField } from "../../../ui/Field";
import { Sheet } from "../../../ui/Sheet";
import { showToast } from "../../../ui/Toast";
import { ProblemCard } from "../base/Problem";
import { strings as baseStrings } from "../base/strings";
import { useForm } from "../base/useForm";
import { formStrings } from "./formStrings";
import { checkIndicator, EMPTY, type IndicatorDraft, indicatorBody } from "./newIndicator";
import { Suggested } from "./Suggested";
import type { Indicator, Shape } from "./types";

const SHAPES: readonly Shape[] = ["value", "ratio", "rank"];

interface Props {
  /** Pillars that are there, to be chosen again. */
  pillars: readonly string[];
  onClose: () => void;
  onDone: (made: Indicator) => void;
}

/** A new indicator; figures are added on its own page. */
export function IndicatorSheet({ pillars, onClose, onDone }: Props): JSX.Element {
  const t = useStrings(formStrings);
  const common = useStrings(baseStrings);
  const [draft, setDraft] = useState<IndicatorDraft>(EMPTY);
  const put = (patch: Partial<IndicatorDraft>) => setDraft((old) => ({ ...old, ...patch }));
  const of = draft.shape ?? "value";
  const form = useForm({
    id: "indicator",
    fields: {
      name: t.name,
      name_en: t.nameEn,
      code: t.code,
      pillar: t.pillar,
      shape: t.shape,
      measure: t.measures[of],
      description: t.description,
    },
    told: { taken: t.faults.taken },
    check: () => checkIndicator(draft, t.faults),
    send: async () => {
      const made = await api.post<Indicator>("/indicators", indicatorBody(draft));
      showToast(t.indicatorAdded);
      onDone(made);
    },
  });
  const foot = (
    <div class="dk-foot">
      <Button onClick={onClose}>{common.cancel}</Button>
      <Button type="submit" form="indicator-form" kind="primary" disabled={form.busy}>
        {common.save}
      </Button>
    </div>
  );
  const text = (field: "name" | "name_en" | "code" | "measure" | "description", label: string, hint?: string) => (
    <TextField
      id={form.idOf(field)}
      label={label}
      hint={hint}
      value={draft[field]}
      onInput={(value) => put({ [field]: value })}
      error={form.errorOf(field)}
      autoComplete="off"
      maxLength={LONGEST[field]}
      spellcheck={field !== "code"}
    />
  );
  return (
    <Sheet title={t.addIndicator} icon="chart" onClose={onClose} foot={foot}>
      <form class="dk-form" id="indicator-form" onSubmit={form.submit} noValidate>
        <ErrorSummary errors={form.summary} />
        {form.problem && <ProblemCard problem={form.problem} />}
        {text("name", t.name, t.nameHint)}
        {text("name_en", t.nameEn)}
        {text("code", t.code, t.codeHint)}
        <Suggested
          id={form.idOf("pillar")}
          label={t.pillar}
          hint={t.pillarHint}
          value={draft.pillar}
          known={pillars}
          onInput={(pillar) => put({ pillar })}
          error={form.errorOf("pillar")}
          maxLength={60}
        />
        <Radios
          id={form.idOf("shape")}
          legend={t.shape}
          hint={t.shapeHint}
          options={SHAPES.map((value) => ({ value, label: t.shapes[value], hint: t.shapeHints[value] }))}
          value={draft.shape}
          onChange={(shape) => put({ shape: shape as Shape })}
          error={form.errorOf("shape")}
        />
        {text("measure", t.measures[of], t.measureHints[of])}
        <ChipRadios
          name="better"
          legend={t.better}
          options={[
            { value: "up", label: t.betters.up },
            { value: "down", label: t.betters.down },
          ]}
          value={draft.better}
          onChange={(better) => put({ better: better === "down" ? "down" : "up" })}
        />
        {text("description", t.description)}
      </form>
    </Sheet>
  );
}

const LONGEST = { name: 200, name_en: 200, code: 40, measure: 40, description: 500 };
