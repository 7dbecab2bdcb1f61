/** Bytes as text. */

const CHUNK = 0x8000;

/** Standard base64 with padding, of UTF-8 when given text. */
export function toBase64(data: Uint8Array | string): string {
  const bytes = typeof data === "string" ? new TextEncoder().encode(data) : data;
  let binary = "";
  // One call per chunk: a spread of the whole would overflow the stack on a large entry.
  for (let at = 0; at < bytes.length; at += CHUNK) binary += String.fromCharCode(...bytes.subarray(at, at + CHUNK));
  return btoa(binary);
}

/** The bytes of standard base64. Throws on anything else. */
export function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
}

/** Length in bytes once written as UTF-8. */
export function byteLength(text: string): number {
  return new TextEncoder().encode(text).length;
}
