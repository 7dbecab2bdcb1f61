import { useRef } from "preact/hooks";
import { type CatalogueEntry, campaigns, catalogue, type Pinned, useLive, visits } from "../../data";
import { pickTiles } from "./tiles";

const NOTHING: Pinned = { topics: [], lead: null };

/**
 * The five topics of the tiles, which of them a campaign of `today` pins, and the place used last; `tiles` is null until
 * all is read. The order stays put while the page is open: a tile must not jump away under the finger.
 */
export function useTiles(today: string): { tiles: CatalogueEntry[] | null; pinned: Pinned; place: string | null } {
  const topics = useLive(() => catalogue.live("topic"), []);
  const used = useLive(() => visits.suggestions(), []);
  const pinned = useLive(() => campaigns.pinned(), [today]);
  const order = useRef<{ of: string; codes: string[] } | null>(null);
  if (!topics || !used || !pinned) {
    return { tiles: null, pinned: NOTHING, place: null };
  }
  // A campaign that begins or ends is a reason to sort anew.
  const of = pinned.topics.join();
  if (order.current?.of !== of && topics.length > 0) {
    order.current = { of, codes: pickTiles(topics, used.topics, pinned.topics).map((topic) => topic.code) };
  }
  return { tiles: pickTiles(topics, order.current?.codes ?? []), pinned, place: used.place };
}
