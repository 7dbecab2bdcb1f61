/**
 * What a leader wants the team's list to be, half done or handed in, and where the server's versions stand. Both name
 * people: they lie sealed in the second database (S14). Not part of `index.ts`, so that Ghi does not load it.
 */
import { ownScope, type SealedRow, STATUS_KEY } from "./db/store";
import type { Live } from "./live";
import { live, mapLive } from "./liveQuery";
import { requireOpened } from "./opened";
import { PROPOSAL_KEY } from "./session/names";
import { withRoom } from "./storage/room";
import type { RosterStatus } from "./types";
import { inTurn } from "./vault/inTurn";
import { closeIfDue, vaultKey } from "./vault/open";
import { sealFor } from "./vault/own";
import { unseal } from "./vault/seal";

export interface ProposalState<T> {
  draft: T | null;
  /** Newest version first. */
  statuses: RosterStatus[];
}

export const proposals = {
  /** The draft about a team and what the feed said of its versions; "locked" until `session.unlock`. */
  live<T>(team_id: string): Live<ProposalState<T> | "locked"> {
    const scopes = [`t/${team_id}`, ownScope(`t/${team_id}`)];
    const rows = live<SealedRow[]>(({ store }) => store.sealed.where("scope").anyOf(scopes).toArray(), [], [vaultKey]);
    return mapLive(rows, async (found) => {
      closeIfDue();
      const key = vaultKey.peek();
      if (!key) return "locked";
      const [draft] = await open<T>(
        key,
        found.filter((row) => row.key === draftKey(team_id)),
      );
      const statuses = await open<RosterStatus>(
        key,
        found.filter((row) => row.key.startsWith(STATUS_KEY)),
      );
      return { draft: draft ?? null, statuses: statuses.sort((a, b) => (b.version ?? 0) - (a.version ?? 0)) };
    });
  },

  /**
   * Keep the draft; needs neither PIN nor network. `unsent`: it says something that the server has not, which whoever
   * removes it must be told (S20). @throws StorageFull
   */
  async put(team_id: string, value: unknown, unsent: boolean): Promise<void> {
    const { account, store } = requireOpened();
    const row = { key: draftKey(team_id), scope: ownScope(`t/${team_id}`), unsent: unsent ? 1 : 0 } as const;
    await inTurn(async () => {
      const sealed = await sealFor(account, value);
      await withRoom(() => store.sealed.put({ ...row, sealed }));
    });
  },

  async delete(team_id: string): Promise<void> {
    const { store } = requireOpened();
    await inTurn(() => store.sealed.delete(draftKey(team_id)));
  },
};

function draftKey(team_id: string): string {
  return PROPOSAL_KEY + team_id;
}

/** Fault 50: a row that does not open stays where it is, and the others are shown. */
async function open<T>(key: CryptoKey, rows: readonly SealedRow[]): Promise<T[]> {
  const opened = await Promise.allSettled(rows.map((row) => unseal(key, row.sealed)));
  return opened.flatMap((one) => (one.status === "fulfilled" ? [one.value as T] : []));
}
