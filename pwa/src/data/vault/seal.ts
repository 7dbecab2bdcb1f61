/**
 * Sealing to somebody's public key: a fresh AES-GCM key per piece, agreed by ECDH P-256. For what the phone receives about
 * people (S14) that is the account's own vault key: rows can be sealed at any time, opening them needs the private key,
 * which the PIN unwraps. For rescue files it is the server's (S24).
 */

export interface Sealed {
  /** The one-time public key, raw P-256 point. */
  from: Uint8Array<ArrayBuffer>;
  iv: Uint8Array<ArrayBuffer>;
  data: Uint8Array<ArrayBuffer>;
}

const CURVE = { name: "ECDH", namedCurve: "P-256" } as const;
const ROW = "to-so row";

/** Encrypt `value` as JSON to the vault's public key. */
export function seal(vault: CryptoKey, value: unknown): Promise<Sealed> {
  return sealText(vault, JSON.stringify(value), ROW);
}

/** Decrypt a sealed row. Throws when the key is another one or a byte has changed; the row itself stays as it is. */
export async function unseal(vault: CryptoKey, sealed: Sealed): Promise<unknown> {
  return JSON.parse(await unsealText(vault, sealed, ROW));
}

/** Encrypt `text` to a public key; `label` keeps keys of different purposes apart. */
export async function sealText(to: CryptoKey, text: string, label: string): Promise<Sealed> {
  const once = await crypto.subtle.generateKey(CURVE, false, ["deriveBits"]);
  const key = await agree(once.privateKey, to, label);
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const plain = new TextEncoder().encode(text);
  const data = new Uint8Array(await crypto.subtle.encrypt({ name: "AES-GCM", iv }, key, plain));
  return { from: new Uint8Array(await crypto.subtle.exportKey("raw", once.publicKey)), iv, data };
}

/** Decrypt what `sealText` made. Throws when key or label is another one or a byte has changed. */
export async function unsealText(own: CryptoKey, sealed: Sealed, label: string): Promise<string> {
  const key = await agree(own, await readPoint(sealed.from), label);
  const plain = await crypto.subtle.decrypt({ name: "AES-GCM", iv: sealed.iv }, key, sealed.data);
  return new TextDecoder().decode(plain);
}

/** A public key from its raw P-256 point. Throws when it is none. */
export function readPoint(point: Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
  return crypto.subtle.importKey("raw", point, CURVE, false, []);
}

async function agree(own: CryptoKey, other: CryptoKey, label: string): Promise<CryptoKey> {
  const shared = await crypto.subtle.deriveBits({ name: "ECDH", public: other }, own, 256);
  const base = await crypto.subtle.importKey("raw", shared, "HKDF", false, ["deriveKey"]);
  const info = new TextEncoder().encode(label);
  const hkdf = { name: "HKDF", hash: "SHA-256", salt: new Uint8Array(0), info };
  return crypto.subtle.deriveKey(hkdf, base, { name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
}
