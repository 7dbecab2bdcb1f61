import type { Report } from "./types";

/** The most that one commune can have. */
export const MOST = { adults: 2_000_000, households: 1_000_000 } as const;
export type Base = keyof typeof MOST;

/** What a person has typed. */
export interface Draft {
  difficulties: string;
  proposals: string;
  adults: string;
  households: string;
}

export type Field = keyof Draft;
export const TEXTS: readonly Field[] = ["difficulties", "proposals"];
export const FIELDS: readonly Field[] = [...TEXTS, "adults", "households"];

/** The form of a report as it is stored. */
export function draftOf(report: Report): Draft {
  const { adults, households } = report.declared;
  const { difficulties, proposals } = report;
  return { difficulties, proposals, adults: adults?.toString() ?? "", households: households?.toString() ?? "" };
}

/** A typed whole number, dots and spaces between thousands allowed; null for nothing, undefined for what is none. */
export function wholeOf(text: string): number | null | undefined {
  const digits = text.trim().replace(/[.\s](?=\d{3}(\D|$))/g, "");
  if (digits === "") return null;
  return /^\d{1,15}$/.test(digits) ? Number(digits) : undefined;
}

/** The faults of the two numbers. */
export function faultsOf(draft: Draft, words: { badNumber: string; tooMany: string }): Partial<Record<Base, string>> {
  const faults: Partial<Record<Base, string>> = {};
  for (const base of ["adults", "households"] as const) {
    const value = wholeOf(draft[base]);
    if (value === undefined) faults[base] = words.badNumber;
    else if (value !== null && value > MOST[base]) faults[base] = words.tooMany;
  }
  return faults;
}

/** What is sent: of numbers null where nothing stands. */
export function bodyOf(draft: Draft): Record<string, unknown> {
  const { difficulties, proposals } = draft;
  return {
    difficulties,
    proposals,
    declared: { adults: wholeOf(draft.adults) ?? null, households: wholeOf(draft.households) ?? null },
  };
}

/** The fields in which two drafts say something else; 12.000 is 12000. */
export function differing(one: Draft, other: Draft): Field[] {
  return FIELDS.filter((field) => plain(field, one) !== plain(field, other));
}

function plain(field: Field, draft: Draft): string {
  const text = draft[field].normalize("NFC").replace(/\r\n/g, "\n").trim();
  return TEXTS.includes(field) ? text : String(wholeOf(text) ?? text);
}

/** What two people made of `base`: mine with the fields that only they changed, and the fields that both did. */
export function merge(base: Draft, mine: Draft, theirs: Draft): { draft: Draft; clashes: Field[] } {
  const [byMe, byThem] = [differing(base, mine), differing(base, theirs)];
  const taken = byThem.filter((field) => !byMe.includes(field));
  return {
    draft: { ...mine, ...Object.fromEntries(taken.map((field) => [field, theirs[field]])) },
    clashes: differing(mine, theirs).filter((field) => byMe.includes(field) && byThem.includes(field)),
  };
}
