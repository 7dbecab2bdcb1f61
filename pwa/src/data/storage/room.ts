/** Room for one more visit when the phone is full: a reserve that is given up before a save may fail (fault 31). */
import { registry } from "../db/registry";
import { StorageFull } from "../errors";
import { noteFull, storageStatus } from "./status";

const RESERVE_KEY = "reserve";
const RESERVE_BYTES = 5 * 1_048_576;
// On a phone that has less than this the reserve would itself be what fills it.
const RESERVE_FROM_MB = 100;
const RANDOM_AT_ONCE = 65_536;

/** Do a write; when there is no room, give up the reserve and try once more. @throws StorageFull */
export async function withRoom<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (!isFull(error)) throw error;
  }
  noteFull();
  try {
    await registry.kv.delete(RESERVE_KEY);
    return await write();
  } catch (error) {
    throw isFull(error) ? new StorageFull() : error;
  }
}

/** Set the reserve aside while there is plenty. Never throws. */
export async function keepReserve(): Promise<void> {
  if ((storageStatus.peek().freeMb ?? 0) < RESERVE_FROM_MB) return;
  try {
    if ((await registry.kv.where("key").equals(RESERVE_KEY).count()) > 0) return;
    const bytes = new Uint8Array(RESERVE_BYTES);
    // Random, because the browser's store would shrink zeros to nothing.
    for (let at = 0; at < bytes.length; at += RANDOM_AT_ONCE) {
      crypto.getRandomValues(bytes.subarray(at, at + RANDOM_AT_ONCE));
    }
    await registry.kv.put({ key: RESERVE_KEY, value: bytes });
  } catch {
    // No room for a reserve is no reason to stop.
  }
}

function isFull(error: unknown): boolean {
  const names = [error, (error as { inner?: unknown } | null)?.inner].map(
    (one) => (one as { name?: string } | null)?.name,
  );
  return names.includes("QuotaExceededError");
}
