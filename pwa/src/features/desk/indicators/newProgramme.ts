import type { FormStrings } from "./formStrings";
import { checkTarget, type TargetDraft, targetBody } from "./newTarget";

/** A new resolution as it is being typed. */
export interface ProgrammeDraft {
  unit_id: string;
  name: string;
  legal_basis: string;
  adopted_on: string;
  deadline: string;
  targets: TargetDraft[];
}

const SHORTEST = 3;

/** What is missing or makes no sense, by field; of a target under `targets.<n>.<field>`. */
export function checkProgramme(
  draft: ProgrammeDraft,
  words: { faults: FormStrings["faults"]; number: string; date: string; unit: string },
): Record<string, string> {
  const { faults: t } = words;
  const faults: Record<string, string> = {};
  if (draft.name.trim().length < SHORTEST) faults.name = t.name;
  if (draft.legal_basis.trim().length < SHORTEST) faults.legal_basis = t.basis;
  if (!draft.adopted_on) faults.adopted_on = words.date;
  if (!draft.deadline) faults.deadline = words.date;
  else if (draft.adopted_on && draft.deadline < draft.adopted_on) faults.deadline = t.order;
  if (!draft.unit_id) faults.unit_id = words.unit;
  draft.targets.forEach((target, at) => {
    for (const [field, text] of Object.entries(checkTarget(target, words))) {
      // A target without a deadline gets that of the whole once it is typed: told there alone.
      if (field !== "deadline" || draft.deadline) faults[`targets.${at}.${field}`] = text;
    }
  });
  return faults;
}

/** Another deadline of the whole is that of every target that had none of its own. */
export function withDeadline(draft: ProgrammeDraft, deadline: string): ProgrammeDraft {
  const follows = (target: TargetDraft) => target.deadline === "" || target.deadline === draft.deadline;
  return {
    ...draft,
    deadline,
    targets: draft.targets.map((target) => (follows(target) ? { ...target, deadline } : target)),
  };
}

/** The body of POST /programmes. */
export function programmeBody({ targets, name, legal_basis, ...rest }: ProgrammeDraft) {
  return { ...rest, name: name.trim(), legal_basis: legal_basis.trim(), targets: targets.map(targetBody) };
}
