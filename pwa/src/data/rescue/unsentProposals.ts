/** Which lists would be lost with an account, by plain IndexedDB: the worker carries out an order as well (S24). */
import { openExisting } from "../db/plain";
import { storeName } from "../outbox/rows";
import { PROPOSAL_KEY } from "../session/names";

/** The teams about whose lists the account wrote something that the server has not got. */
export async function unsentProposals(account: string): Promise<string[]> {
  const db = await openExisting(storeName(account));
  if (!db) return [];
  try {
    return teamsIn(await proposalRows(db));
  } finally {
    db.close();
  }
}

/** The teams of rows with unsent proposals. */
export function teamsIn(rows: readonly { key: string; unsent?: 0 | 1 }[]): string[] {
  return rows.flatMap(({ key, unsent }) => (unsent === 1 ? [key.slice(PROPOSAL_KEY.length)] : []));
}

function proposalRows(db: IDBDatabase): Promise<{ key: string; unsent?: 0 | 1 }[]> {
  return new Promise((resolve, reject) => {
    const keys = IDBKeyRange.bound(PROPOSAL_KEY, `${PROPOSAL_KEY}\uffff`);
    const request = db.transaction("sealed", "readonly").objectStore("sealed").getAll(keys);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
