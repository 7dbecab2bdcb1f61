import { useStrings } from "../../../lib/i18n";
import { useDesk } from "./desk";
import { isOneMonth, type Range, spanText } from "./period";
import { strings } from "./strings";

/** "Tháng 11/2026", or both days of a span that is no reporting month. */
export function useSpan(range: Range): string {
  const t = useStrings(strings);
  const { meta } = useDesk();
  const text = spanText(range, meta.cutoff_day);
  return isOneMonth(range, meta.cutoff_day) ? t.periods.thang(text) : text;
}
