import type { CatalogueEntry, CatalogueKind } from "../../../data";
import type { Faults } from "../base/form";
import type { strings } from "./strings";

export const KINDS: readonly CatalogueKind[] = [
  "topic",
  "place",
  "reason",
  "outcome",
  "age_band",
  "sex",
  "organization",
  "skill",
];

// Reports and the phone's buttons are built on these codes: labels may change, the codes not.
const FIXED: readonly CatalogueKind[] = ["outcome", "age_band", "sex", "skill"];

export const NAME_MAX = 200;
export const SHORT_VI_MAX = 22;
export const SHORT_EN_MAX = 30;
const ORDER_MAX = 10_000;

/** Whether the vocabulary takes no new code and loses none. */
export function isFixed(kind: CatalogueKind): boolean {
  return FIXED.includes(kind);
}

/** Whether the entry may no longer be used on a day. */
export function retiredOn(entry: Pick<CatalogueEntry, "valid_to">, day: string): boolean {
  return entry.valid_to !== null && entry.valid_to <= day;
}

/** An entry as it is being filled in: everything is text. */
export interface Draft {
  code: string;
  name: string;
  name_en: string;
  short_vi: string;
  short_en: string;
  group: string;
  valid_from: string;
  valid_to: string;
  order: string;
  details: CatalogueEntry["details"];
}

/** The form of an entry, or of a new one. */
export function draftOf(entry: CatalogueEntry | null, order: number): Draft {
  return {
    code: entry?.code ?? "",
    name: entry?.name ?? "",
    name_en: entry?.name_en ?? "",
    short_vi: entry?.short_vi ?? "",
    short_en: entry?.short_en ?? "",
    group: entry?.group ?? "",
    valid_from: entry?.valid_from ?? "",
    valid_to: entry?.valid_to ?? "",
    order: String(entry?.order ?? order),
    details: entry?.details ?? [],
  };
}

/** What is wrong with a draft, by field. `taken` holds the codes that exist; a stored entry keeps its code. */
export function checkDraft(
  draft: Draft,
  kind: CatalogueKind,
  taken: readonly string[] | null,
  t: (typeof strings)["vi"]["faults"],
): Faults {
  const faults: Record<string, string> = {};
  const limits = { name: NAME_MAX, name_en: NAME_MAX, short_vi: SHORT_VI_MAX, short_en: SHORT_EN_MAX } as const;
  for (const [field, max] of Object.entries(limits) as [keyof typeof limits, number][]) {
    const text = draft[field].trim();
    if (!text) faults[field] = t.name;
    else if (text.length > max) faults[field] = t.tooLong(max);
  }
  const shape = kind === "topic" ? /^[A-Z0-9_]{2,30}$/ : /^[a-z0-9_]{2,30}$/;
  if (taken && !shape.test(draft.code)) faults.code = t.code;
  else if (taken?.includes(draft.code)) faults.code = t.taken;
  if (draft.valid_from && draft.valid_to && draft.valid_to <= draft.valid_from) faults.valid_to = t.period;
  if (!/^\d{1,5}$/.test(draft.order) || Number(draft.order) > ORDER_MAX) faults.order = t.order;
  return faults;
}

/** The body of PUT /topics. */
export function bodyOf(draft: Draft, kind: CatalogueKind): Record<string, unknown> {
  const trimmed = {
    name: draft.name.trim(),
    name_en: draft.name_en.trim(),
    short_vi: draft.short_vi.trim(),
    short_en: draft.short_en.trim(),
  };
  const period = isFixed(kind) ? {} : { valid_from: draft.valid_from || null, valid_to: draft.valid_to || null };
  const own = kind === "topic" ? { group: draft.group || null, details: draft.details } : {};
  return { kind, code: draft.code, ...trimmed, order: Number(draft.order), ...period, ...own };
}
