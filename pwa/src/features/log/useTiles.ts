import { useRef } from "preact/hooks";
import { type CatalogueEntry, catalogue, useLive, visits } from "../../data";
import { pickTiles } from "./tiles";

/**
 * The five topics of the tiles and the place used last; `tiles` is null until both are read.
 * The order stays put while the page is open: a tile must not jump away under the finger.
 */
export function useTiles(): { tiles: CatalogueEntry[] | null; place: string | null } {
  const topics = useLive(() => catalogue.live("topic"), []);
  const used = useLive(() => visits.suggestions(), []);
  const order = useRef<string[] | null>(null);
  if (!topics || !used) {
    return { tiles: null, place: null };
  }
  if (order.current === null && topics.length > 0) {
    order.current = pickTiles(topics, used.topics).map((topic) => topic.code);
  }
  return { tiles: pickTiles(topics, order.current ?? []), place: used.place };
}
