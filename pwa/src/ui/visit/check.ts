import { addDays } from "../../lib/time";
import { DAYS_BACK, grouped, ONE_TO_ONE_MAX, type VisitForm } from "./model";

/** What can be wrong with a form: a code for the words and the control it belongs to. */
export interface FormFault {
  field: "items" | "place" | "day" | "groups" | "duration" | "note" | "total";
  code: FaultCode;
}

export type FaultCode =
  | "no_topic"
  | "no_outcome"
  | "no_place"
  | "no_day"
  | "day_ahead"
  | "day_too_old"
  | "people_sum"
  | "people_total"
  | "item_count"
  | "duration"
  | "note_too_long";

/** The longest note, in characters. */
export const NOTE_MAX = 500;
const PEOPLE_MAX = 5_000;
const MINUTES_MAX = 1_440;

/** All faults of a form, in the order of the page. `today` is the business day, `daysBack` how far back one may log. */
export function checkForm(form: VisitForm, today: string, daysBack = DAYS_BACK): FormFault[] {
  const faults: FormFault[] = [];
  const add = (field: FormFault["field"], code: FaultCode | null) => {
    if (code) {
      faults.push({ field, code });
    }
  };
  add("items", itemsFault(form));
  add("total", totalFault(form));
  add("place", form.place ? null : "no_place");
  add("day", dayFault(form.day, today, daysBack));
  add("groups", grouped(form.groups) > form.total ? "people_sum" : null);
  add("duration", durationFault(form.duration));
  add("note", form.note.length > NOTE_MAX ? "note_too_long" : null);
  return faults;
}

function itemsFault(form: VisitForm): FaultCode | null {
  if (form.items.length === 0) {
    return "no_topic";
  }
  if (form.items.some((item) => item.outcome === null)) {
    return "no_outcome";
  }
  return form.items.some((item) => item.count !== null && (item.count < 1 || item.count > form.total))
    ? "item_count"
    : null;
}

function totalFault(form: VisitForm): FaultCode | null {
  const most = form.kind === "one_to_one" ? ONE_TO_ONE_MAX : PEOPLE_MAX;
  return Number.isInteger(form.total) && form.total >= 1 && form.total <= most ? null : "people_total";
}

function dayFault(day: string, today: string, daysBack: number): FaultCode | null {
  if (day === "") {
    return "no_day";
  }
  if (day > today) {
    return "day_ahead";
  }
  return day < addDays(today, -daysBack) ? "day_too_old" : null;
}

function durationFault(duration: string): FaultCode | null {
  if (duration.trim() === "") {
    return null;
  }
  const minutes = Number(duration);
  return Number.isInteger(minutes) && minutes >= 1 && minutes <= MINUTES_MAX ? null : "duration";
}
