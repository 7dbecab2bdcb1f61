/** A member list as the server's versions have it, and what can be read from it without asking anybody. */
import type { RosterStatus, TeamRoster } from "../../../data";
import { isRecord, textOrNull } from "../../../lib/shape";

export type Role = "leader" | "deputy" | "member";
export type Gender = "male" | "female" | "unknown";

/** One person of a list. `phone` is E.164. */
export interface Line {
  /** The person, or a name of this phone's own for somebody whom the server does not know yet. */
  key: string;
  person_id: string | null;
  full_name: string;
  birth_year: number | null;
  gender: Gender | null;
  organization: string | null;
  position: string | null;
  phone: string | null;
  role: Role;
}

export const FIELDS = ["full_name", "birth_year", "gender", "organization", "position", "phone", "role"] as const;
export type FieldName = (typeof FIELDS)[number];

/** What the list in the feed does not tell. */
const UNTOLD: readonly FieldName[] = ["birth_year", "gender"];

export interface Rules {
  min_members: number;
  one_leader: boolean;
}

/** What the leader wants the list to be, with all that is needed to hand it in later (kept sealed, S14). */
export interface Proposal {
  /** The list in force: the sentences say what changes about it. */
  base: Line[];
  /** What `lines` were made from: `base`, or the server's draft as it was read or written last. */
  seen: Line[];
  lines: Line[];
  /** `base` and `seen` come from the feed, which tells neither gender nor year of birth. */
  partial: boolean;
  rules: Rules;
  /** The server's version, once there is one, as the last request left it. */
  server: { id: string; version: number; status: string; reason: string | null } | null;
  /** The revision of the feed's word on it that was known at that request: a later one knows better. */
  heard: string | null;
}

/** The way of a proposal as the leader sees it; "none": nothing under way. */
export type State = "none" | "draft" | "submitted" | "returned" | "approved";

export interface Standing {
  state: State;
  version: number | null;
  reason: string | null;
}

export const RULES: Rules = { min_members: 3, one_leader: true };

const RANK: Record<Role, number> = { leader: 0, deputy: 1, member: 2 };

/** Leader, deputies, members; otherwise as they came. */
export function inOrder(lines: readonly Line[]): Line[] {
  return [...lines].sort((a, b) => RANK[a.role] - RANK[b.role]);
}

/** A draft on top of the list that the phone has. */
export function fromFeed(roster: TeamRoster): Proposal {
  const lines = roster.members.map(({ name, account_id: _account, ...member }) => ({
    ...member,
    key: member.person_id,
    full_name: name,
    birth_year: null,
    gender: null,
  }));
  return { base: lines, seen: lines, lines, partial: true, rules: RULES, server: null, heard: null };
}

/** A line of an answer. */
export function readLine(value: unknown): Line {
  const said = isRecord(value) ? value : {};
  const person = textOrNull(said.person_id);
  return {
    key: person ?? "",
    person_id: person,
    full_name: textOrNull(said.full_name) ?? "",
    birth_year: typeof said.birth_year === "number" ? said.birth_year : null,
    gender: textOrNull(said.gender) as Gender | null,
    organization: textOrNull(said.organization),
    position: textOrNull(said.position),
    phone: textOrNull(said.phone),
    role: (textOrNull(said.role) ?? "member") as Role,
  };
}

/** Whether two lines say the same. */
export function same(one: Line, two: Line): boolean {
  return FIELDS.every((name) => one[name] === two[name]);
}

/** Whether two lists say the same of the same people. */
export function sameLists(one: readonly Line[], two: readonly Line[]): boolean {
  const lines = new Map(one.map((line) => [line.key, line]));
  return (
    one.length === two.length &&
    two.every((line) => {
      const other = lines.get(line.key);
      return other !== undefined && same(other, line);
    })
  );
}

/** Whether something is on the phone that the server has not. */
export function isDirty({ seen, lines }: Proposal): boolean {
  return !sameLists(seen, lines);
}

/** The fields to compare: those that the feed does not tell are no difference. */
export function toldFields(partial: boolean): readonly FieldName[] {
  return partial ? FIELDS.filter((name) => !UNTOLD.includes(name)) : FIELDS;
}

/** Where things stand: by the last request, or by the feed if that has spoken since. */
export function standingOf(proposal: Proposal | null, statuses: readonly RosterStatus[]): Standing {
  const own = proposal?.server && statuses.find((one) => one.roster_id === proposal.server?.id);
  if (proposal?.server && (!own || own.revision === proposal.heard)) {
    const { status, version, reason } = proposal.server;
    return { state: stateOf(status), version, reason };
  }
  const told = own && own.status !== "discarded" ? own : openOne(statuses);
  if (told) return { state: stateOf(told.status), version: told.version, reason: told.reason };
  const changes = proposal !== null && !sameLists(proposal.base, proposal.lines);
  return { state: changes ? "draft" : "none", version: null, reason: null };
}

/** The version of the team that nobody has decided about yet. */
export function openOne(statuses: readonly RosterStatus[]): RosterStatus | null {
  return statuses.find((one) => ["draft", "submitted", "returned"].includes(one.status)) ?? null;
}

function stateOf(status: string): State {
  if (status === "superseded") return "approved";
  return ["draft", "submitted", "returned", "approved"].includes(status) ? (status as State) : "none";
}
