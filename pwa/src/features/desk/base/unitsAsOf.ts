import { useStrings } from "../../../lib/i18n";
import { formatDay } from "../../../lib/time";
import { strings } from "./strings";

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Whether it is a day, and not `then` or `now`. */
export function isDay(value: string): boolean {
  return DAY.test(value);
}

/** By whose boundaries a query (`don-vi`) counts, as the reports are asked: `then`, `now` or a day. */
export function unitsOf(query: Readonly<Record<string, string>>): string {
  const asked = query["don-vi"] ?? "";
  if (isDay(asked)) return asked;
  return asked === "nay" ? "now" : "then";
}

/** The same as query values. */
export function unitsQuery(value: string): Record<string, string | null> {
  return { "don-vi": value === "now" ? "nay" : isDay(value) ? value : null };
}

/** The same in words. */
export function useUnitsText(value: string): string {
  const t = useStrings(strings);
  if (isDay(value)) return t.unitsOn(formatDay(value));
  return value === "now" ? t.unitsNow : t.unitsThen;
}
