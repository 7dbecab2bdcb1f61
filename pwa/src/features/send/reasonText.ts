import type { strings } from "./strings";

/** Why nothing went out, in words; a code that came after this build says the general thing. */
export function reasonText(code: string, t: typeof strings.vi): string {
  return code in t.problems ? t.problems[code as keyof typeof t.problems] : t.problems.other;
}
