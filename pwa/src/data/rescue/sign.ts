/** Signing with the phone's own key (S24): ECDSA P-256 over SHA-256, raw r||s as WebCrypto gives it. Page and worker alike. */
import { toBase64 } from "../../lib/bytes";

/** The signature of `bytes`, in base64. */
export async function signBytes(key: CryptoKey, bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const signature = await crypto.subtle.sign({ name: "ECDSA", hash: "SHA-256" }, key, bytes);
  return toBase64(new Uint8Array(signature));
}
