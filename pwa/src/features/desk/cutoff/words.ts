import { useStrings } from "../../../lib/i18n";
import { strings } from "./strings";

/** The value that stands for the calendar's last day. */
export const CALENDAR = 31;
/** The last day that every month has. */
export const LATEST = 28;

/** How the reporting months of a cut-off day run, in a sentence. */
export function useMonthsText(cutoff: number): string {
  const t = useStrings(strings);
  return cutoff === CALENDAR ? t.calendar : t.until(cutoff + 1, cutoff);
}

/** A cut-off day by its name. */
export function useDayName(): (cutoff: number) => string {
  const t = useStrings(strings);
  return (cutoff) => (cutoff === CALENDAR ? t.calendarDay : t.onDay(cutoff));
}
