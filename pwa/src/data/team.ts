import { refetchScope } from "./db/feedStore";
import { registry } from "./db/registry";
import type { SealedRow } from "./db/store";
import type { Live } from "./live";
import { live, mapLive } from "./liveQuery";
import { opened } from "./opened";
import { current } from "./session/state";
import type { TeamRoster } from "./types";
import { closeIfDue, vaultKey } from "./vault/open";
import { unseal } from "./vault/seal";

/** The roster of the own team: null when there is none, "locked" until `session.unlock`. */
export const team = {
  live(): Live<TeamRoster | null | "locked"> {
    const rows = live(
      ({ store }) => store.sealed.where("key").startsWith("roster/").toArray(),
      [],
      [vaultKey, current],
    );
    return mapLive(rows, async (found) => {
      const own = current.peek()?.grants.find((grant) => grant.team_id !== null)?.team_id;
      const row = found.find((one) => one.key === `roster/${own}`) ?? found[0];
      if (!row) return null;
      closeIfDue();
      const key = vaultKey.peek();
      if (!key) return (await hasVault()) ? "locked" : null;
      try {
        return (await unseal(key, row.sealed)) as TeamRoster;
      } catch {
        // Fault 50: a row that does not open is left where it is, and the app goes on without it until it comes again.
        await fetchAgain(row);
        return null;
      }
    });
  },
};

const fetchedAgain = new Set<string>();

/** Once while the app is open: a row that comes back as bad must not be fetched in a circle. */
async function fetchAgain({ key, scope }: SealedRow): Promise<void> {
  const dbs = opened.peek();
  if (!dbs || fetchedAgain.has(key)) return;
  fetchedAgain.add(key);
  await refetchScope(dbs.store, scope);
}

async function hasVault(): Promise<boolean> {
  const row = await registry.current();
  return row?.vault != null;
}
