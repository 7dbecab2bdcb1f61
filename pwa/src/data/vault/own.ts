import { registry } from "../db/registry";
import { type Sealed, seal } from "./seal";

/** Encrypt `value` so that only the PIN of `account` opens it. Throws when the account never had one on this phone. */
export async function sealFor(account: string, value: unknown): Promise<Sealed> {
  const row = await registry.accounts.get(account);
  if (!row?.vault) throw new Error("the account has no vault");
  return seal(row.vault.public, value);
}
