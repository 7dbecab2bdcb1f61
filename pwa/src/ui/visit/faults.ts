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

/** A control of the visit's form that can be told to be wrong: by our own look, or by the service's answer. */
export type Control = FormFault["field"] | "hamlet" | "company";

/** Words of the first fault of each field, for the field itself. */
export type FieldWords = Partial<Record<Control, string>>;

/** Faults in words, for the summary on top of a page. */
export function inSummary(faults: readonly FormFault[], words: Record<FaultCode, string>): FieldError[] {
  return faults.map((fault) => ({ id: controlIds[fault.field], text: words[fault.code] }));
}

/** Faults in words, by field. */
export function byField(faults: readonly FormFault[], words: Record<FaultCode, string>): FieldWords {
  return Object.fromEntries(faults.map((fault) => [fault.field, words[fault.code]]));
}

const FOLDED: readonly Control[] = ["day", "groups", "duration", "note", "hamlet", "company"];

/** Whether the folded part of the sheet holds one of the faults and must be opened. */
export function inDetails(faults: readonly FormFault[]): boolean {
  return faults.some((fault) => FOLDED.includes(fault.field));
}

/** The same of words that stand at their fields already. */
export function inFold(errors: FieldWords): boolean {
  return FOLDED.some((field) => errors[field]);
}

/** Change a part of a form. */
export type Patch = (part: Partial<VisitForm>) => void;
