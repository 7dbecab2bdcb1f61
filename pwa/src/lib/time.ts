/** Days are `YYYY-MM-DD` in Asia/Ho_Chi_Minh, which is UTC+7 the year round. */

const ZONE_MS = 7 * 3_600_000;
const DAY_MS = 86_400_000;

/** The business day of an instant (ms since 1970, or ISO 8601 with offset). */
export function businessDay(instant: number | string): string {
  const ms = typeof instant === "number" ? instant : Date.parse(instant);
  return new Date(ms + ZONE_MS).toISOString().slice(0, 10);
}

/** `hh:mm` of an instant in Vietnam. */
export function clockTime(instant: number | string): string {
  const ms = typeof instant === "number" ? instant : Date.parse(instant);
  return new Date(ms + ZONE_MS).toISOString().slice(11, 16);
}

/** `yyyymmdd-hhmm` of an instant in Vietnam, for names of files. */
export function fileStamp(ms: number): string {
  return `${businessDay(ms).replaceAll("-", "")}-${clockTime(ms).replace(":", "")}`;
}

/** Minutes east of UTC that this phone's clock is set to at `ms`. */
export function utcOffset(ms: number): number {
  return -new Date(ms).getTimezoneOffset();
}

/** ISO 8601 with milliseconds and offset, e.g. `2026-11-20T09:12:44.120+07:00`. `offset` in minutes. */
export function isoWithOffset(ms: number, offset: number = utcOffset(ms)): string {
  const wall = new Date(ms + offset * 60_000).toISOString().slice(0, -1);
  const size = Math.abs(offset);
  const pad = (value: number) => String(value).padStart(2, "0");
  return `${wall}${offset < 0 ? "-" : "+"}${pad(Math.floor(size / 60))}:${pad(size % 60)}`;
}

/** The day `count` days after `day` (before it when negative). */
export function addDays(day: string, count: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * DAY_MS).toISOString().slice(0, 10);
}

/** The Monday of the week of `day`. */
export function mondayOf(day: string): string {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return addDays(day, -((weekday + 6) % 7));
}

/** First and last day of the reporting month `YYYY-MM`, which ends on its `cutoff` day (31 = with the calendar). */
export function monthRange(month: string, cutoff = 31): { from: string; to: string } {
  return { from: addDays(lastDay(shiftMonth(month, -1), cutoff), 1), to: lastDay(month, cutoff) };
}

/** The reporting month `YYYY-MM` that `day` belongs to. */
export function monthOf(day: string, cutoff = 31): string {
  const month = day.slice(0, 7);
  return day <= lastDay(month, cutoff) ? month : shiftMonth(month, 1);
}

/** `20/11/2026`. */
export function formatDay(day: string): string {
  return `${day.slice(8, 10)}/${day.slice(5, 7)}/${day.slice(0, 4)}`;
}

/** The day in a typed `d/m/yyyy` (also with dots or hyphens), or null when there is no such day. */
export function parseDay(typed: string): string | null {
  const parts = /^\s*(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\s*$/.exec(typed);
  if (!parts) return null;
  const day = `${parts[3]}-${parts[2]?.padStart(2, "0")}-${parts[1]?.padStart(2, "0")}`;
  const ms = Date.parse(`${day}T00:00:00Z`);
  return Number.isNaN(ms) || new Date(ms).toISOString().slice(0, 10) !== day ? null : day;
}

function shiftMonth(month: string, count: number): string {
  const [year = 0, number = 1] = month.split("-").map(Number);
  return new Date(Date.UTC(year, number - 1 + count, 1)).toISOString().slice(0, 7);
}

function lastDay(month: string, cutoff: number): string {
  const [year = 0, number = 1] = month.split("-").map(Number);
  const days = new Date(Date.UTC(year, number, 0)).getUTCDate();
  return `${month}-${String(Math.min(cutoff, days)).padStart(2, "0")}`;
}
