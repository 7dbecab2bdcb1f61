import type { FieldError } from "../ErrorSummary";
import type { FaultCode, FormFault } from "./check";
import type { VisitForm } from "./model";

/** The id of the control of each field, to jump to. */
export const controlIds: Record<FormFault["field"], string> = {
  items: "items",
  total: "total",
  place: "place",
  day: "day",
  groups: "groups",
  duration: "duration",
  note: "note",
};

/** Words of the first fault of each field, for the field itself. */
export type FieldWords = Partial<Record<FormFault["field"], string>>;

/** Faults in words, for the summary on top of a page. */
export function inSummary(faults: readonly FormFault[], words: Record<FaultCode, string>): FieldError[] {
  return faults.map((fault) => ({ id: controlIds[fault.field], text: words[fault.code] }));
}

/** Faults in words, by field. */
export function byField(faults: readonly FormFault[], words: Record<FaultCode, string>): FieldWords {
  return Object.fromEntries(faults.map((fault) => [fault.field, words[fault.code]]));
}

/** Whether the folded part of the sheet holds one of the faults and must be opened. */
export function inDetails(faults: readonly FormFault[]): boolean {
  return faults.some((fault) => ["day", "groups", "duration", "note"].includes(fault.field));
}

/** Change a part of a form. */
export type Patch = (part: Partial<VisitForm>) => void;
