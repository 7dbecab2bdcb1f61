import { formatDay } from "../../../lib/time";
import type { LabelOf } from "../base/labels";
import type { Measures, SummaryRow } from "../base/types";

export const MEASURES = ["visits", "people", "items"] as const;
export type Measure = (typeof MEASURES)[number];

const WORK = ["topic", "outcome", "place", "kind", "age_band", "sex", "day", "week", "month", "quarter"];
const PROVINCE = ["commune", "hamlet", "team", "province", ...WORK];
const COMMUNE = ["hamlet", "team", "commune", ...WORK];

/** The breakdowns offered: a commune is broken into hamlets first, the province into communes. */
export function groupsFor(commune: boolean): readonly string[] {
  return commune ? COMMUNE : PROVINCE;
}

/** What the address asks for, with its defaults. */
export function groupOf(query: Readonly<Record<string, string>>, commune: boolean): string {
  const offered = groupsFor(commune);
  return offered.find((group) => group === query.theo) ?? offered[0] ?? "commune";
}

/** What the address wants in the columns; empty for nothing. The server says whether it is counted. */
export function crossOf(query: Readonly<Record<string, string>>): string {
  return PROVINCE.find((group) => group === query.ghep) ?? "";
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

/** What the kinds of visit are called: they are no part of the catalogue. */
export type Kinds = Readonly<Record<string, string>>;

/** The words of a row: catalogue words in the person's language, units as they are called. */
export function rowLabel(row: SummaryRow, group: string, labels: LabelOf, kinds: Kinds): string {
  if (group === "kind") return kinds[row.key] ?? row.label;
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

/** The words over a column of a crossing: short, as there are many. */
export function headLabel(column: SummaryRow, cross: string, labels: LabelOf, kinds: Kinds): string {
  if (cross === "topic") {
    const label = labels("topic", column.key, "short");
    return label === column.key ? column.label : label;
  }
  return cross === "week" ? columnLabel(column, cross) : rowLabel(column, cross, labels, kinds);
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
