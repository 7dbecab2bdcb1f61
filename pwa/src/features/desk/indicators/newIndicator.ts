import type { FormStrings } from "./formStrings";
import type { Shape } from "./types";

/** A new indicator as it is being typed. */
export interface IndicatorDraft {
  code: string;
  name: string;
  name_en: string;
  pillar: string;
  /** Null until chosen: it stays for good, so nothing is chosen beforehand. */
  shape: Shape | null;
  measure: string;
  better: "up" | "down";
  description: string;
}

export const EMPTY: IndicatorDraft = {
  code: "",
  name: "",
  name_en: "",
  pillar: "",
  shape: null,
  measure: "",
  better: "up",
  description: "",
};

const CODE = /^[A-Z][A-Z0-9_]{1,39}$/;
const SHORTEST_NAME = 3;

/** What is missing or makes no sense, by field. */
export function checkIndicator(draft: IndicatorDraft, t: FormStrings["faults"]): Record<string, string> {
  const faults: Record<string, string> = {};
  if (draft.name.trim().length < SHORTEST_NAME) faults.name = t.name;
  if (draft.name_en.trim().length < SHORTEST_NAME) faults.name_en = t.name;
  if (!CODE.test(draft.code.trim())) faults.code = t.code;
  if (!draft.pillar.trim()) faults.pillar = t.pillar;
  if (draft.shape === null) faults.shape = t.shape;
  if (!draft.measure.trim()) faults.measure = t.measure;
  return faults;
}

/** The body of POST /indicators. */
export function indicatorBody(draft: IndicatorDraft): Record<string, string | null> {
  const { shape, better, ...texts } = draft;
  const trimmed = Object.entries(texts).map(([name, text]) => [name, text.trim()]);
  return { ...Object.fromEntries(trimmed), shape, better };
}

/** An indicator that is there, to be typed over. */
export function indicatorDraft(indicator: IndicatorDraft): IndicatorDraft {
  const { code, name, name_en, pillar, shape, measure, better, description } = indicator;
  return { code, name, name_en, pillar, shape, measure, better, description };
}
