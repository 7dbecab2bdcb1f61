import type { FormStrings } from "./formStrings";
import { checkTarget, type TargetDraft, targetBody } from "./newTarget";

/** What a resolution itself says, as it is being typed. */
export interface ProgrammeText {
  unit_id: string;
  name: string;
  legal_basis: string;
  adopted_on: string;
  deadline: string;
}

/** A new resolution with its targets. */
export interface ProgrammeDraft extends ProgrammeText {
  targets: TargetDraft[];
}

interface Words {
  faults: FormStrings["faults"];
  number: string;
  date: string;
  unit: string;
}

const SHORTEST = 3;

/** What is missing or makes no sense in the resolution itself, by field. */
export function checkText(draft: ProgrammeText, words: Omit<Words, "number">): Record<string, string> {
  const { faults: t } = words;
  const faults: Record<string, string> = {};
  if (draft.name.trim().length < SHORTEST) faults.name = t.name;
  if (draft.legal_basis.trim().length < SHORTEST) faults.legal_basis = t.basis;
  if (!draft.adopted_on) faults.adopted_on = words.date;
  if (!draft.deadline) faults.deadline = words.date;
  else if (draft.adopted_on && draft.deadline < draft.adopted_on) faults.deadline = t.order;
  if (!draft.unit_id) faults.unit_id = words.unit;
  return faults;
}

/** The same of all, of a target under `targets.<n>.<field>`. */
export function checkProgramme(draft: ProgrammeDraft, words: Words): Record<string, string> {
  const faults = checkText(draft, words);
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
export function programmeBody({ targets, ...text }: ProgrammeDraft) {
  return { ...textBody(text), targets: targets.map(targetBody) };
}

/** The same without targets, for PATCH /programmes/{id}. */
export function textBody({ name, legal_basis, ...rest }: ProgrammeText): ProgrammeText {
  return { ...rest, name: name.trim(), legal_basis: legal_basis.trim() };
}

/** A resolution that is there, to be typed over. */
export function textDraft({ unit_id, name, legal_basis, adopted_on, deadline }: ProgrammeText): ProgrammeText {
  return { unit_id, name, legal_basis, adopted_on, deadline };
}
