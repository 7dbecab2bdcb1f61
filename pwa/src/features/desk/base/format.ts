import { formatNumber, language } from "../../../lib/i18n";
import { addDays, businessDay, clockTime, formatDay } from "../../../lib/time";

/** What stands where there is no number: the measure does not exist here, which is not 0. */
export const NOTHING = "–";

/** `1.234.567` in Vietnamese; a dash for null. */
export function count(value: number | null | undefined): string {
  return value === null || value === undefined ? NOTHING : formatNumber(value);
}

/** One decimal: `5,0`, `12,5`; `5.0` in English. */
export function decimal(value: number): string {
  const locale = language.value === "vi" ? "vi-VN" : "en-GB";
  return new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(value);
}

/** `20/11/2026`, also of an instant (its day in Vietnam); a dash for null. */
export function day(value: string | null | undefined): string {
  if (!value) return NOTHING;
  return formatDay(value.length > 10 ? businessDay(value) : value);
}

/** The last day before an end that is itself left out (an instant, or the first day after); a dash for no end. */
export function lastDay(end: string | null): string {
  if (!end) return NOTHING;
  return formatDay(end.length > 10 ? businessDay(Date.parse(end) - 1) : addDays(end, -1));
}

/** `17:20, 21/11/2026`. */
export function moment(instant: string | null | undefined): string {
  return instant ? `${clockTime(instant)}, ${formatDay(businessDay(instant))}` : NOTHING;
}

/** `11/2026` of `2026-11`. */
export function month(value: string): string {
  return `${value.slice(5, 7)}/${value.slice(0, 4)}`;
}

/** A phone as people read it: `0912 345 678`, landlines `0274 382 2111`. */
export function phone(value: string): string {
  return localPhone(value).replace(/^(\d{4})(\d{3})(\d{3,4})$/, "$1 $2 $3");
}

/** `+84912345678` as it is dialled here: `0912345678`. */
export function localPhone(value: string): string {
  return value.replace(/[^0-9+]/g, "").replace(/^\+84/, "0");
}

/** `35,4 KB`. */
export function bytes(value: number | null): string {
  if (value === null) return NOTHING;
  const [size, unit] = value < 1_000_000 ? [value / 1000, "KB"] : [value / 1_000_000, "MB"];
  return `${formatNumber(Math.max(0.1, Math.round(size * 10) / 10))} ${unit}`;
}
