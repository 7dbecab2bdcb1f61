import { hex } from "./ids";

/** SHA-256 of the UTF-8 of `text`, in hexadecimal. */
export async function sha256(text: string): Promise<string> {
  return hex(new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text))));
}
