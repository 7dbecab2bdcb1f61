import { formatDay } from "../../../lib/time";
import type { LabelOf } from "../base/labels";
import type { Measures, SummaryRow } from "../base/types";

export const MEASURES = ["visits", "people", "items"] as const;
export type Measure = (typeof MEASURES)[number];

const PROVINCE = ["commune", "topic", "outcome", "week", "month", "quarter", "day", "place", "age_band", "sex"];
const COMMUNE = ["hamlet", "team", "topic", "outcome", "week", "month", "quarter", "day", "place", "age_band", "sex"];

/** The breakdowns offered: a commune is broken into hamlets, the province into communes. */
export function groupsFor(commune: boolean): readonly string[] {
  return commune ? COMMUNE : PROVINCE;
}

/** What the address asks for, with its defaults. */
export function groupOf(query: Readonly<Record<string, string>>, commune: boolean): string {
  const offered = groupsFor(commune);
  return offered.find((group) => group === query.theo) ?? offered[0] ?? "commune";
}

/** The measures that exist in this breakdown. */
export function measuresOf(rows: readonly SummaryRow[]): Measure[] {
  return MEASURES.filter((measure) => rows.some((row) => row[measure] !== null));
}

/** The measure that the picture shows: the one asked for when it exists, else the first that does. */
export function shownMeasure(asked: string | undefined, present: readonly Measure[]): Measure {
  return present.find((measure) => measure === asked) ?? present[0] ?? "visits";
}

const TIME = ["week", "month", "quarter", "day"];
const ROMAN = ["I", "II", "III", "IV"];

/** Whether the rows run over time: then they keep their order and are drawn as columns. */
export function overTime(group: string): boolean {
  return TIME.includes(group);
}

const KINDS: Readonly<Record<string, Parameters<LabelOf>[0]>> = {
  topic: "topic",
  outcome: "outcome",
  place: "place",
  age_band: "age_band",
  sex: "sex",
};

/** The words of a row: catalogue words in the person's language, units as they are called. */
export function rowLabel(row: SummaryRow, group: string, labels: LabelOf): string {
  if (group === "month") return `${row.key.slice(5, 7)}/${row.key.slice(0, 4)}`;
  if (group === "day") return formatDay(row.key);
  if (group === "quarter") return `${ROMAN[Number(row.key.slice(-1)) - 1]}/${row.key.slice(0, 4)}`;
  if (group === "week") return daysOf(row);
  const kind = KINDS[group];
  const code = row.code ?? row.key;
  if (!kind) return row.label;
  const label = labels(kind, code);
  return label === code ? row.label : label;
}

/** Short words under a column. */
export function columnLabel(row: SummaryRow, group: string): string {
  if (group === "day") return `${row.key.slice(8, 10)}/${row.key.slice(5, 7)}`;
  if (group === "week") return daysOf(row).slice(0, 5);
  if (group === "quarter") return `${ROMAN[Number(row.key.slice(-1)) - 1]}/${row.key.slice(0, 4)}`;
  return `${row.key.slice(5, 7)}/${row.key.slice(0, 4)}`;
}

/** The days of a week, which its name has in brackets: the same in every language. */
function daysOf(row: SummaryRow): string {
  return /\((.+)\)/.exec(row.label)?.[1] ?? row.key;
}

/** Share of the whole in percent with one decimal, or null where the parts do not make up a whole. */
export function shareOf(row: SummaryRow, totals: Measures, measure: Measure): number | null {
  const part = row[measure];
  const whole = totals[measure];
  return part === null || !whole ? null : Math.round((part / whole) * 1000) / 10;
}
