import { describe, expect, it } from "vitest";
import { PersonalData } from "../errors";
import type { VisitBody } from "../types";
import { visitOp, voidOp } from "./ops";

const BODY: VisitBody = {
  team_id: "t",
  kind: "one_to_one",
  started_at: "2026-11-20T09:05:00+07:00",
  duration_minutes: 7,
  place: "home",
  people: { total: 1, groups: [] },
  items: [],
  note: "",
};
const NOW = Date.parse("2026-11-20T09:12:44.120+07:00");
const noteOf = (note: string) => {
  const { body } = visitOp("assistance_session.log", "r", null, { ...BODY, note }, NOW);
  return (body as VisitBody).note;
};

describe("ops of visits", () => {
  it("carry the phone's time with its offset", () => {
    const op = visitOp("assistance_session.amend", "r", "base", BODY, NOW);
    expect(op).toMatchObject({
      record_id: "r",
      base_revision: "base",
      schema_version: 1,
      type: "assistance_session.amend",
    });
    expect(Date.parse(op.client_time)).toBe(NOW);
    expect(op.client_time).toMatch(/[+-]\d\d:\d\d$/);
  });

  it("hold a note that every JSON reader can read", () => {
    expect(noteOf("  hẹn\u0000 lại \ud83d\ude00 \ud800x\udc00 \n thứ hai ")).toBe("hẹn lại \ud83d\ude00 x \n thứ hai");
    expect(noteOf("Hẹn lại".normalize("NFD"))).toBe("Hẹn lại");
  });

  it("hold no personal data, in the reason of a cancelling neither", () => {
    expect(() => noteOf("0912\u0000345678")).toThrow(PersonalData);
    expect(() => voidOp("r", "b", "other", "a@b.vn", NOW)).toThrow(PersonalData);
    expect(voidOp("r", "b", "duplicate", " hai lần ", NOW).body).toEqual({ reason: "duplicate", note: "hai lần" });
  });
});
