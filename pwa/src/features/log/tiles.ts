import type { CatalogueEntry } from "../../data";

/** Tiles on the page beside "Việc khác…". */
export const TILES = 5;

/** The topics of the tiles: most used first, filled up in the order of the catalogue. */
export function pickTiles(topics: readonly CatalogueEntry[], used: readonly string[]): CatalogueEntry[] {
  const byCode = new Map(topics.map((topic) => [topic.code, topic]));
  const first = used.flatMap((code) => byCode.get(code) ?? []);
  const rest = topics.filter((topic) => !used.includes(topic.code));
  return [...first, ...rest].slice(0, TILES);
}
