/** Requests to our own API: JSON in and out, problems as `HttpProblem`, 20 s. */
import { isRecord, textOrNull } from "../lib/shape";
import { type FieldError, HttpProblem } from "./errors";
import { readRetryAfter } from "./sync/envelope";

export const API = "/api/v1";
export type Query = Record<string, string | number | null | undefined>;

const TIMEOUT_MS = 20_000;
const unauthenticated = new Set<() => void>();

/** Called whenever the server says that nobody is logged in. */
export function onUnauthenticated(listener: () => void): void {
  unauthenticated.add(listener);
}

/** Send a JSON request; resolves with the parsed answer, undefined for 204. @throws HttpProblem */
export function request<T>(
  method: string,
  path: string,
  body?: unknown,
  query?: Query,
  timeout = TIMEOUT_MS,
): Promise<T> {
  return send(method, path, { body, query, timeout }, readJson) as Promise<T>;
}

/** Send a request and read its answer, all within `timeout` ms. @throws HttpProblem */
export async function send<T>(
  method: string,
  path: string,
  { body, query, timeout }: { body?: unknown; query?: Query | undefined; timeout: number },
  read: (response: Response) => Promise<T>,
): Promise<T> {
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), timeout);
  try {
    const response = await fetch(API + path + searchOf(query), {
      method,
      headers: { accept: "application/json", ...(isJson(body) && { "content-type": "application/json" }) },
      body: isJson(body) ? JSON.stringify(body) : ((body as FormData | undefined) ?? null),
      cache: "no-store",
      credentials: "same-origin",
      redirect: "manual",
      signal: abort.signal,
    });
    if (response.ok) return await read(response);
    throw response.status < 400 ? new HttpProblem(0, "portal") : await readProblem(response);
  } catch (error) {
    if (error instanceof HttpProblem) throw error;
    throw new HttpProblem(0, abort.signal.aborted ? "timeout" : "network");
  } finally {
    clearTimeout(timer);
  }
}

/** A form names its own type, with the boundary. */
function isJson(body: unknown): boolean {
  return body !== undefined && !(body instanceof FormData);
}

export async function readJson(response: Response): Promise<unknown> {
  if (response.status === 204) return undefined;
  const text = await response.text();
  try {
    return JSON.parse(text);
  } catch {
    // S19: a page where JSON should be is somebody else's.
    throw new HttpProblem(0, "portal");
  }
}

async function readProblem(response: Response): Promise<HttpProblem> {
  const said: unknown = await response.json().catch(() => null);
  const body = isRecord(said) ? said : {};
  const code = textOrNull(body.code) ?? `http_${response.status}`;
  if (code === "unauthenticated") for (const listener of unauthenticated) listener();
  return new HttpProblem(
    response.status,
    code,
    textOrNull(body.detail),
    Array.isArray(body.errors) ? (body.errors as FieldError[]) : [],
    readRetryAfter(response.headers.get("retry-after"), response.headers.get("date")),
    isRecord(body.params) ? body.params : {},
  );
}

function searchOf(query: Query | undefined): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query ?? {})) {
    if (value !== null && value !== undefined && value !== "") search.set(name, String(value));
  }
  const text = search.toString();
  return text === "" ? "" : `?${text}`;
}
