/** What a person fills in about a visit, and its way to and from the body of an op. */

export type Kind = "one_to_one" | "group" | "talk";
export type Outcome = "done" | "guided" | "follow_up" | "referred" | "not_done";

export interface Group {
  age_band: string;
  sex: string;
  count: number;
}

interface BodyItem {
  topic: string;
  outcome: Outcome;
  detail: string | null;
  count: number;
  reason: string | null;
}

/** The body of a visit as the data layer takes it (same shape as its VisitBody). */
export interface Body {
  team_id: string;
  kind: Kind;
  started_at: string;
  duration_minutes: number | null;
  place: string;
  people: { total: number; groups: Group[] };
  items: BodyItem[];
  note: string;
  hamlet_id?: string | null;
  with_members?: string[];
  on_behalf_of?: string | null;
  follows?: string | null;
}

/** One việc of the form. `count` null = everybody who was there. */
export interface ItemForm {
  topic: string;
  outcome: Outcome | null;
  detail: string | null;
  reason: string | null;
  count: number | null;
}

/** Everything that can be filled in; texts stay as typed until they are saved. */
export interface VisitForm {
  kind: Kind;
  items: ItemForm[];
  total: number;
  groups: Group[];
  place: string | null;
  /** ISO day, "" while what is typed is not a day. */
  day: string;
  duration: string;
  note: string;
  hamlet: string | null;
  withMembers: string[];
  onBehalfOf: string | null;
  follows: string | null;
  /** Of a saved visit: its own instant, kept as long as the day is not changed. */
  startedAt: string | null;
}

/** The most people of a one-to-one visit; more is a group. */
export const ONE_TO_ONE_MAX = 20;
/** A visit can be dated back this many days. */
export const DAYS_BACK = 30;

/** A việc as it stands before anything about it is known. */
export function newItem(topic: string): ItemForm {
  return { topic, outcome: null, detail: null, reason: null, count: null };
}

/** An empty form for one việc; place is what the person used last. */
export function newForm(topic: string, day: string, place: string | null): VisitForm {
  return {
    kind: "one_to_one",
    items: [newItem(topic)],
    total: 1,
    groups: [],
    place,
    day,
    duration: "",
    note: "",
    hamlet: null,
    withMembers: [],
    onBehalfOf: null,
    follows: null,
    startedAt: null,
  };
}

/** The form of a saved visit. `day` is its business day. */
export function formOf(body: Body, day: string): VisitForm {
  return {
    kind: body.kind,
    items: body.items.map((item) => ({ ...item, count: item.count === body.people.total ? null : item.count })),
    total: body.people.total,
    groups: body.people.groups.map((group) => ({ ...group })),
    place: body.place,
    day,
    duration: body.duration_minutes === null ? "" : String(body.duration_minutes),
    note: body.note,
    hamlet: body.hamlet_id ?? null,
    withMembers: body.with_members ?? [],
    onBehalfOf: body.on_behalf_of ?? null,
    follows: body.follows ?? null,
    startedAt: body.started_at,
  };
}

/** A form for the visit that continues another one: same việc, people and place, today. */
export function followForm(record: string, body: Body, today: string): VisitForm {
  const open = body.items.find((item) => item.outcome === "follow_up" || item.outcome === "referred") ?? body.items[0];
  const form = newForm(open?.topic ?? "OTHER", today, body.place);
  const total = Math.min(body.people.total, ONE_TO_ONE_MAX);
  const groups = body.people.total === total ? body.people.groups.map((group) => ({ ...group })) : [];
  return { ...form, total, groups, hamlet: body.hamlet_id ?? null, follows: record };
}

/** The body to save. `startedAt` is the instant decided by the caller for `form.day`. */
export function bodyOf(form: VisitForm, teamId: string, startedAt: string): Body {
  const minutes = Number.parseInt(form.duration, 10);
  return {
    team_id: teamId,
    kind: form.kind,
    started_at: startedAt,
    duration_minutes: Number.isNaN(minutes) ? null : minutes,
    place: form.place ?? "other",
    people: { total: form.total, groups: form.groups.filter((group) => group.count > 0) },
    items: form.items.map((item) => itemOf(item, form.total)),
    note: form.note.normalize("NFC").trim(),
    hamlet_id: form.hamlet,
    with_members: form.withMembers,
    on_behalf_of: form.onBehalfOf,
    follows: form.follows,
  };
}

function itemOf(item: ItemForm, total: number): BodyItem {
  const outcome = item.outcome ?? "done";
  return {
    topic: item.topic,
    outcome,
    detail: item.detail,
    count: item.count ?? total,
    reason: outcome === "not_done" ? item.reason : null,
  };
}

/** People of the groups already told apart. */
export function grouped(groups: readonly Group[]): number {
  return groups.reduce((sum, group) => sum + group.count, 0);
}

/** Which of the three buttons an outcome belongs to. */
export function buttonOf(outcome: Outcome): "done" | "follow_up" | "not_done" {
  if (outcome === "guided") {
    return "done";
  }
  return outcome === "referred" ? "follow_up" : outcome;
}
