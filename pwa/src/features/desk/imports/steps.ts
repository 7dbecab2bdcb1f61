import { stringsIn } from "../../../lib/i18n";
import { isDealtWith, type Repairs, rowKey } from "./repairs";
import { strings } from "./strings";
import type { Fault, Import, ImportedHamlet } from "./types";

export const STEPS = ["tep", "cot", "dong", "khac"] as const;
export type Step = (typeof STEPS)[number];

/** Names of hamlets of which somebody must say where they lead. */
export function questions(given: Import): ImportedHamlet[] {
  return given.hamlets.filter((one) => one.match === "ambiguous" || (one.match === "new" && !one.chosen));
}

/** The step that an import waits at. */
export function firstStep(given: Import): Step {
  if (given.status !== "ready") return "tep";
  if (given.errors.length > 0) return "dong";
  return questions(given).length > 0 ? "cot" : "khac";
}

/** The step that the address names, else the one that waits. */
export function stepOf(asked: string | undefined, given: Import): Step {
  return given.status === "ready" ? (STEPS.find((one) => one === asked) ?? firstStep(given)) : "tep";
}

/** How much is still to do at a step. */
export function todo(step: Step, given: Import): number {
  if (step === "cot") return questions(given).length;
  return step === "dong" ? given.errors.length : 0;
}

/** The faults of each row that nobody has done anything about, by row. */
export function faultsByRow(given: Import): ReadonlyMap<string, Fault[]> {
  const found = new Map<string, Fault[]>();
  for (const fault of given.errors) {
    if (fault.row === undefined) continue;
    const key = rowKey({ sheet: fault.sheet ?? "", row: fault.row });
    found.set(key, [...(found.get(key) ?? []), fault]);
  }
  return found;
}

/** The word of a file for who leads a team: files are Vietnamese, whatever the language of the screen. */
export const LEADER = stringsIn(strings, "vi").roleTexts.leader;

/** How many errors nobody has done anything about yet. */
export function untouched(given: Import, repairs: Repairs): number {
  const done = (fault: Fault) =>
    fault.row === undefined
      ? given.members.some((one) => one.hamlet === fault.team && repairs[rowKey(one)]?.role === LEADER)
      : isDealtWith(fault, repairs[rowKey({ sheet: fault.sheet ?? "", row: fault.row })]);
  return given.errors.filter((fault) => !done(fault)).length;
}
