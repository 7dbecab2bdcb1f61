import type { Line } from "../rosters/types";

/** What the API is told of a doubtful pair; `after` is known by what it says, for it may be nobody yet. */
export function answerTo(before: Line, { full_name, birth_year, phone }: Line, same: boolean) {
  return { person_id: before.person_id, full_name, birth_year, phone, same };
}
