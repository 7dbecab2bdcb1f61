/** From an op that was set aside to the form in which an official mends it, and back to a body. */
import { isRecord, textOrNull } from "../../../lib/shape";
import { businessDay, clockTime } from "../../../lib/time";
import { type Body, bodyOf, type Group, type ItemForm, newItem, type VisitForm } from "../../../ui/visit/model";
import { readItem, readSent } from "./sent";

const CORRECTABLE = ["assistance_session.log", "assistance_session.amend"];
const KINDS = ["one_to_one", "group", "talk"];
const OUTCOMES = ["done", "guided", "follow_up", "referred", "not_done"];
const NOTE_MAX = 500;

/** What an official can change. `time` is `hh:mm`, "" where the phone's could not be read. */
export interface Correction {
  team: string;
  time: string;
  form: VisitForm;
}

/** The form of an op that logs or changes a visit; null for any other, and for one that cannot be read. */
export function correctionOf(raw: unknown): Correction | null {
  if (!isRecord(raw) || !isRecord(raw.body) || !CORRECTABLE.includes(String(raw.type))) return null;
  const { body } = raw;
  const { startedAt, place, people, note } = readSent(raw);
  const items = Array.isArray(body.items) ? body.items.flatMap(itemForm(people ?? 1)) : [];
  return {
    team: textOrNull(body.team_id) ?? "",
    time: startedAt ? clockTime(startedAt) : "",
    form: {
      kind: KINDS.includes(String(body.kind)) ? (body.kind as VisitForm["kind"]) : "one_to_one",
      items: items.length > 0 ? items : [newItem("OTHER")],
      total: people ?? 1,
      groups: groupsOf(body.people),
      place,
      day: startedAt ? businessDay(startedAt) : "",
      duration: typeof body.duration_minutes === "number" ? String(body.duration_minutes) : "",
      note: (note ?? "").slice(0, NOTE_MAX),
      hamlet: textOrNull(body.hamlet_id),
      withMembers: Array.isArray(body.with_members) ? body.with_members.filter(isText) : [],
      onBehalfOf: textOrNull(body.on_behalf_of),
      follows: textOrNull(body.follows),
      startedAt,
    },
  };
}

/** The body to file. The visit keeps its own instant as long as neither day nor time was changed. */
export function correctedBody({ team, time, form }: Correction): Body {
  const kept = form.startedAt;
  const same = kept !== null && businessDay(kept) === form.day && clockTime(kept) === clockOf(time);
  return bodyOf(form, team, same ? kept : `${form.day}T${clockOf(time)}:00.000+07:00`);
}

/** `08:30` of `8:30` or `8h30`; null when it is no time of the day. */
export function clockOf(typed: string): string | null {
  const parts = /^\s*([01]?\d|2[0-3])\s*[:hg]\s*([0-5]\d)\s*$/i.exec(typed);
  return parts ? `${parts[1]?.padStart(2, "0")}:${parts[2]}` : null;
}

function itemForm(total: number) {
  return (given: unknown): ItemForm[] =>
    readItem(given).map((item) => ({
      ...item,
      outcome: OUTCOMES.includes(item.outcome) ? item.outcome : null,
      count: item.count === total ? null : item.count,
    }));
}

function groupsOf(people: unknown): Group[] {
  const groups = isRecord(people) && Array.isArray(people.groups) ? people.groups : [];
  return groups.flatMap((group) =>
    isRecord(group) && isText(group.age_band) && isText(group.sex) && typeof group.count === "number"
      ? [{ age_band: group.age_band, sex: group.sex, count: group.count }]
      : [],
  );
}

function isText(value: unknown): value is string {
  return typeof value === "string";
}
