/** Lists and reports that somebody began on this device and nobody else has: told before a log-out removes them (S20). */
import { DESK_KEY } from "./drafts";
import type { Live } from "./live";
import { live } from "./liveQuery";
import { teamsIn } from "./rescue/unsentProposals";
import { PROPOSAL_KEY } from "./session/names";

export interface UnsentLists {
  /** Ids of teams with a proposal that was not handed in. */
  teams: string[];
  /** Half-done lists and reports of the desk. */
  desk: number;
}

export const unsentLists = {
  live(): Live<UnsentLists> {
    return live<UnsentLists>(
      async ({ store, outbox }) => ({
        teams: teamsIn(await store.sealed.where("key").startsWith(PROPOSAL_KEY).toArray()),
        desk: await outbox.drafts.where("key").startsWith(DESK_KEY).count(),
      }),
      { teams: [], desk: 0 },
    );
  },
};
