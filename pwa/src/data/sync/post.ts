/** The two requests over fetch: 20 s, gzip, no redirect followed. Page and service worker alike. */
import { type RawAnswer, type SyncPost, TroubleError } from "./envelope";

export const TIMEOUT_MS = 20_000;
const GZIP_FROM = 1024;

/** A poster; it stops compressing for good once a server between us and ours has refused a zipped body. */
export function makePost(): SyncPost {
  let zips = typeof CompressionStream !== "undefined";
  return async (path, body) => {
    const zipped = zips && body.length >= GZIP_FROM ? await gzip(body) : null;
    if (zipped === null) return send(path, body, false);
    const answer = await send(path, zipped, true);
    if (answer.status !== 415) return answer;
    zips = false;
    return send(path, body, false);
  };
}

async function send(path: string, body: string | ArrayBuffer, zipped: boolean): Promise<RawAnswer> {
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), TIMEOUT_MS);
  const headers: Record<string, string> = { accept: "application/json", "content-type": "application/json" };
  if (zipped) headers["content-encoding"] = "gzip";
  try {
    const response = await fetch(`/api/v1/sync/${path}`, {
      method: "POST",
      headers,
      body,
      cache: "no-store",
      credentials: "same-origin",
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

async function gzip(text: string): Promise<ArrayBuffer> {
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream("gzip"));
  return new Response(stream).arrayBuffer();
}
