import type { HttpProblem } from "../../../data";
import { isRecord, textOrNull } from "../../../lib/shape";
import { moment } from "../base/format";
import type { strings } from "./strings";
import type { TakenBack } from "./types";

type Words = Pick<typeof strings.vi, "taken" | "somebody">;

/** What became of a list, in a sentence. */
export function takenText(t: Words, { by, at, action }: TakenBack): string {
  const said = t.taken[action] ?? t.taken.edit;
  return said?.(by ?? t.somebody, moment(at)) ?? "";
}

/** Of a refusal: each list that does not wait any more, with what became of it. */
export function takenLines(t: Words, { params }: HttpProblem): string[] {
  const told = Array.isArray(params.rosters) ? params.rosters.filter(isRecord) : [];
  return told.flatMap((one) => {
    const action = textOrNull(one.action);
    if (action === null) return [];
    const back = { by: textOrNull(one.by), at: textOrNull(one.at), action };
    return [`${textOrNull(one.team_title) ?? ""}: ${takenText(t, back)}`];
  });
}
