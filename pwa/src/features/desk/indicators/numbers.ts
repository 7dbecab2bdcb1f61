import { type Language, language } from "../../../lib/i18n";
import { NOTHING } from "../base/format";
import type { Numbers, Shape } from "./types";

/** An exact number as people write it, to its last digit: `1.234,50` in Vietnamese, `1,234.50` in English. */
export function exact(text: string): string {
  const [whole = "0", part] = text.replace("-", "").split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, language.value === "vi" ? "." : ",");
  const sign = text.startsWith("-") ? "-" : "";
  return `${sign}${grouped}${part ? (language.value === "vi" ? "," : ".") + part : ""}`;
}

/** What an observation says in short: `1.436`, `61%`, `843/843`, `24/63`. */
export function shortText(numbers: Numbers, shape: Shape): string {
  if (shape === "rank") return numbers.rank === null ? NOTHING : `${numbers.rank}/${numbers.rank_of ?? NOTHING}`;
  if (numbers.numerator !== null && numbers.denominator !== null)
    return `${exact(numbers.numerator)}/${exact(numbers.denominator)}`;
  if (numbers.value === null) return NOTHING;
  return shape === "ratio" ? `${exact(numbers.value)}%` : exact(numbers.value);
}

/** The same in full: a ratio of two numbers with its percentage, a value with what it counts. */
export function fullText(numbers: Numbers, shape: Shape, measure: string): string {
  const text = shortText(numbers, shape);
  if (shape === "ratio" && numbers.percent !== null) return `${text} (${exact(trimmed(numbers.percent))}%)`;
  return shape === "value" && text !== NOTHING ? `${text} ${measure}` : text;
}

/** What stands at a mark of a chart: of a ratio its percentage, which is what is drawn. */
export function markText(numbers: Numbers, shape: Shape): string {
  if (shape === "ratio" && numbers.percent !== null) return `${exact(trimmed(numbers.percent))}%`;
  return shortText(numbers, shape);
}

/** What is to be reached, in the indicator's own measure: `80%`, `1.200 dịch vụ`; of a rank the number alone. */
export function goalText(goal: string, shape: Shape | null, measure: string | null): string {
  if (shape === "value") return `${exact(goal)} ${measure ?? ""}`.trim();
  return shape === "rank" ? exact(goal) : `${exact(goal)}%`;
}

/** The number that is drawn: of a ratio its percentage. A drawing needs no last digit. */
export function drawn(numbers: Numbers, shape: Shape): number | null {
  if (shape === "rank") return numbers.rank;
  const text = shape === "ratio" && numbers.percent !== null ? numbers.percent : numbers.value;
  return text === null ? null : Number(text);
}

/** Without zeros at the end: `100` of `100.00`. */
function trimmed(text: string): string {
  return text.includes(".") ? text.replace(/\.?0+$/, "") : text;
}

const TYPED: Readonly<Record<Language, readonly [RegExp, RegExp]>> = {
  vi: [/^-?\d{1,3}(\.\d{3})+(,\d{1,6})?$/, /^-?\d{1,18}(,\d{1,6})?$/],
  en: [/^-?\d{1,3}(,\d{3})+(\.\d{1,6})?$/, /^-?\d{1,18}(\.\d{1,6})?$/],
};

/** A typed number as the server takes it, or null when it is none in the person's way of writing. */
export function parseNumber(typed: string, of: Language = language.value): string | null {
  const text = typed.replace(/[\s\u00a0]/g, "").replace(/%$/, "");
  if (!TYPED[of].some((pattern) => pattern.test(text))) return null;
  return of === "vi" ? text.replaceAll(".", "").replace(",", ".") : text.replaceAll(",", "");
}
