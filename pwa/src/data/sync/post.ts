/** The requests of the engine over fetch: 20 s, gzip, no redirect followed. Page and service worker alike. */
import { type RawAnswer, type SyncPost, TroubleError } from "./envelope";

/** Signs the bytes of a body as they are sent, zipped or not (S24). */
export type Sign = (bytes: Uint8Array<ArrayBuffer>) => Promise<string>;

export const TIMEOUT_MS = 20_000;
const GZIP_FROM = 1024;

/**
 * A poster; it stops compressing for good once a server between us and ours has refused a zipped body. With `sign` the
 * device key speaks, and no log-in goes with it.
 */
export function makePost(sign: Sign | null = null): SyncPost {
  let zips = typeof CompressionStream !== "undefined";
  return async (path, body) => {
    const plain = new TextEncoder().encode(body);
    const zipped = zips && body.length >= GZIP_FROM ? await gzip(body) : null;
    if (zipped === null) return send(path, plain, false, sign);
    const answer = await send(path, zipped, true, sign);
    if (answer.status !== 415) return answer;
    zips = false;
    return send(path, plain, false, sign);
  };
}

async function send(
  path: string,
  body: Uint8Array<ArrayBuffer>,
  zipped: boolean,
  sign: Sign | null,
): Promise<RawAnswer> {
  const headers: Record<string, string> = { accept: "application/json", "content-type": "application/json" };
  if (zipped) headers["content-encoding"] = "gzip";
  if (sign) headers["x-device-signature"] = await sign(body);
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), TIMEOUT_MS);
  try {
    const response = await fetch(`/api/v1/sync/${path}`, {
      method: "POST",
      headers,
      body,
      cache: "no-store",
      credentials: sign ? "omit" : "same-origin",
      // S19: a captive portal redirects; following it would only hide that.
      redirect: "manual",
      signal: abort.signal,
    });
    const text = await response.text();
    return { status: response.status, header: (name) => response.headers.get(name), text };
  } catch {
    const kind = abort.signal.aborted ? "timeout" : "network";
    throw new TroubleError({ kind, code: kind, retryAfter: null });
  } finally {
    clearTimeout(timer);
  }
}

async function gzip(text: string): Promise<Uint8Array<ArrayBuffer>> {
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream("gzip"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
