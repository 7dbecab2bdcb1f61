import type { Crossing } from "./types";
import { MEASURES, type Measure } from "./view";

const UNITS = ["province", "commune", "hamlet", "team"];
const UNDER_UNITS = ["topic", "outcome", "place", "kind", "age_band", "sex", "week", "month", "quarter"];
const PEOPLE = ["age_band", "sex"];

/** What can stand in the columns beside the rows of `group`: the server counts no other pairs. */
export function columnsFor(group: string): readonly string[] {
  if (UNITS.includes(group)) return UNDER_UNITS;
  if (group === "topic") return PEOPLE;
  return PEOPLE.includes(group) ? ["topic"] : [];
}

/** All that may be asked for in the columns, what is counted first: of the rest the page says why not. */
export function columnsOffered(group: string): readonly string[] {
  const counted = columnsFor(group);
  return [...counted, ...UNDER_UNITS.filter((one) => one !== group && !counted.includes(one))];
}

/** Whether the pair is counted the other way round: units always stand in the rows. */
export function turnsRound(group: string, cross: string): boolean {
  return columnsFor(cross).includes(group);
}

/** The measures that some cell has. A hidden cell has the one that is hidden: people. */
export function measuresIn(crossing: Crossing): Measure[] {
  const cells = crossing.rows.flatMap((row) => Object.values(row.columns));
  return MEASURES.filter((measure) => cells.some((cell) => cell[measure] !== null));
}
