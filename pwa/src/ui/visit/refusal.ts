/** Where a visit that was set aside can be mended, and by whom. Codes are those of PROTOCOL.md (S8). */
import type { Catalogue } from "./catalogue";
import type { Control } from "./faults";
import { grouped, ONE_TO_ONE_MAX, type VisitForm } from "./model";

/** A control of the form: its name for the words, its id to jump to. */
export interface Spot {
  control: Control;
  id: string;
}

/** What the service said: the code, and the part of the body when it named one, e.g. `items.1.topic`. */
export interface Refusal {
  code: string;
  field?: string | null;
}

const officials = [
  "unreadable",
  "unknown_team",
  "left_team",
  "record_taken",
  "op_id_reused",
  "month_closed",
  "unsigned",
];
const time = ["parent_missing", "schema_newer", "unknown_type"];

/** Whether the person can mend it, only an official can, or time will. */
export function whoMends(
  code: string,
  form: Pick<VisitForm, "hamlet" | "onBehalfOf">,
): "person" | "official" | "nobody" {
  if (officials.includes(code)) {
    return "official";
  }
  if (code === "wrong_scope" && form.hamlet === null && form.onBehalfOf === null) {
    return "official";
  }
  return time.includes(code) ? "nobody" : "person";
}

/** The control that mends a refused visit; null when no single one does. */
export function spotOf({ code, field }: Refusal, form: VisitForm, catalogue: Catalogue): Spot | null {
  // Outside the area the code says more than the field: without another hamlet there is nothing to choose.
  if (code === "wrong_scope") {
    return outside(form);
  }
  return ofCode(code, form, catalogue) ?? (field ? ofField(field) : null);
}

const byField: Record<string, Control> = {
  place: "place",
  note: "note",
  started_at: "day",
  duration_minutes: "duration",
  hamlet_id: "hamlet",
  with_members: "company",
  on_behalf_of: "company",
};

function ofField(field: string): Spot | null {
  const [first = "", second = ""] = field.split(".");
  if (first === "items") {
    return itemSpot(Number(second) || 0);
  }
  if (first === "people") {
    return spot(second === "groups" ? "groups" : "total");
  }
  const control = byField[first];
  return control ? spot(control) : null;
}

const byCode: Record<string, Control> = {
  personal_data: "note",
  note_too_long: "note",
  time: "day",
  unknown_member: "company",
};

function ofCode(code: string, form: VisitForm, catalogue: Catalogue): Spot | null {
  switch (code) {
    case "unknown_topic":
    case "topic_closed":
      return itemSpot(form.items.findIndex((item) => !knows(catalogue, "topic", item.topic)));
    case "unknown_code":
      return strangeCode(form, catalogue);
    case "people_sum":
      return spot(peopleControl(form));
    default:
      return byCode[code] ? spot(byCode[code]) : null;
  }
}

function outside(form: VisitForm): Spot | null {
  if (form.hamlet !== null) {
    return spot("hamlet");
  }
  return form.onBehalfOf === null ? null : spot("company");
}

function strangeCode(form: VisitForm, catalogue: Catalogue): Spot | null {
  const strange = form.groups.some(
    (group) => !(knows(catalogue, "age_band", group.age_band) && knows(catalogue, "sex", group.sex)),
  );
  if (strange) {
    return spot("groups");
  }
  const at = form.items.findIndex(
    ({ topic, detail, reason }) => !(hasDetail(catalogue, topic, detail) && knows(catalogue, "reason", reason)),
  );
  if (at >= 0) {
    return itemSpot(at);
  }
  return knows(catalogue, "place", form.place) ? null : spot("place");
}

function peopleControl(form: VisitForm): Control {
  if (form.kind === "one_to_one" && form.total > ONE_TO_ONE_MAX) {
    return "total";
  }
  return grouped(form.groups) > form.total || form.total > 1 ? "groups" : "total";
}

function knows(catalogue: Catalogue, kind: keyof Catalogue["entries"], code: string | null): boolean {
  return code === null || catalogue.entries[kind].some((entry) => entry.code === code);
}

function hasDetail(catalogue: Catalogue, topic: string, detail: string | null): boolean {
  const entry = catalogue.entries.topic.find((one) => one.code === topic);
  return detail === null || (entry?.details.some((one) => one.code === detail) ?? false);
}

function spot(control: Control): Spot {
  return { control, id: control };
}

function itemSpot(at: number): Spot {
  return { control: "items", id: at > 0 ? `items-${at}` : "items" };
}
