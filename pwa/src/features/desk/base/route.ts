import { type ReadonlySignal, signal } from "@preact/signals";

/** Where the desk stands: `#/ban/<page>/<id>?<query>`. Filters live in the query, so a view can be linked. */
export interface Place {
  page: string;
  id: string | null;
  query: Readonly<Record<string, string>>;
}

const ROOT = "#/ban/";
const current = signal<Place>(parsePlace(globalThis.location?.hash ?? ""));

/** The current place; follows the address while `followHash` runs. */
export const place: ReadonlySignal<Place> = current;

/** The place a hash names. */
export function parsePlace(hash: string): Place {
  const [path = "", query = ""] = hash.slice(ROOT.length).split("?");
  const [page = "", id = ""] = hash.startsWith(ROOT) ? path.split("/").map(decodeURIComponent) : [];
  return { page, id: id || null, query: Object.fromEntries(new URLSearchParams(query)) };
}

/** The hash of a place; empty values are left out. */
export function hashOf(
  page: string,
  id?: string | null,
  query: Record<string, string | null | undefined> = {},
): string {
  const kept = Object.entries(query).filter((entry): entry is [string, string] => Boolean(entry[1]));
  const tail = kept.length ? `?${new URLSearchParams(kept)}` : "";
  return `${ROOT}${page}${id ? `/${encodeURIComponent(id)}` : ""}${tail}`;
}

/** Change filters in place: no new step for the back button. */
export function setQuery(patch: Record<string, string | null>): void {
  const { page, id, query } = current.peek();
  const hash = hashOf(page, id, { ...query, ...patch });
  history.replaceState(history.state, "", hash);
  current.value = parsePlace(hash);
}

/** Keep `place` equal to the address; returns the function that stops it. */
export function followHash(): () => void {
  const read = () => {
    // While leaving the desk its last page stays as it is.
    if (location.hash.startsWith(ROOT)) current.value = parsePlace(location.hash);
  };
  read();
  addEventListener("hashchange", read);
  return () => removeEventListener("hashchange", read);
}
