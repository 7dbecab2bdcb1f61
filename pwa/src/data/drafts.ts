/** Half-done entries (M1b, M6): kept in the account's outbox database, so that nothing but the person removes them. */
import { findPersonal } from "../lib/personal";
import { isRecord } from "../lib/shape";
import type { Live } from "./live";
import { live } from "./liveQuery";
import { requireOpened } from "./opened";
import { withRoom } from "./storage/room";

export interface Draft {
  key: string;
  saved_at: string;
  value: unknown;
}

/** Keys of the desk's half-done work begin so; the phone's journal neither counts nor lists it. */
export const DESK_KEY = "ban:";

export const drafts = {
  async get<T>(key: string): Promise<T | null> {
    const row = await requireOpened().outbox.drafts.get(key);
    return row ? ((read(row.json) ?? null) as T | null) : null;
  },

  /** Keep a half-done entry. Notes that hold personal data are left out: the outbox is in clear (S14). @throws StorageFull */
  async put(key: string, value: unknown): Promise<void> {
    const { outbox } = requireOpened();
    const row = { key, saved_at: new Date().toISOString(), json: JSON.stringify(value, withoutPersonal) };
    await withRoom(() => outbox.drafts.put(row));
  },

  async delete(key: string): Promise<void> {
    await requireOpened().outbox.drafts.delete(key);
  },

  /** All drafts of visits, newest first. */
  live(): Live<Draft[]> {
    return live<Draft[]>(async ({ outbox }) => {
      const rows = await outbox.drafts.toArray();
      const found = rows.flatMap(({ key, saved_at, json }) => {
        if (key.startsWith(DESK_KEY)) return [];
        const value = read(json);
        return value === undefined ? [] : [{ key, saved_at, value }];
      });
      return found.sort((a, b) => (a.saved_at < b.saved_at ? 1 : -1));
    }, []);
  },
};

/** Undefined for one that can no longer be read: it stays where it is and the others are shown (fault 50). */
function read(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

function withoutPersonal(_key: string, value: unknown): unknown {
  if (!isRecord(value) || typeof value.note !== "string" || findPersonal(value.note) === null) return value;
  return { ...value, note: "" };
}
