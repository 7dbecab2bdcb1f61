import type { FormStrings } from "./formStrings";
import { measureOf, type TargetDraft } from "./newTarget";
import type { Indicator } from "./types";

/** The labels of a target's fields, in the order of the form; the numbers' say what they are in. */
export function targetLabels(
  draft: TargetDraft,
  indicators: readonly Indicator[],
  t: FormStrings,
): Record<"name" | "group" | "deadline" | "indicator_id" | "goal" | "baseline", string> {
  const measure = measureOf(
    indicators.find(({ id }) => id === draft.indicator_id),
    t.place,
  );
  return {
    name: t.target,
    group: t.group,
    deadline: t.deadline,
    indicator_id: t.indicator,
    goal: t.goal(measure),
    baseline: t.baseline(measure),
  };
}
