import { type Language, language } from "./prefs";

/** The two sides of a feature's `strings.ts`; `typeof vi` on the English side makes a missing key a compile error. */
export interface Strings<T> {
  vi: T;
  en: T;
}

/** The strings in the person's language; reading it inside a component follows a change of language. */
export function useStrings<T>(strings: Strings<T>): T {
  return strings[language.value];
}

/** The strings of one named language, for text that must not follow the person's choice. */
export function stringsIn<T>(strings: Strings<T>, of: Language): T {
  return strings[of];
}

/** `1.234` in Vietnamese, `1,234` in English. */
export function formatNumber(value: number): string {
  return new Intl.NumberFormat(language.value === "vi" ? "vi-VN" : "en-GB").format(value);
}

export { type Language, language };
