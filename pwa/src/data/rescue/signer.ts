/** The device key at work, for page and worker: read from the registry through plain IndexedDB, never out of it. */
import { openExisting } from "../db/plain";
import type { AccountRow } from "../db/registry";
import { REGISTRY } from "../session/names";
import type { SyncPost } from "../sync/envelope";
import { makePost } from "../sync/post";
import { signBytes } from "./sign";

export interface Signer {
  device_id: string;
  post: SyncPost;
}

/** What opens the rescue door for `account`; null when this phone has no key for it that the server knows. */
export async function signerOf(account: string): Promise<Signer | null> {
  const registry = await openExisting(REGISTRY);
  if (!registry) return null;
  try {
    const row = await readAccount(registry, account);
    const key = row?.key?.privateKey;
    if (!row?.registered || !key) return null;
    return { device_id: row.device_id, post: makePost((bytes) => signBytes(key, bytes)) };
  } finally {
    registry.close();
  }
}

function readAccount(registry: IDBDatabase, account: string): Promise<AccountRow | undefined> {
  return new Promise((resolve, reject) => {
    const request = registry.transaction("accounts", "readonly").objectStore("accounts").get(account);
    request.onsuccess = () => resolve(request.result as AccountRow | undefined);
    request.onerror = () => reject(request.error);
  });
}
