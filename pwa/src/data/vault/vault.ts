/** The account's vault key, and the PIN that opens it: PBKDF2-SHA-256 with 600,000 rounds, then AES-GCM (S14). */

/** What lies on the disk: the public half in clear, the private half wrapped. */
export interface Vault {
  public: CryptoKey;
  wrapped: ArrayBuffer;
  salt: Uint8Array<ArrayBuffer>;
  iv: Uint8Array<ArrayBuffer>;
  rounds: number;
}

export const ROUNDS = 600_000;

const CURVE = { name: "ECDH", namedCurve: "P-256" } as const;
const USES: KeyUsage[] = ["deriveBits"];

/** A new vault for `pin`, and its private key, which cannot be exported. */
export async function makeVault(pin: string, rounds: number = ROUNDS): Promise<{ vault: Vault; key: CryptoKey }> {
  const pair = await crypto.subtle.generateKey(CURVE, true, USES);
  const salt = crypto.getRandomValues(new Uint8Array(16));
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const wrapping = await pinKey(pin, salt, rounds);
  const wrapped = await crypto.subtle.wrapKey("pkcs8", pair.privateKey, wrapping, { name: "AES-GCM", iv });
  const vault = { public: pair.publicKey, wrapped, salt, iv, rounds };
  const key = await openVault(vault, pin);
  if (!key) throw new Error("the new vault does not open");
  return { vault, key };
}

/** The private key, not extractable; null when the PIN is wrong. */
export async function openVault(vault: Vault, pin: string): Promise<CryptoKey | null> {
  const wrapping = await pinKey(pin, vault.salt, vault.rounds);
  try {
    const how = { name: "AES-GCM", iv: vault.iv };
    return await crypto.subtle.unwrapKey("pkcs8", vault.wrapped, wrapping, how, CURVE, false, USES);
  } catch {
    return null;
  }
}

/** How long to wait after `wrong` wrong PINs in a row, ms: three are free, then 5 s doubling up to 15 minutes. */
export function waitAfter(wrong: number): number {
  return wrong < 3 ? 0 : Math.min(900_000, 5_000 * 2 ** (wrong - 3));
}

async function pinKey(pin: string, salt: Uint8Array<ArrayBuffer>, rounds: number): Promise<CryptoKey> {
  const secret = await crypto.subtle.importKey("raw", new TextEncoder().encode(pin), "PBKDF2", false, ["deriveKey"]);
  const how = { name: "PBKDF2", hash: "SHA-256", salt, iterations: rounds };
  return crypto.subtle.deriveKey(how, secret, { name: "AES-GCM", length: 256 }, false, ["wrapKey", "unwrapKey"]);
}
