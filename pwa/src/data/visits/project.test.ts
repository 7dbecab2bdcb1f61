import { describe, expect, it } from "vitest";
import type { OpRow } from "../outbox/rows";
import type { StoredVisit } from "../sync/decode";
import type { VisitBody } from "../types";
import { type ParsedOp, parseOp } from "./ops";
import { project } from "./project";
import { DISMISSED } from "./rejections";

const ME = { id: "a", name: "Ông Nam", leads: (team: string) => team === "led" };
const RECORD = "r";
let seq = 0;

const BODY: VisitBody = {
  team_id: "t",
  kind: "one_to_one",
  started_at: "2026-11-20T09:00:00+07:00",
  duration_minutes: null,
  place: "home",
  people: { total: 1, groups: [] },
  items: [{ topic: "VNEID2", outcome: "done", detail: null, count: 1, reason: null }],
  note: "",
};

function op(op_id: string, type: string, row: Partial<OpRow>, base: string | null = null, place = "home"): ParsedOp {
  seq += 1;
  const body = type === "void" ? { reason: "mistake", note: "" } : { ...BODY, place };
  const json = JSON.stringify({
    op_id,
    base_revision: base,
    type: type === "ask" ? type : `assistance_session.${type}`,
    body,
  });
  const nothing = { verdict: null, code: null, message: null, receipt: null, sent_at: null, confirmed_at: null };
  const rest = { unseen_at: null, asked_at: null, closed: null, erased: null, tries: 0, held_until: null };
  const fixed = { op_id, record_id: RECORD, seq, json, day: "2026-11-20", saved_at: "2026-11-20T02:00:00Z" };
  return parseOp({ ...fixed, state: "queued", ...nothing, ...rest, ...row });
}

const applied = { state: "confirmed", verdict: "applied" } as const;
const sent = { state: "sent", verdict: "applied" } as const;
const quarantined = { state: "confirmed", verdict: "quarantined", code: "time", message: "Sửa ngày" } as const;

function stored(revision: string, patch: Partial<StoredVisit> = {}): StoredVisit {
  return {
    record_id: RECORD,
    scope: "t/t",
    revision,
    status: "live",
    business_day: "2026-11-20",
    at: Date.parse(BODY.started_at),
    author_id: "a",
    author_name: "Ông Nam",
    follow_up: 0,
    follows: "",
    conflicted: 0,
    flags: [],
    conflict: [],
    body: { ...BODY, place: "server" },
    ...patch,
  };
}

const state = (ops: ParsedOp[], row: StoredVisit | null = null) => project(RECORD, ops, row, ME)?.state;

describe("the state of a visit (S15)", () => {
  it.each(["held", "queued", "sending"] as const)("%s: waits on the phone", (at) => {
    expect(project(RECORD, [op("1", "log", { state: at, tries: 2 })], null, ME)).toMatchObject({
      state: at,
      unsent: true,
      tries: 2,
      revision: "1",
      mine: true,
      author_name: "Ông Nam",
      business_day: "2026-11-20",
    });
  });

  it("sent with the verdict, confirmed when seen", () => {
    expect(state([op("1", "log", sent)])).toBe("sent");
    expect(state([op("1", "log", applied)], stored("1"))).toBe("confirmed");
    expect(state([], stored("1"))).toBe("confirmed");
  });

  it("rejected while nobody has answered the quarantine", () => {
    const bad = op("1", "log", quarantined);
    expect(project(RECORD, [bad], null, ME)).toMatchObject({
      state: "rejected",
      revision: "1",
      reject: { op_id: "1", code: "time", message: "Sửa ngày", asked: false },
    });
    expect(state([bad, op("2", "log", {}, "1")])).toBe("queued");
    expect(state([bad, op("2", "log", applied, "1")], stored("2"))).toBe("confirmed");
    expect(state([op("1", "log", { ...quarantined, closed: "corrected" })], stored("x"))).toBe("confirmed");
    const asked = { ...quarantined, asked_at: "2026-11-21T02:00:00.000Z" };
    expect(project(RECORD, [op("1", "log", asked)], null, ME)?.reject).toMatchObject({
      asked: true,
      field: "started_at",
    });
    const declined = op("1", "log", { ...asked, closed: "declined", official_note: "trùng" });
    const answered = { code: "declined", asked: false, asked_at: asked.asked_at, official_note: "trùng" };
    expect(project(RECORD, [declined], null, ME)?.reject).toMatchObject(answered);
    const old = op("1", "log", { ...quarantined, closed: "declined", message: "trùng" });
    expect(project(RECORD, [old], null, ME)?.reject).toMatchObject({ official_note: "trùng" });
    const blamed = op("1", "log", { ...quarantined, code: "invalid_body", field: "items.0.topic" });
    expect(project(RECORD, [blamed], null, ME)?.reject).toMatchObject({ code: "invalid_body", field: "items" });
    expect(state([op("1", "log", { ...quarantined, closed: DISMISSED })])).toBe("voided");
  });

  it("still rejected when the official was asked: that is about the op, not about the visit", () => {
    const ops = [op("1", "log", quarantined), op("2", "ask", { ...applied, verdict: null, state: "queued" }, "1")];
    const visit = project(RECORD, ops, null, ME);
    expect(visit).toMatchObject({ state: "rejected", unsent: true, reject: { op_id: "1" } });
    expect(visit?.receipts).toMatchObject([
      { op_id: "1", kind: "log", received_at: null },
      { op_id: "2", kind: "ask" },
    ]);
    expect(project(RECORD, [ops[1] as ParsedOp], null, ME)).toBeNull();
  });

  it("sent when the rescue door took it, until the feed tells the verdict (S24)", () => {
    const taken = op("1", "log", { ...applied, state: "sent", verdict: null });
    expect(state([taken])).toBe("sent");
  });

  it("rejected change of a visit that is in: shows what the person wanted", () => {
    const visit = project(
      RECORD,
      [op("1", "log", applied), op("2", "amend", quarantined, "1", "market")],
      stored("1"),
      ME,
    );
    expect(visit).toMatchObject({ state: "rejected", place: "market", reject: { op_id: "2" } });
  });

  it("voided, also while the cancelling waits, and when somebody else cancelled", () => {
    const log = op("1", "log", applied);
    expect(project(RECORD, [log, op("2", "void", {}, "1")], stored("1"), ME)).toMatchObject({
      state: "voided",
      unsent: true,
    });
    const gone = stored("9", { status: "voided", body: null, at: 0 });
    expect(project(RECORD, [log], gone, ME)).toMatchObject({ state: "voided", unsent: false, place: "home" });
    expect(project(RECORD, [], gone, ME)).toBeNull();
    expect(state([log, op("2", "void", applied, "1")])).toBe("voided");
  });

  it("conflict for the author, whoever sent the other version, and the leader; not for others", () => {
    const conflict = [{ op_id: "2", author_name: "Bà Hoa", body: BODY }];
    const row = stored("1", { conflict, conflicted: 1 });
    expect(state([], row)).toBe("conflict");
    expect(state([], { ...row, author_id: "b" })).toBe("confirmed");
    expect(
      state([op("2", "amend", { state: "confirmed", verdict: "conflict_kept" })], { ...row, author_id: "b" }),
    ).toBe("conflict");
    expect(state([], { ...row, author_id: "b", body: { ...BODY, team_id: "led" } })).toBe("conflict");
    expect(state([op("3", "amend", {}, "1")], row)).toBe("queued");
  });
});

describe("a visit that was set aside (S8)", () => {
  it("says that the server will read it by itself, but first what the person can mend", () => {
    const unread = op("1", "log", { ...quarantined, code: "schema_newer" });
    expect(project(RECORD, [unread], null, ME)?.reject).toMatchObject({ code: "schema_newer", waits: true });
    const log = op("1", "log", quarantined);
    const change = op("2", "amend", { ...quarantined, code: "parent_missing" }, "1", "market");
    const visit = project(RECORD, [log, change], null, ME);
    expect(visit).toMatchObject({ place: "market", reject: { op_id: "1", code: "time", waits: false } });
    expect(project(RECORD, [change], null, ME)?.reject).toMatchObject({ op_id: "2", waits: true });
    const declined = op("4", "log", { ...quarantined, code: "unknown_type", closed: "declined" });
    expect(project(RECORD, [declined], null, ME)?.reject).toMatchObject({ code: "declined", waits: false });
  });
});

describe("what a visit says", () => {
  const place = (ops: ParsedOp[], row: StoredVisit | null) => project(RECORD, ops, row, ME)?.place;
  const log = () => op("1", "log", applied);

  it("is what waits, before what the server has", () => {
    expect(place([log(), op("2", "amend", {}, "1", "market")], stored("1"))).toBe("market");
    expect(place([log(), op("2", "amend", sent, "1", "market")], stored("1"))).toBe("market");
  });

  it("is what the server has, once that has moved on", () => {
    expect(place([log(), op("2", "amend", applied, "1", "market")], stored("2"))).toBe("server");
    expect(place([log(), op("2", "amend", applied, "1", "market")], stored("3"))).toBe("server");
    expect(place([log()], stored("9"))).toBe("server");
  });

  it("is the sent change until its row has come", () => {
    expect(place([log(), op("2", "amend", applied, "1", "market")], stored("1"))).toBe("market");
  });

  it("is not the change that lost a conflict", () => {
    const lost = op("2", "amend", { state: "confirmed", verdict: "conflict_kept" }, "1", "market");
    expect(place([log(), lost], stored("1"))).toBe("server");
  });

  it("stays when the scope is gone, and goes with an erasure", () => {
    expect(place([log()], null)).toBe("home");
    const erased = log();
    expect(
      project(RECORD, [{ ...erased, body: null, row: { ...erased.row, json: "", erased: "h" } }], null, ME),
    ).toBeNull();
  });

  it("follows a change of the day", () => {
    const moved = op("2", "amend", {}, "1");
    const body = { ...moved.body, started_at: "2026-11-18T09:00:00+07:00" };
    expect(project(RECORD, [log(), { ...moved, body }], stored("1"), ME)?.business_day).toBe("2026-11-18");
  });

  it("is empty for an op that cannot be read, which is still shown (fault 50)", () => {
    const broken = parseOp({ ...op("1", "log", {}).row, json: "{" });
    expect(project(RECORD, [broken], null, ME)).toMatchObject({
      state: "queued",
      items: [],
      business_day: "2026-11-20",
    });
  });
});
