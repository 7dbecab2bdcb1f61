import { addDays, formatDay, mondayOf, monthRange } from "../../../lib/time";
import { month as monthText } from "./format";
import type { ServerMeta } from "./types";

export interface Range {
  from: string;
  to: string;
}

/** Reporting months come first, because their sums are the official ones; any other span is "khac". */
export const PRESETS = ["tuan", "thang", "truoc", "quy", "nam", "khac"] as const;
export type Preset = (typeof PRESETS)[number];
/** What a page offers that speaks of months. */
export const MONTHLY: readonly Preset[] = ["thang", "truoc", "quy", "khac"];

/** The month `count` months after `month` (`YYYY-MM`). */
export function addMonths(month: string, count: number): string {
  const [year = 0, number = 1] = month.split("-").map(Number);
  return new Date(Date.UTC(year, number - 1 + count, 1)).toISOString().slice(0, 7);
}

/** The first month of the quarter of `month`. */
export function quarterStart(month: string): string {
  return addMonths(month, -((Number(month.slice(5, 7)) - 1) % 3));
}

/** First and last day of a preset. */
export function rangeOf(preset: Exclude<Preset, "khac">, meta: ServerMeta): Range {
  const { reporting_month: now, cutoff_day: cutoff } = meta;
  if (preset === "thang") return monthRange(now, cutoff);
  if (preset === "truoc") return monthRange(addMonths(now, -1), cutoff);
  if (preset === "tuan") return { from: mondayOf(meta.today), to: addDays(mondayOf(meta.today), 6) };
  if (preset === "nam") {
    const year = now.slice(0, 4);
    return { from: monthRange(`${year}-01`, cutoff).from, to: monthRange(`${year}-12`, cutoff).to };
  }
  const start = quarterStart(now);
  return { from: monthRange(start, cutoff).from, to: monthRange(addMonths(start, 2), cutoff).to };
}

/** `Quý IV/2026` without the word. */
export function quarterText(month: string): string {
  const quarter = Math.floor((Number(month.slice(5, 7)) - 1) / 3);
  return `${["I", "II", "III", "IV"][quarter]}/${month.slice(0, 4)}`;
}

/** The period of a query (`ky`, `tu`, `den`); an unfinished custom one falls back to the reporting month. */
export function periodOf(query: Readonly<Record<string, string>>, meta: ServerMeta): Range & { preset: Preset } {
  const asked = PRESETS.find((preset) => preset === query.ky) ?? "thang";
  if (asked !== "khac") return { preset: asked, ...rangeOf(asked, meta) };
  const from = query.tu ?? "";
  const to = query.den ?? "";
  return from && to && from <= to ? { preset: asked, from, to } : { preset: asked, ...rangeOf("thang", meta) };
}

/** The same period as query values. */
export function periodQuery(period: Range & { preset: Preset }): Record<string, string | null> {
  const custom = period.preset === "khac";
  return { ky: period.preset, tu: custom ? period.from : null, den: custom ? period.to : null };
}

/** Whether the span is exactly one reporting month. */
export function isOneMonth({ from, to }: Range, cutoff: number): boolean {
  const whole = monthRange(to.slice(0, 7), cutoff);
  return whole.from === from && whole.to === to;
}

/** `11/2026` when the span is exactly one reporting month, else `01/11/2026–15/11/2026`. */
export function spanText({ from, to }: Range, cutoff: number): string {
  if (isOneMonth({ from, to }, cutoff)) return monthText(to.slice(0, 7));
  return `${formatDay(from)}–${formatDay(to)}`;
}
