/** The server's versions of a team's list, and handing one in. All throw HttpProblem. */
import { api, HttpProblem } from "../../../data";
import { isRecord, textOrNull } from "../../../lib/shape";
import { checkList, type Fault, readFaults } from "./check";
import { type Line, type Proposal, RULES, type Rules, readLine, sameLists } from "./lines";
import { type Merged, merge, type Pick, type Row } from "./merge";

interface Version {
  id: string;
  version: number;
  status: string;
  edits: number;
  reason: string | null;
  lines: Line[];
  faults: Fault[];
  /** Who did something to it last, and when. */
  last: { by: string | null; at: string | null };
}

/** What the server holds: the list in force, the version under way if there is one, the province's rules. */
export interface Held {
  base: Line[];
  inForce: string | null;
  open: Version | null;
  rules: Rules;
}

/** What the leader decided row by row, valid for one state of the server's draft only. */
export interface Picks {
  of: string;
  rows: Record<string, Pick>;
}

export type Sent =
  | { kind: "sent"; proposal: Proposal }
  | { kind: "faults"; proposal: Proposal; faults: Fault[] }
  /** Somebody else changed the list meanwhile: `theirs` beside the leader's own, `rows` to be picked. */
  | { kind: "changed"; of: string; theirs: Line[]; rows: Row[]; by: string | null; at: string | null }
  /** It is handed in already, with another content. */
  | { kind: "waiting"; proposal: Proposal };

const OPEN = ["draft", "submitted", "returned"];
const TRIES = 2;

/** Read all that a proposal starts from. */
export async function look(team: string): Promise<Held> {
  const [{ items }, rules] = await Promise.all([
    api.get<{ items: { id: string; status: string }[] }>(`/teams/${team}/rosters`),
    api.get<Partial<Rules>>("/roster-settings"),
  ]);
  const inForce = items.find((one) => one.status === "approved");
  const open = items.find((one) => OPEN.includes(one.status));
  const [base, draft] = await Promise.all([inForce && read(inForce.id), open && read(open.id)]);
  return { base: base?.lines ?? [], inForce: base?.id ?? null, open: draft ?? null, rules: { ...RULES, ...rules } };
}

/** A proposal that says what the server says. */
export function fromHeld({ base, open, rules }: Held): Proposal {
  const lines = open?.lines ?? base;
  return { base, seen: lines, lines, partial: false, rules, server: open && told(open), heard: null };
}

/** Put the changes on top of what the server holds and hand it in; what was reached is in the answer's proposal. */
export async function send(team: string, proposal: Proposal, picks: Picks | null, tries = TRIES): Promise<Sent> {
  const held = await look(team);
  const theirs = held.open?.lines ?? held.base;
  const of = held.open ? `${held.open.id} ${held.open.edits}` : `${held.inForce}`;
  const settled = picks?.of === of ? picks.rows : null;
  const merged = merge(stillStanding(proposal, held), theirs, settled ?? {});
  const { open } = held;
  if (open?.status === "submitted") return standsAlready(proposal, held, merged);
  if (merged.open.length > 0 || (merged.foreign && !settled)) {
    return { kind: "changed", of, theirs, rows: merged.open, ...(open?.last ?? { by: null, at: null }) };
  }
  const faults = checkList(merged.lines, held.rules);
  if (faults.length > 0) return { kind: "faults", proposal: { ...fromHeld(held), lines: merged.lines }, faults };
  try {
    return await handIn(held, await write(team, open, merged.lines));
  } catch (error) {
    // Somebody was quicker between our look and our writing: look again.
    if (isLate(error) && tries > 1) return send(team, proposal, null, tries - 1);
    throw error;
  }
}

/** A server's draft that was thrown away is nothing to start from: then the changes are those of the list in force. */
function stillStanding(proposal: Proposal, { open, inForce }: Held): Proposal {
  const id = proposal.server?.id;
  return id === undefined || id === open?.id || id === inForce ? proposal : { ...proposal, seen: proposal.base };
}

/** Handed in by the request whose answer was lost, or by somebody else with another content. */
function standsAlready(proposal: Proposal, held: Held, { foreign, lines }: Merged): Sent {
  const theirs = held.open?.lines ?? [];
  if (!foreign && sameLists(lines, theirs)) return { kind: "sent", proposal: fromHeld(held) };
  return { kind: "waiting", proposal: { ...proposal, server: held.open && told(held.open) } };
}

function isLate(error: unknown): boolean {
  return error instanceof HttpProblem && ["conflict", "draft_exists", "wrong_status"].includes(error.code);
}

/** Take a submitted version back to draft. */
export async function withdraw(proposal: Proposal): Promise<Proposal> {
  const done = readVersion(await api.post(`/rosters/${proposal.server?.id}/withdraw`));
  return { ...proposal, server: told(done) };
}

async function handIn(held: Held, draft: Version): Promise<Sent> {
  if (draft.faults.length > 0) {
    return { kind: "faults", proposal: fromHeld({ ...held, open: draft }), faults: draft.faults };
  }
  const done = readVersion(await api.post(`/rosters/${draft.id}/submit?edits=${draft.edits}`));
  return { kind: "sent", proposal: fromHeld({ ...held, open: done }) };
}

async function write(team: string, open: Version | null, lines: readonly Line[]): Promise<Version> {
  const plain = lines.map(({ key: _key, ...line }) => line);
  const answer = open
    ? await api.put(`/rosters/${open.id}`, { edits: open.edits, lines: plain })
    : await api.post(`/teams/${team}/rosters`, { lines: plain });
  return readVersion(answer);
}

async function read(id: string): Promise<Version> {
  return readVersion(await api.get(`/rosters/${id}`));
}

function readVersion(value: unknown): Version {
  const said = isRecord(value) ? value : {};
  const lines = Array.isArray(said.lines) ? said.lines.map(readLine) : [];
  const events = Array.isArray(said.events) ? said.events.filter(isRecord) : [];
  const last = events.at(-1);
  return {
    id: textOrNull(said.id) ?? "",
    version: Number(said.version),
    status: textOrNull(said.status) ?? "",
    edits: Number(said.edits),
    reason: textOrNull(said.reason),
    lines,
    faults: readFaults(said.problems, lines),
    last: { by: textOrNull(last?.by), at: textOrNull(last?.at) },
  };
}

function told({ id, version, status, reason }: Version): Proposal["server"] {
  return { id, version, status, reason };
}
