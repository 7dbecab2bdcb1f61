/** From an entry of a feed to what changes on the phone. Pure; throws on a body it cannot read. */
import { integerOrNull, isRecord, textOrNull } from "../../lib/shape";
import { businessDay } from "../../lib/time";
import { isFinal, type OpNote } from "../outbox/verdicts";
import type {
  CampaignTarget,
  CatalogueEntry,
  ConflictingBody,
  GrantView,
  Item,
  PhoneCampaign,
  RosterStatus,
  TeamRoster,
  VisitBody,
} from "../types";
import type { FeedEntry } from "./feed";

/** A visit as the server has it, with what lists look for beside it. */
export interface StoredVisit {
  record_id: string;
  scope: string;
  revision: string;
  status: "live" | "voided";
  business_day: string;
  /** `started_at` in ms, to order by: ISO texts with different offsets do not. */
  at: number;
  author_id: string;
  author_name: string;
  /** 1 when an item is to be continued or was referred. */
  follow_up: 0 | 1;
  follows: string;
  conflicted: 0 | 1;
  flags: string[];
  conflict: ConflictingBody[];
  /** Null for a voided visit: its body lives no longer (S27). */
  body: VisitBody | null;
}

export type Change =
  | { to: "visit"; row: StoredVisit }
  | { to: "no-visit"; record_id: string }
  | { to: "catalogue"; entry: CatalogueEntry }
  | { to: "roster"; record_id: string; roster: TeamRoster }
  | { to: "roster-status"; status: RosterStatus }
  | { to: "campaign"; key: string; campaign: PhoneCampaign | null; target: CampaignTarget | null }
  | { to: "opaque"; entry: FeedEntry; failed: boolean };

export type Note =
  | { about: "op"; note: OpNote }
  | { about: "grants"; version: number; grants: GrantView[] }
  | { about: "erased"; record_id: string }
  /** The account's own feed is told from its beginning: what it does not show now is not confirmed any more (S15). */
  | { about: "anew" }
  /** A scope was reset: offer every kept op again (S16). */
  | { about: "reset" };

export interface Decoded {
  change: Change | null;
  note: Note | null;
}

/** What one entry of `scope` means. An unknown kind is kept as it is (S1); a body that cannot be read as well (S11). */
export function decode(scope: string, entry: FeedEntry): Decoded {
  const reader = READERS[entry.kind];
  if (!reader) return { change: { to: "opaque", entry, failed: false }, note: null };
  // Whatever replaced a gone body comes later in the same catching up; if nothing comes, the record is gone for good.
  if (entry.gone && entry.kind !== "erased") return { change: GONE[entry.kind]?.(entry) ?? null, note: null };
  try {
    return reader(scope, entry);
  } catch {
    return { change: { to: "opaque", entry, failed: true }, note: null };
  }
}

const READERS: Readonly<Record<string, (scope: string, entry: FeedEntry) => Decoded>> = {
  visit: (scope, entry) => ({ change: { to: "visit", row: readVisit(scope, entry) }, note: null }),
  roster: (_scope, entry) => ({
    change: { to: "roster", record_id: entry.record_id, roster: readRoster(entry.body) },
    note: null,
  }),
  catalogue: (_scope, entry) => ({ change: { to: "catalogue", entry: readCatalogueEntry(entry.body) }, note: null }),
  campaign: (_scope, entry) => {
    const campaign = readCampaign(entry.body);
    return { change: { to: "campaign", key: `campaign/${entry.record_id}`, campaign, target: null }, note: null };
  },
  campaign_target: (_scope, entry) => {
    const target = readTarget(entry.body);
    return { change: { to: "campaign", key: `target/${entry.record_id}`, campaign: null, target }, note: null };
  },
  verdict: (_scope, entry) => only({ about: "op", note: readVerdict(record(entry.body)) }),
  quarantine: (scope, entry) => {
    // In `c/` the same kind tells officials that something came in: not about an op of this phone.
    if (!scope.startsWith("u/")) return { change: { to: "opaque", entry, failed: false }, note: null };
    const body = record(entry.body);
    const note = { about: "quarantine", op_id: text(body.op_id), status: text(body.status) } as const;
    return only({ about: "op", note: { ...note, note: textOrNull(body.note) } });
  },
  grants: (_scope, entry) => {
    const body = record(entry.body);
    if (typeof body.grants_version !== "number" || !Array.isArray(body.grants)) throw new TypeError("grants");
    return only({ about: "grants", version: body.grants_version, grants: body.grants as GrantView[] });
  },
  // S21: tells officials that a phone lost its storage; it has no body, and no phone needs it.
  device: (_scope, entry) => ({ change: { to: "opaque", entry, failed: false }, note: null }),
  roster_status: (scope, entry) => {
    // In `c/` it is for officials, who read the list itself.
    if (!scope.startsWith("t/")) return { change: { to: "opaque", entry, failed: false }, note: null };
    return { change: { to: "roster-status", status: readStatus(entry) }, note: null };
  },
  erased: (_scope, entry) => ({ change: dropped(entry), note: { about: "erased", record_id: entry.record_id } }),
};

const GONE: Readonly<Record<string, (entry: FeedEntry) => Change>> = {
  visit: dropped,
  // The goal was taken out; the row stays with nothing in it.
  campaign_target: (entry) => ({ to: "campaign", key: `target/${entry.record_id}`, campaign: null, target: null }),
};

function dropped(entry: FeedEntry): Change {
  return { to: "no-visit", record_id: entry.record_id };
}

function only(note: Note): Decoded {
  return { change: null, note };
}

function readVisit(scope: string, entry: FeedEntry): StoredVisit {
  const said = record(entry.body);
  const body = said.status === "voided" ? null : readVisitBody(said);
  const items = body?.items ?? [];
  const conflict = Array.isArray(said.conflict) ? (said.conflict as ConflictingBody[]) : [];
  return {
    record_id: entry.record_id,
    scope,
    revision: textOrNull(said.revision) ?? text(entry.revision),
    status: body ? "live" : "voided",
    business_day: textOrNull(said.business_day) ?? businessDay(body?.started_at ?? ""),
    at: body ? Date.parse(body.started_at) : 0,
    author_id: text(said.author_id),
    author_name: textOrNull(said.author_name) ?? "",
    follow_up: items.some((item) => item.outcome === "follow_up" || item.outcome === "referred") ? 1 : 0,
    follows: body?.follows ?? "",
    conflicted: conflict.length > 0 ? 1 : 0,
    flags: Array.isArray(said.flags) ? (said.flags as string[]) : [],
    conflict,
    body,
  };
}

/** Throws when a part that screens rely on is missing. */
function readVisitBody(said: Record<string, unknown>): VisitBody {
  const startedAt = text(said.started_at);
  if (Number.isNaN(Date.parse(startedAt)) || !Array.isArray(said.items)) throw new TypeError("visit");
  return {
    team_id: text(said.team_id),
    kind: said.kind as VisitBody["kind"],
    started_at: startedAt,
    duration_minutes: typeof said.duration_minutes === "number" ? said.duration_minutes : null,
    place: textOrNull(said.place) ?? "",
    people: record(said.people) as unknown as VisitBody["people"],
    items: said.items as Item[],
    note: textOrNull(said.note) ?? "",
    hamlet_id: textOrNull(said.hamlet_id),
    with_members: Array.isArray(said.with_members) ? (said.with_members as string[]) : [],
    on_behalf_of: textOrNull(said.on_behalf_of),
    follows: textOrNull(said.follows),
  };
}

function readRoster(value: unknown): TeamRoster {
  const body = record(value);
  if (!Array.isArray(body.members)) throw new TypeError("roster");
  record(body.team);
  return body as unknown as TeamRoster;
}

function readStatus(entry: FeedEntry): RosterStatus {
  const body = record(entry.body);
  return {
    roster_id: entry.record_id,
    revision: entry.revision,
    version: integerOrNull(body.version),
    status: text(body.status),
    reason: textOrNull(body.reason),
  };
}

function readCampaign(value: unknown): PhoneCampaign {
  const body = record(value);
  for (const name of ["campaign_id", "name", "status", "start", "end", "measure"]) text(body[name]);
  if (!Array.isArray(body.topics)) throw new TypeError("campaign");
  return body as unknown as PhoneCampaign;
}

function readTarget(value: unknown): CampaignTarget {
  const body = record(value);
  text(body.campaign_id);
  text(body.team_id);
  if (typeof body.goal !== "number") throw new TypeError("target");
  return body as unknown as CampaignTarget;
}

function readCatalogueEntry(value: unknown): CatalogueEntry {
  const body = record(value);
  text(body.kind);
  text(body.code);
  return body as unknown as CatalogueEntry;
}

function readVerdict(body: Record<string, unknown>): OpNote {
  const verdict = text(body.verdict);
  if (!isFinal(verdict)) throw new TypeError("verdict");
  const op_id = text(body.op_id);
  const words = { code: textOrNull(body.code), message: textOrNull(body.message), field: textOrNull(body.field) };
  return { about: "verdict", op_id, verdict, ...words };
}

function record(value: unknown): Record<string, unknown> {
  if (!isRecord(value)) throw new TypeError("not an object");
  return value;
}

function text(value: unknown): string {
  if (typeof value !== "string") throw new TypeError("not a text");
  return value;
}
