/** Small strings in localStorage that survive a browser which forbids it (private mode, full disk). */

const PREFIX = "to-so.";

/** The stored text under `key`, or null when there is none or storage is closed to us. */
export function readLocal(key: string): string | null {
  try {
    return globalThis.localStorage?.getItem(PREFIX + key) ?? null;
  } catch {
    return null;
  }
}

/** Store `value` under `key`; null removes it. Returns whether it was kept. */
export function writeLocal(key: string, value: string | null): boolean {
  try {
    if (value === null) globalThis.localStorage?.removeItem(PREFIX + key);
    else globalThis.localStorage?.setItem(PREFIX + key, value);
    return globalThis.localStorage !== undefined;
  } catch {
    return false;
  }
}
