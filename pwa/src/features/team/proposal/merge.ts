/** Three lists become one: what both started from, what the leader wants, what somebody else made of it meanwhile. Pure. */
import { fold } from "../../../lib/fold";
import { FIELDS, type FieldName, type Line, type Proposal, same } from "./lines";

export type Pick = "mine" | "theirs";

/** One person about whom the two sides say different things; null: not on the list any more. */
export interface Row {
  key: string;
  mine: Line | null;
  theirs: Line | null;
}

export interface Merged {
  lines: Line[];
  /** Rows that only the leader can settle and has not yet. */
  open: Row[];
  /** Whether the other side holds anything that the leader has not seen. */
  foreign: boolean;
}

interface Three {
  was: Line | null;
  mine: Line | null;
  theirs: Line | null;
}

/** Put the leader's changes on top of `theirs`, person by person and field by field; `picks` settle the rest. */
export function merge(proposal: Proposal, theirs: readonly Line[], picks: Readonly<Record<string, Pick>> = {}): Merged {
  const merged: Merged = { lines: [], open: [], foreign: false };
  for (const three of threes(proposal, theirs)) {
    if (!equal(three.theirs, three.was) && !equal(three.theirs, three.mine)) merged.foreign = true;
    const line = choose(three, picks, merged.open);
    if (line) merged.lines.push(line);
  }
  return merged;
}

/** The line that stays, the leader's own where that is still open; null for nobody. */
function choose(three: Three, picks: Readonly<Record<string, Pick>>, open: Row[]): Line | null {
  const { mine, theirs, was } = three;
  const key = (theirs ?? mine ?? was)?.key ?? "";
  const found = settle(three);
  const pick = picks[key];
  if (found === "both" && !pick) open.push({ key, mine, theirs });
  const line = found === "both" ? three[pick ?? "mine"] : found;
  return line && theirs ? { ...line, key, person_id: theirs.person_id } : line;
}

function settle({ was, mine, theirs }: Three): Line | null | "both" {
  if (equal(mine, was) || equal(mine, theirs)) return theirs;
  if (equal(theirs, was)) return mine;
  if (!mine || !theirs || !was) return "both";
  let line = theirs;
  for (const name of FIELDS) {
    if (mine[name] === was[name] || mine[name] === theirs[name]) continue;
    if (theirs[name] !== was[name]) return "both";
    line = { ...line, [name]: mine[name] };
  }
  return line;
}

function equal(one: Line | null, two: Line | null): boolean {
  return one === null || two === null ? one === two : same(one, two);
}

/** Per person what each of the three lists says. Somebody new on both sides is one person by name and number. */
function threes({ seen, lines, partial }: Proposal, theirs: readonly Line[]): Three[] {
  const was = byKey(seen);
  const mine = byKey(lines);
  const found: Three[] = [];
  const taken = new Set<string>();
  for (const line of theirs) {
    const before = was.get(line.key) ?? null;
    const own = mine.get(line.key) ?? (before ? null : (lines.find((one) => isTwin(one, line, was)) ?? null));
    taken.add(line.key);
    if (own) taken.add(own.key);
    found.push({
      was: before && fill(before, line, partial),
      mine: own && fillOwn(own, before, line, partial),
      theirs: line,
    });
  }
  for (const key of new Set([...was.keys(), ...mine.keys()])) {
    if (!taken.has(key)) found.push({ was: was.get(key) ?? null, mine: mine.get(key) ?? null, theirs: null });
  }
  return found;
}

function isTwin(own: Line, other: Line, was: ReadonlyMap<string, Line>): boolean {
  if (own.person_id !== null || was.has(own.key)) return false;
  return fold(own.full_name) === fold(other.full_name) && own.phone === other.phone;
}

/** What the feed did not tell is as the server says, and nobody's change. */
function fill(before: Line, told: Line, partial: boolean): Line {
  return partial
    ? { ...before, birth_year: before.birth_year ?? told.birth_year, gender: before.gender ?? told.gender }
    : before;
}

function fillOwn(own: Line, before: Line | null, told: Line, partial: boolean): Line {
  const untouched = (name: FieldName) => partial && before !== null && own[name] === before[name];
  return {
    ...own,
    birth_year: untouched("birth_year") ? (own.birth_year ?? told.birth_year) : own.birth_year,
    gender: untouched("gender") ? (own.gender ?? told.gender) : own.gender,
  };
}

function byKey(lines: readonly Line[]): Map<string, Line> {
  return new Map(lines.map((line) => [line.key, line]));
}
