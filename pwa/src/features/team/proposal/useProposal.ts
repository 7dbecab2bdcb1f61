import { useEffect, useState } from "preact/hooks";
import { type RosterStatus, sync, type TeamRoster, useLive } from "../../../data";
import { type ProposalState, proposals } from "../../../data/proposals";
import { fromFeed, isDirty, type Proposal, type Standing, standingOf } from "./lines";
import { fromHeld, look } from "./remote";

/** How long a page waits for the server's list before it goes on with the phone's own. */
const PATIENCE_MS = 4000;

export interface Draft {
  proposal: Proposal;
  standing: Standing;
  /** Keep what the leader changed on the disk. */
  put: (next: Proposal) => Promise<void>;
  /** Keep what the server answered, which is newer than what the feed has said so far. */
  answer: (next: Proposal) => Promise<void>;
  drop: () => Promise<void>;
}

/** The kept draft about a team, and what the feed said; undefined while it is being opened. */
export function useKept(team: string): ProposalState<Proposal> | "locked" | undefined {
  return useLive(() => proposals.live<Proposal>(team), [team]);
}

/**
 * The proposal to work on: the kept one, else the server's draft or the list in force; without network the list that
 * the phone has. Nothing is kept before something changes.
 */
export function useDraft(roster: TeamRoster, kept: ProposalState<Proposal> | undefined): Draft | undefined {
  const team = roster.team.id;
  const [begun, setBegun] = useState<Proposal>();
  const statuses = kept?.statuses ?? [];
  // One that was decided about is over: the next begins anew.
  const over = kept?.draft && standingOf(kept.draft, statuses).state === "approved";
  const stored = over ? null : kept?.draft;
  const ready = kept !== undefined;
  useEffect(() => {
    if (!ready || begun || (stored && isDirty(stored))) return undefined;
    let shown = true;
    void begin(roster, stored ?? null).then((found) => shown && setBegun((now) => now ?? found));
    return () => {
      shown = false;
    };
  }, [team, ready]);
  // What was done on this page stands at once; the disk follows.
  const proposal = begun ?? stored;
  if (!proposal) return undefined;
  const put = (next: Proposal) => {
    setBegun(next);
    return proposals.put(team, next, isDirty(next));
  };
  const answer = (next: Proposal) => put({ ...next, heard: heardOf(next, statuses) });
  const drop = () => {
    setBegun({ ...proposal, lines: proposal.seen });
    return proposals.delete(team);
  };
  return { proposal, standing: standingOf(proposal, statuses), put, answer, drop };
}

/** What an answer of the server is newer than. */
function heardOf(next: Proposal, statuses: readonly RosterStatus[]): string | null {
  return statuses.find((one) => one.roster_id === next.server?.id)?.revision ?? null;
}

async function begin(roster: TeamRoster, stored: Proposal | null): Promise<Proposal> {
  const own = stored ?? fromFeed(roster);
  if (!sync.status.peek().online) return own;
  const late = new Promise<null>((done) => setTimeout(done, PATIENCE_MS, null));
  const held = await Promise.race([look(roster.team.id).catch(() => null), late]);
  return held ? fromHeld(held) : own;
}
