import type { JSX } from "preact";
import { useStrings } from "../../../lib/i18n";
import { ChipRadios } from "../../../ui/Chip";
import { Radios } from "../../../ui/Choices";
import { TextField } from "../../../ui/Field";
import { type FormStrings, formStrings } from "./formStrings";
import { Fixed } from "./mend/Fixed";
import { mendStrings } from "./mend/mendStrings";
import type { IndicatorDraft } from "./newIndicator";
import { Suggested } from "./Suggested";
import type { Shape } from "./types";

const SHAPES: readonly Shape[] = ["value", "ratio", "rank"];
const LONGEST = { name: 200, name_en: 200, code: 40, measure: 40, description: 500 };

/** The labels of an indicator's fields, in the order of the form. */
export function indicatorLabels(shape: Shape | null, t: FormStrings): Record<keyof IndicatorDraft, string> {
  return {
    name: t.name,
    name_en: t.nameEn,
    code: t.code,
    pillar: t.pillar,
    shape: t.shape,
    measure: t.measures[shape ?? "value"],
    better: t.better,
    description: t.description,
  };
}

interface Props {
  draft: IndicatorDraft;
  put: (patch: Partial<IndicatorDraft>) => void;
  /** Pillars that are there, to be chosen again. */
  pillars: readonly string[];
  /** What no longer changes. */
  fixed: readonly string[];
  idOf: (field: string) => string;
  errorOf: (field: string) => string | undefined;
}

/** What an indicator is. */
export function IndicatorFields({ draft, put, pillars, fixed, idOf, errorOf }: Props): JSX.Element {
  const t = useStrings(formStrings);
  const tm = useStrings(mendStrings);
  const of = draft.shape ?? "value";
  const text = (field: "name" | "name_en" | "code" | "measure" | "description", label: string, hint?: string) => (
    <TextField
      id={idOf(field)}
      label={label}
      hint={hint}
      value={draft[field]}
      onInput={(value) => put({ [field]: value })}
      error={errorOf(field)}
      autoComplete="off"
      maxLength={LONGEST[field]}
      spellcheck={field !== "code"}
    />
  );
  return (
    <>
      {text("name", t.name, t.nameHint)}
      {text("name_en", t.nameEn)}
      {fixed.includes("code") ? (
        <Fixed label={t.code} text={draft.code} why={tm.codeFixed} />
      ) : (
        text("code", t.code, t.codeHint)
      )}
      <Suggested
        id={idOf("pillar")}
        label={t.pillar}
        hint={t.pillarHint}
        value={draft.pillar}
        known={pillars}
        onInput={(pillar) => put({ pillar })}
        error={errorOf("pillar")}
        maxLength={60}
      />
      {fixed.includes("shape") ? (
        <Fixed label={t.shape} text={t.shapes[of]} why={tm.shapeFixed} />
      ) : (
        <Radios
          id={idOf("shape")}
          legend={t.shape}
          hint={t.shapeHint}
          options={SHAPES.map((value) => ({ value, label: t.shapes[value], hint: t.shapeHints[value] }))}
          value={draft.shape}
          onChange={(shape) => put({ shape: shape as Shape })}
          error={errorOf("shape")}
        />
      )}
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
    </>
  );
}
