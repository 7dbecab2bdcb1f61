import { language } from "../../../lib/i18n";
import type { Indicator } from "./types";

/** The name of an indicator in the person's language. */
export function nameOf(indicator: Pick<Indicator, "name" | "name_en">): string {
  return language.value === "en" ? indicator.name_en : indicator.name;
}
