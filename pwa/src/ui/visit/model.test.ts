import { expect, test } from "vitest";
import { checkForm } from "./check";
import { type Body, bodyOf, buttonOf, followForm, formOf, newForm } from "./model";
import { startOf } from "./when";

const TODAY = "2026-11-21";
const NOON = Date.parse("2026-11-21T12:00:00+07:00");

function saved(part: Partial<Body> = {}): Body {
  return {
    team_id: "team",
    kind: "one_to_one",
    started_at: "2026-11-20T09:05:00+07:00",
    duration_minutes: 7,
    place: "home",
    people: { total: 2, groups: [{ age_band: "46_59", sex: "female", count: 1 }] },
    items: [{ topic: "VNEID2", outcome: "follow_up", detail: null, count: 2, reason: null }],
    note: "",
    hamlet_id: null,
    with_members: [],
    on_behalf_of: null,
    follows: null,
    ...part,
  };
}

test("a saved visit goes through the form and comes back the same", () => {
  const body = saved();
  expect(bodyOf(formOf(body, "2026-11-20"), "team", body.started_at)).toEqual(body);
});

test("everybody counts for a việc unless another number was typed", () => {
  const form = { ...newForm("PAY", TODAY, "home"), total: 3 };
  expect(bodyOf(form, "team", "x").items[0]).toMatchObject({ count: 3 });
  const some = { ...form, items: [{ topic: "PAY", outcome: "done" as const, detail: null, reason: null, count: 2 }] };
  expect(bodyOf(some, "team", "x").items[0]).toMatchObject({ count: 2 });
});

test("a reason stays only with what could not be done", () => {
  const item = { topic: "PAY", outcome: "done" as const, detail: null, reason: "refused", count: null };
  expect(bodyOf({ ...newForm("PAY", TODAY, "home"), items: [item] }, "team", "x").items[0]?.reason).toBeNull();
});

test("a visit that follows takes over việc, people and place, and names what it closes", () => {
  const form = followForm("r1", saved(), TODAY);
  expect(form).toMatchObject({ follows: "r1", total: 2, place: "home", day: TODAY, kind: "one_to_one" });
  expect(form.items.map((item) => [item.topic, item.outcome])).toEqual([["VNEID2", null]]);
});

test("the finer outcomes belong to the button they refine", () => {
  expect(["done", "guided", "follow_up", "referred", "not_done"].map((one) => buttonOf(one as "done"))).toEqual([
    "done",
    "done",
    "follow_up",
    "follow_up",
    "not_done",
  ]);
});

test("the start is now less the minutes, or the chosen day at this hour, and never slips over midnight", () => {
  expect(Date.parse(startOf(TODAY, "10", NOON))).toBe(NOON - 600_000);
  expect(startOf("2026-11-18", "", NOON)).toBe("2026-11-18T12:00:00.000+07:00");
  const early = Date.parse("2026-11-21T00:05:00+07:00");
  expect(Date.parse(startOf(TODAY, "30", early))).toBe(early);
});

const whole = () => formOf(saved(), TODAY);

test.each([
  ["a whole form has no fault", whole(), []],
  ["no place", { ...whole(), place: null }, ["no_place"]],
  ["no day", { ...whole(), day: "" }, ["no_day"]],
  ["tomorrow", { ...whole(), day: "2026-11-22" }, ["day_ahead"]],
  ["thirty days back is allowed", { ...whole(), day: "2026-10-22" }, []],
  ["thirty-one days back", { ...whole(), day: "2026-10-21" }, ["day_too_old"]],
  ["groups above the total", { ...whole(), groups: [{ age_band: "x", sex: "y", count: 3 }] }, ["people_sum"]],
  ["twenty-one in a one-to-one visit", { ...whole(), total: 21 }, ["people_total"]],
  ["twenty-one in a class", { ...whole(), kind: "group" as const, total: 21 }, []],
  ["nobody", { ...whole(), total: 0, groups: [] }, ["people_total"]],
  ["no việc", { ...whole(), items: [] }, ["no_topic"]],
  ["a minute that is none", { ...whole(), duration: "0" }, ["duration"]],
  ["a long note", { ...whole(), note: "x".repeat(501) }, ["note_too_long"]],
])("%s", (_name, form, codes) => {
  expect(checkForm(form, TODAY).map((fault) => fault.code)).toEqual(codes);
});
