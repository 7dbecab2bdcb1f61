import type { CatalogueEntry } from "../../data";

/** Tiles on the page beside "Việc khác…". */
export const TILES = 5;

/** The topics of the tiles: a campaign's first, then the most used, filled up in the order of the catalogue. */
export function pickTiles(
  topics: readonly CatalogueEntry[],
  used: readonly string[],
  pinned: readonly string[] = [],
): CatalogueEntry[] {
  const byCode = new Map(topics.map((topic) => [topic.code, topic]));
  const wanted = [...new Set([...pinned, ...used])];
  const first = wanted.flatMap((code) => byCode.get(code) ?? []);
  const rest = topics.filter((topic) => !wanted.includes(topic.code));
  return [...first, ...rest].slice(0, TILES);
}
