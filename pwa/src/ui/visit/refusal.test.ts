import { expect, test } from "vitest";
import type { Catalogue, Entry } from "./catalogue";
import { newForm, newItem, type VisitForm } from "./model";
import { spotOf, whoMends } from "./refusal";

const entry = (code: string, details: string[] = []): Entry => ({
  code,
  group: null,
  icon: null,
  details: details.map((one) => ({ code: one, name: one, name_en: one })),
});
const catalogue: Catalogue = {
  ready: true,
  entries: {
    topic: [entry("VNEID2", ["done"]), entry("DSIG")],
    place: [entry("home")],
    reason: [entry("refused")],
    age_band: [entry("60_plus")],
    sex: [entry("female")],
    outcome: [],
  },
  label: (_kind, code) => code,
};
const form = (part: Partial<VisitForm> = {}): VisitForm => ({ ...newForm("VNEID2", "2026-11-20", "home"), ...part });
const at = (code: string, part: Partial<VisitForm> = {}, field: string | null = null) =>
  spotOf({ code, field }, form(part), catalogue)?.id;

test("each reason leads to the one control that mends it", () => {
  expect(at("personal_data")).toBe("note");
  expect(at("note_too_long")).toBe("note");
  expect(at("time")).toBe("day");
  expect(at("unknown_member")).toBe("company");
  expect(at("topic_closed", { items: [newItem("VNEID2"), newItem("GONE")] })).toBe("items-1");
  expect(at("people_sum", { total: 3 })).toBe("groups");
  expect(at("people_sum", { total: 30 })).toBe("total");
  expect(at("invalid_body")).toBeUndefined();
});

test("an unknown code is looked for among what was chosen", () => {
  expect(at("unknown_code", { place: "moon" })).toBe("place");
  expect(at("unknown_code", { groups: [{ age_band: "none", sex: "female", count: 1 }] })).toBe("groups");
  expect(at("unknown_code", { items: [{ ...newItem("VNEID2"), detail: "gone" }] })).toBe("items");
});

test("where the code says too little, the part that the service named decides", () => {
  expect(at("invalid_body", {}, "items.1.count")).toBe("items-1");
  expect(at("invalid_body", {}, "people.total")).toBe("total");
  expect(at("invalid_body", {}, "something_new")).toBeUndefined();
});

test("outside the area: the hamlet or the person it was logged for; with neither only an official can mend it", () => {
  expect(at("wrong_scope", { hamlet: "h1" })).toBe("hamlet");
  expect(at("wrong_scope", { onBehalfOf: "p1" })).toBe("company");
  expect(at("wrong_scope")).toBeUndefined();
  expect(whoMends("wrong_scope", form())).toBe("official");
  expect(whoMends("wrong_scope", form({ hamlet: "h1" }))).toBe("person");
});

test("a closed month is the commune's, a waiting parent is nobody's, a code of tomorrow is the person's", () => {
  expect(["month_closed", "unsigned"].map((code) => whoMends(code, form()))).toEqual(["official", "official"]);
  expect(["parent_missing", "unknown_type"].map((code) => whoMends(code, form()))).toEqual(["nobody", "nobody"]);
  expect(whoMends("brand_new", form())).toBe("person");
});
