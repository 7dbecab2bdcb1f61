import { expect, test } from "vitest";
import { checkList, checkTyped, readFaults, readPhone } from "./check";
import { fromFeed, isDirty, type Line, type Proposal, RULES, standingOf } from "./lines";
import { merge } from "./merge";
import { sentences } from "./sentences";
import { words } from "./words";

const line = (key: string, part: Partial<Line> = {}): Line => ({
  key,
  person_id: key,
  full_name: `Người ${key}`,
  birth_year: 1980,
  gender: "female",
  organization: null,
  position: null,
  phone: null,
  role: "member",
  ...part,
});
const LEADER = line("a", { role: "leader", gender: "male", full_name: "Trần Văn A" });
const DEPUTY = line("b", { role: "deputy", full_name: "Lê Thị B" });
const PLAIN = line("c", { full_name: "Võ Thị C", phone: "+84912000111" });
const LIST = [LEADER, DEPUTY, PLAIN];
const proposal = (lines: Line[], part: Partial<Proposal> = {}): Proposal => ({
  base: LIST,
  seen: LIST,
  lines,
  partial: false,
  rules: RULES,
  server: null,
  heard: null,
  ...part,
});
const fresh = (part: Partial<Line> = {}) =>
  line("new", { person_id: null, full_name: "Đỗ Văn D", gender: "male", ...part });

test("changes are told as people say them, in both languages", () => {
  const after = [LEADER, { ...DEPUTY, role: "member" as const }, { ...PLAIN, phone: null }, fresh({ role: "deputy" })];
  expect(sentences(LIST, after, false, words.vi)).toEqual([
    "Bà Lê Thị B thôi Tổ phó, ông Đỗ Văn D (người mới) thay.",
    "Bà Võ Thị C đổi số điện thoại: 0912 000 111 thành (để trống).",
  ]);
  expect(sentences(LIST, [LEADER, PLAIN, fresh()], false, words.en)).toEqual([
    "Ms Lê Thị B steps down as deputy and leaves the team.",
    "Mr Đỗ Văn D joins the team as member.",
  ]);
  expect(sentences(LIST, LIST, false, words.vi)).toEqual([]);
});

test("what the feed does not tell is no difference and is not wiped out at the server", () => {
  const members = LIST.map(({ key, full_name: name, role, organization, position, phone }) => ({
    ...{ person_id: key, name, role, organization, position, phone, account_id: null },
  }));
  const begun = fromFeed({ members } as never);
  const edited = {
    ...begun,
    lines: begun.lines.map((one) => (one.key === "c" ? { ...one, role: "deputy" as const } : one)),
  };
  expect(sentences(begun.base, LIST, true, words.vi)).toEqual([]);
  expect(isDirty(begun)).toBe(false);
  expect(merge(edited, LIST)).toEqual({
    lines: [LEADER, DEPUTY, { ...PLAIN, role: "deputy" }],
    open: [],
    foreign: false,
  });
});

test("changes of both sides stand side by side unless they meet in one field", () => {
  const mine = proposal([LEADER, DEPUTY, { ...PLAIN, phone: "+84912000222" }]);
  const theirs = [LEADER, DEPUTY, { ...PLAIN, organization: "Hội Phụ nữ" }];
  const both = { ...PLAIN, phone: "+84912000222", organization: "Hội Phụ nữ" };
  expect(merge(mine, theirs)).toEqual({ lines: [LEADER, DEPUTY, both], open: [], foreign: true });

  const other = { ...PLAIN, phone: "+84912000333" };
  const met = merge(mine, [LEADER, DEPUTY, other]);
  expect(met.open).toEqual([{ key: "c", mine: mine.lines[2], theirs: other }]);
  expect(merge(mine, [LEADER, DEPUTY, other], { c: "theirs" })).toMatchObject({
    lines: [LEADER, DEPUTY, other],
    open: [],
  });
  expect(merge(mine, [LEADER, DEPUTY, other], { c: "mine" }).lines[2]).toEqual(mine.lines[2]);
});

test("somebody removed here and changed there is asked about; removed here alone is removed", () => {
  const mine = proposal([LEADER, DEPUTY]);
  expect(merge(mine, LIST)).toEqual({ lines: [LEADER, DEPUTY], open: [], foreign: false });
  const moved = { ...PLAIN, role: "deputy" as const };
  expect(merge(mine, [LEADER, DEPUTY, moved]).open).toEqual([{ key: "c", mine: null, theirs: moved }]);
  expect(merge(mine, [LEADER, DEPUTY, moved], { c: "mine" }).lines).toEqual([LEADER, DEPUTY]);
  // The other way round: they let go whom the leader changed.
  expect(merge(proposal([LEADER, DEPUTY, moved]), [LEADER, DEPUTY]).open).toEqual([
    { key: "c", mine: moved, theirs: null },
  ]);
});

test("a person added by a request whose answer was lost is not added twice", () => {
  const known = { ...fresh(), key: "d", person_id: "d" };
  const merged = merge(proposal([...LIST, fresh()]), [...LIST, known]);
  expect(merged).toEqual({ lines: [...LIST, known], open: [], foreign: false });
});

test("the list's faults are seen without network", () => {
  expect(checkList(LIST, RULES)).toEqual([]);
  expect(checkList([DEPUTY, PLAIN], RULES).map((fault) => fault.code)).toEqual(["too_few", "no_leader"]);
  expect(checkList([...LIST, fresh({ role: "leader" })], RULES)).toEqual([
    { key: "new", field: "role", code: "second_leader" },
  ]);
  expect(checkTyped({ full_name: " ", birth_year: "85", phone: "0912" }, 2026)).toEqual({
    full_name: "name",
    birth_year: "year",
    phone: "phone",
  });
  expect(readPhone("+84 912.000.111")).toBe("+84912000111");
});

test("the server's faults find their people by the lines they name", () => {
  const problems = [
    { field: "lines.2.phone", code: "x", message: "Sai", message_en: "Wrong" },
    { field: "lines", code: "too_few" },
  ];
  expect(readFaults(problems, LIST)).toEqual([
    { key: "c", field: "phone", code: "x", said: { vi: "Sai", en: "Wrong" } },
    { key: null, field: null, code: "too_few", said: { vi: "", en: "" } },
  ]);
});

test("the newer word counts: the last request's until the feed speaks again", () => {
  const server = { id: "r3", version: 3, status: "submitted", reason: null };
  const sent = proposal(LIST, { server, heard: "one" });
  const told = (status: string, revision: string) => [
    { roster_id: "r3", revision, version: 3, status, reason: "Thiếu số" },
  ];
  expect(standingOf(sent, told("draft", "one")).state).toBe("submitted");
  expect(standingOf(sent, told("returned", "two"))).toEqual({ state: "returned", version: 3, reason: "Thiếu số" });
  expect(standingOf(sent, told("approved", "two")).state).toBe("approved");
  expect(standingOf(sent, told("discarded", "two")).state).toBe("none");
  expect(standingOf(null, told("submitted", "two")).state).toBe("submitted");
  expect(standingOf(proposal([LEADER]), []).state).toBe("draft");
});
