import { addDays } from "../../../lib/time";
import type { Faults } from "../base/form";
import type { strings } from "./strings";
import type { Campaign, Measure, Rule } from "./types";

/** What the form holds; `total` and `rule` go to the targets, not to the campaign. */
export interface Draft {
  name: string;
  legal_basis: string;
  start: string;
  end: string;
  measure: Measure;
  topics: string[];
  total: string;
  rule: Rule;
}

const NINETY_TWO = 91;

/** A new campaign of 92 days from today, or what is stored of one. */
export function draftOf(campaign: Campaign | null, today: string): Draft {
  if (!campaign) {
    const days = { start: today, end: addDays(today, NINETY_TWO) };
    return { name: "", legal_basis: "", ...days, measure: "visits", topics: [], total: "", rule: "hamlets" };
  }
  const { name, legal_basis, start, end, measure, topics } = campaign;
  return { name, legal_basis, start, end, measure, topics, total: "", rule: "hamlets" };
}

/** A whole number as people write it (`1.200`, `1 200`), null for anything else. */
export function numberOf(text: string): number | null {
  const plain = text.trim();
  return /^\d{1,3}([. ]\d{3})*$|^\d{1,8}$/.test(plain) ? Number(plain.replace(/[. ]/g, "")) : null;
}

/** What is missing or makes no sense. */
export function faultsOf(draft: Draft, today: string, t: (typeof strings)["vi"]): Faults {
  const faults: Record<string, string> = {};
  if (!draft.name.trim()) faults.name = t.needName;
  if (!draft.start) faults.start = t.needDay;
  if (!draft.end) faults.end = t.needDay;
  else if (draft.start > draft.end) faults.end = t.order;
  else if (draft.end < today) faults.end = t.past;
  if (draft.total.trim() && numberOf(draft.total) === null) faults.total = t.number;
  return faults;
}
