import { HttpProblem } from "../../data";
import type { strings } from "./strings";

type Words = typeof strings.vi.problems;

const sameAs: Record<string, keyof Words> = { timeout: "network", unavailable: "other" };

/** Why somebody could not get in, in words. */
export function problemText(error: unknown, words: Words): string {
  if (!(error instanceof HttpProblem)) {
    return words.other;
  }
  const code = sameAs[error.code] ?? error.code;
  return code in words ? words[code as keyof Words] : words.other;
}
