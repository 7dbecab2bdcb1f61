import type { FormStrings } from "./formStrings";
import { exact, parseNumber } from "./numbers";
import type { Indicator, Target } from "./types";

/** A new target as it is being typed. `key` tells lines of a form apart. */
export interface TargetDraft {
  key: number;
  group: string;
  name: string;
  indicator_id: string;
  baseline: string;
  goal: string;
  deadline: string;
  challenging: boolean;
}

const SHORTEST_NAME = 3;

/** An empty target; of the group of the one before it, which is mostly the same. */
export function emptyTarget(key: number, group = "", deadline = ""): TargetDraft {
  return { key, group, name: "", indicator_id: "", baseline: "", goal: "", deadline, challenging: false };
}

/** Long names are typed in several lines and are one: what is pasted from a document has breaks. */
export function oneLine(text: string): string {
  return text.replace(/\s*\n\s*/g, " ");
}

/** A target that is there, to be typed over. */
export function targetDraft(target: TargetText): TargetDraft {
  const { group, name, deadline, challenging } = target;
  const typed = (number: string | null) => (number === null ? "" : exact(number));
  return {
    ...{ key: 0, group, name, deadline, challenging },
    indicator_id: target.indicator_id ?? "",
    baseline: typed(target.baseline),
    goal: typed(target.goal),
  };
}

/** What the form of a target is about. */
export type TargetText = Pick<
  Target,
  "group" | "name" | "indicator_id" | "baseline" | "goal" | "deadline" | "challenging"
>;

/** What is missing or makes no sense, by field. */
export function checkTarget(
  draft: TargetDraft,
  words: { faults: FormStrings["faults"]; number: string; date: string },
): Record<string, string> {
  const faults: Record<string, string> = {};
  if (!draft.group.trim()) faults.group = words.faults.group;
  if (draft.name.trim().length < SHORTEST_NAME) faults.name = words.faults.target;
  for (const field of ["baseline", "goal"] as const)
    if (draft[field].trim() && parseNumber(draft[field]) === null) faults[field] = words.number;
  if (!draft.deadline) faults.deadline = words.date;
  return faults;
}

/** A target as POST /programmes and POST /programmes/{id}/targets take it. What was not typed is null, not 0. */
export function targetBody(draft: TargetDraft): Record<string, string | boolean | null> {
  const { indicator_id, deadline, challenging } = draft;
  return {
    group: draft.group.trim(),
    name: draft.name.trim(),
    indicator_id: indicator_id || null,
    baseline: parseNumber(draft.baseline),
    goal: parseNumber(draft.goal),
    deadline,
    challenging,
  };
}

/** What the goal's number is in: percents, things, or places. */
export function measureOf(indicator: Indicator | undefined, place: string): string {
  if (indicator?.shape === "value") return indicator.measure;
  return indicator?.shape === "rank" ? place : "%";
}
