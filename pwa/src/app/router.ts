import { type ReadonlySignal, signal } from "@preact/signals";

/** "#/nhat-ky/<record>/sua" → ["nhat-ky", "<record>", "sua"]. */
export function readHash(hash: string): string[] {
  return hash.replace(/^#\/?/, "").replace(/\?.*$/, "").split("/").filter(Boolean).map(unescapePart);
}

/** A link cut short in a chat may hold half an escape: it stays as it is. */
function unescapePart(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

const current = signal(readHash(location.hash));
const places = new Map<string, number>();

/** The segments of the hash route. */
export const route: ReadonlySignal<string[]> = current;

/** Go there without leaving a way back: for redirects. */
export function replaceRoute(hash: string): void {
  history.replaceState(null, "", hash);
  follow();
}

function follow(): void {
  places.set(current.value.join("/"), scrollY);
  current.value = readHash(location.hash);
}

/** Where a page was scrolled to when it was left: a tab keeps its place. */
export function placeOf(path: readonly string[]): number {
  return places.get(path.join("/")) ?? 0;
}

addEventListener("hashchange", follow);
