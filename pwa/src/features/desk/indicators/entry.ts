import { exact, parseNumber } from "./numbers";
import type { IndicatorStrings } from "./strings";
import type { Observation, Shape } from "./types";

export const SHORTEST_SOURCE = 3;
const FIRST_DAY = "2000-01-01";

/** An observation as it is being typed: everything is text. */
export interface Draft {
  unit_id: string;
  observed_on: string;
  /** A ratio told as a percentage alone. */
  percentOnly: boolean;
  value: string;
  numerator: string;
  denominator: string;
  rank: string;
  rank_of: string;
  source: string;
  note: string;
}

/** An empty form, or one that begins with what is to be corrected. */
export function draftOf(wrong: Observation | null, unit: string, today: string): Draft {
  const typed = (text: string | null | undefined) => (text ? exact(text) : "");
  return {
    unit_id: wrong?.unit_id ?? unit,
    observed_on: wrong?.observed_on ?? today,
    percentOnly: wrong !== null && wrong.value !== null,
    value: typed(wrong?.value),
    numerator: typed(wrong?.numerator),
    denominator: typed(wrong?.denominator),
    rank: wrong?.rank ? String(wrong.rank) : "",
    rank_of: wrong?.rank_of ? String(wrong.rank_of) : "",
    source: wrong?.source ?? "",
    note: wrong?.note ?? "",
  };
}

export type Field = "value" | "numerator" | "denominator" | "rank" | "rank_of";

/** The number fields that the form shows. */
export function fieldsOf(shape: Shape, percentOnly: boolean): readonly Field[] {
  if (shape === "rank") return ["rank", "rank_of"];
  return shape === "value" || percentOnly ? ["value"] : ["numerator", "denominator"];
}

/** What is wrong with a draft, by field; as the server would say it, in the person's words. */
export function checkDraft(
  draft: Draft,
  shape: Shape,
  today: string,
  words: { faults: IndicatorStrings["faults"]; chooseOne: string; date: string },
): Record<string, string> {
  const faults: Record<string, string> = {};
  const t = words.faults;
  const dayFault = faultOfDay(draft.observed_on, today, { ...t, date: words.date });
  if (!draft.unit_id) faults.unit_id = words.chooseOne;
  if (dayFault) faults.observed_on = dayFault;
  for (const field of fieldsOf(shape, draft.percentOnly)) {
    const fault = faultOfNumber(field, draft[field], t);
    if (fault) faults[field] = fault;
  }
  if (shape === "rank" && !faults.rank && !faults.rank_of && Number(draft.rank) > Number(draft.rank_of))
    faults.rank = t.beyond;
  if (draft.source.trim().length < SHORTEST_SOURCE) faults.source = t.short;
  return faults;
}

/** What is wrong with a day, if anything. */
export function faultOfDay(
  day: string,
  today: string,
  t: { date: string; future: string; early: string },
): string | undefined {
  if (!day) return t.date;
  if (day > today) return t.future;
  return day < FIRST_DAY ? t.early : undefined;
}

function faultOfNumber(field: Field, typed: string, t: IndicatorStrings["faults"]): string | undefined {
  if (field === "rank" || field === "rank_of") return /^[1-9]\d{0,4}$/.test(typed.trim()) ? undefined : t.whole;
  const number = parseNumber(typed);
  if (number === null) return t.number;
  if (field === "denominator" && !(Number(number) > 0)) return t.positive;
  return field === "numerator" && Number(number) < 0 ? t.negative : undefined;
}

/** The body of POST /observations. */
export function bodyOf(draft: Draft, shape: Shape, indicator: string, corrects: string | null) {
  const numbers = fieldsOf(shape, draft.percentOnly).map((field) => [
    field,
    shape === "rank" ? Number(draft[field]) : parseNumber(draft[field]),
  ]);
  return {
    indicator_id: indicator,
    unit_id: draft.unit_id,
    observed_on: draft.observed_on,
    ...Object.fromEntries(numbers),
    source: draft.source.trim(),
    note: draft.note.trim(),
    ...(corrects ? { corrects } : {}),
  };
}

/** What only the server can know, in the person's words: code → text. */
export function wordsOfServer(t: IndicatorStrings["faults"]): Record<string, string> {
  return { ended: t.ended, exists: t.exists, future: t.future, too_early: t.early };
}
