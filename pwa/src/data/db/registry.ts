import Dexie, { type Table } from "dexie";
import type { KeyValue } from "../outbox/rows";
import { CURRENT_KEY, ENDED_KEY, REGISTRY } from "../session/names";
import type { Account, SessionEnd } from "../types";
import type { Vault } from "../vault/vault";

/** An account that has logged in on this phone. */
export interface AccountRow extends Account {
  grants_version: number;
  vault: Vault | null;
  /** Signs for this phone; the private half cannot be exported, so a copied profile has to enrol again (fault 47). */
  key: CryptoKeyPair | null;
  /** The server has the public half. */
  registered: boolean;
  /** The person locked the app. */
  locked: boolean;
  /** Wrong PINs in a row, and when the last one was, ms. */
  wrong: number;
  wrong_at: number;
  /** What the outbox must hold, or the browser has thrown it away (fault 29). */
  canary: string | null;
  /** Unsent visits that the browser threw away; missing in rows of older versions, null once both were told. */
  lost?: Lost | null;
}

/** Who has yet to hear of a loss. */
export interface Lost {
  unsent: number;
  person: boolean;
  server: boolean;
}

/** Who has logged in on this phone, and who is at the moment. */
export class RegistryDb extends Dexie {
  declare accounts: Table<AccountRow, string>;
  declare kv: Table<KeyValue, string>;

  constructor() {
    super(REGISTRY, { chromeTransactionDurability: "strict" });
    this.version(1).stores({ accounts: "id", kv: "key" });
    this.on("versionchange", () => this.close());
  }

  /** The account that is logged in, or null. */
  async current(): Promise<AccountRow | null> {
    const id = (await this.kv.get(CURRENT_KEY))?.value;
    return typeof id === "string" ? ((await this.accounts.get(id)) ?? null) : null;
  }

  /** Make `id` the account that is logged in; null for nobody. Either way the person has dealt with how it ended before. */
  async setCurrent(id: string | null): Promise<void> {
    await this.kv.bulkPut([
      { key: CURRENT_KEY, value: id },
      { key: ENDED_KEY, value: null },
    ]);
  }

  /** Why the server ended the last log-in, when it was the server that did. */
  async lastEnd(): Promise<SessionEnd | null> {
    return ((await this.kv.get(ENDED_KEY))?.value as SessionEnd | null | undefined) ?? null;
  }
}

/** The one registry of this page. */
export const registry = new RegistryDb();
