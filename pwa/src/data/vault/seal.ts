/**
 * Sealing what the phone receives about people (S14): a fresh AES-GCM key per row, agreed with the account's own vault key
 * (ECDH P-256). Rows can be sealed at any time; opening them needs the private key, which the PIN unwraps.
 */

export interface Sealed {
  /** The one-time public key, raw P-256 point. */
  from: Uint8Array<ArrayBuffer>;
  iv: Uint8Array<ArrayBuffer>;
  data: Uint8Array<ArrayBuffer>;
}

const CURVE = { name: "ECDH", namedCurve: "P-256" } as const;
const LABEL = new TextEncoder().encode("to-so row");

/** Encrypt `value` as JSON to the vault's public key. */
export async function seal(vault: CryptoKey, value: unknown): Promise<Sealed> {
  const once = await crypto.subtle.generateKey(CURVE, false, ["deriveBits"]);
  const key = await agree(once.privateKey, vault);
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const plain = new TextEncoder().encode(JSON.stringify(value));
  const data = new Uint8Array(await crypto.subtle.encrypt({ name: "AES-GCM", iv }, key, plain));
  return { from: new Uint8Array(await crypto.subtle.exportKey("raw", once.publicKey)), iv, data };
}

/** Decrypt a sealed row. Throws when the key is another one or a byte has changed; the row itself stays as it is. */
export async function unseal(vault: CryptoKey, sealed: Sealed): Promise<unknown> {
  const from = await crypto.subtle.importKey("raw", sealed.from, CURVE, false, []);
  const key = await agree(vault, from);
  const plain = await crypto.subtle.decrypt({ name: "AES-GCM", iv: sealed.iv }, key, sealed.data);
  return JSON.parse(new TextDecoder().decode(plain));
}

async function agree(own: CryptoKey, other: CryptoKey): Promise<CryptoKey> {
  const shared = await crypto.subtle.deriveBits({ name: "ECDH", public: other }, own, 256);
  const base = await crypto.subtle.importKey("raw", shared, "HKDF", false, ["deriveKey"]);
  const hkdf = { name: "HKDF", hash: "SHA-256", salt: new Uint8Array(0), info: LABEL };
  return crypto.subtle.deriveKey(hkdf, base, { name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
}
