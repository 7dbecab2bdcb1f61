import type { CatalogueKind } from "../../../data";
import { language } from "../../../lib/i18n";
import { useCatalogue } from "./lists";

export type LabelOf = (kind: CatalogueKind, code: string | null, form?: "name" | "short") => string;

/** Labels of catalogue codes in the person's language; an unknown code stands for itself. */
export function useLabels(): LabelOf {
  const entries = useCatalogue().data?.entries ?? [];
  const english = language.value === "en";
  return (kind, code, form = "name") => {
    if (code === null) return "";
    const entry = entries.find((one) => one.kind === kind && one.code === code);
    if (!entry) return code;
    if (form === "short") return (english ? entry.short_en : entry.short_vi) || entry.name;
    return english ? entry.name_en || entry.name : entry.name;
  };
}

/** The label of a topic's own outcome code. */
export function useDetailLabels(): (topic: string, detail: string) => string {
  const entries = useCatalogue().data?.entries ?? [];
  const english = language.value === "en";
  return (topic, detail) => {
    const entry = entries.find((one) => one.kind === "topic" && one.code === topic);
    const found = entry?.details.find((one) => one.code === detail);
    return (english ? found?.name_en : found?.name) || found?.name || detail;
  };
}
