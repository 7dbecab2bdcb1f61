import { expect, test } from "vitest";
import { clockOf, correctedBody, correctionOf } from "./correction";

const body = {
  team_id: "t1",
  kind: "group",
  started_at: "2026-11-20T09:12:44.120+07:00",
  duration_minutes: 30,
  place: "home",
  people: { total: 4, groups: [{ age_band: "60_plus", sex: "female", count: 4 }] },
  items: [{ topic: "GONE", outcome: "done", detail: null, count: 4, reason: null }],
  note: "Hẹn mang giấy tờ",
  hamlet_id: null,
  with_members: ["p1"],
  on_behalf_of: null,
  follows: null,
};
const op = { op_id: "o1", type: "assistance_session.log", body };

test("what is not touched is filed as it was sent, to the millisecond", () => {
  const correction = correctionOf(op);
  expect(correction && correctedBody(correction)).toEqual(body);
});

test("another time or day moves the visit, in the time of Vietnam", () => {
  const correction = correctionOf(op);
  if (!correction) throw new Error("can be corrected");
  expect(correctedBody({ ...correction, time: "8h05" }).started_at).toBe("2026-11-20T08:05:00.000+07:00");
  const form = { ...correction.form, day: "2026-11-19" };
  expect(correctedBody({ ...correction, form }).started_at).toBe("2026-11-19T09:12:00.000+07:00");
});

test("parts of a wrong shape are left empty, so that the official must fill them in", () => {
  const broken = {
    ...body,
    started_at: "soon",
    place: 7,
    people: { groups: [{ count: "x" }] },
    items: ["?"],
    note: null,
  };
  const correction = correctionOf({ ...op, body: broken });
  expect(correction).toMatchObject({ time: "", form: { day: "", place: null, total: 1, groups: [], note: "" } });
  expect(correction?.form.items[0]?.outcome).toBeNull();
});

test("a cancelling, a request and bare text cannot be corrected", () => {
  expect([correctionOf({ ...op, type: "assistance_session.void" }), correctionOf("{oops"), correctionOf(null)]).toEqual(
    [null, null, null],
  );
});

test("times as people type them", () => {
  expect(["8:30", "08h30", " 8g30 ", "24:00", "8"].map(clockOf)).toEqual(["08:30", "08:30", "08:30", null, null]);
});
