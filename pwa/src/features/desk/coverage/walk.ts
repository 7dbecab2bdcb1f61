import type { TileCell, TileHamlet } from "./types";

/** What a dot stands for: the four states of a hamlet's team, or whether visits were made there. */
export type Dot = "full" | "half" | "empty" | "bang";

const STATES: Readonly<Record<TileHamlet["state"], Dot>> = {
  approved: "full",
  silent: "bang",
  waiting: "half",
  without: "empty",
};

/** The dot of a hamlet. */
export function dotOf(hamlet: TileHamlet): Dot {
  if (hamlet.reached === null) return STATES[hamlet.state];
  return hamlet.reached ? "full" : "empty";
}

/** How many of each dot, those that occur, in the order of the legend. */
export function dotCounts(hamlets: readonly TileHamlet[]): [Dot, number][] {
  const order: Dot[] = ["full", "bang", "half", "empty"];
  const counts = order.map((dot): [Dot, number] => [dot, hamlets.filter((one) => dotOf(one) === dot).length]);
  return counts.filter(([, count]) => count > 0);
}

const STEPS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

type Place = Pick<TileCell, "column" | "row">;

/**
 * The tile that a key leads to from `at`: straight on over empty cells, else the nearest of the row or column in that
 * direction; Home and End are the ends of the row. Null: the key does not move, or there is nothing further.
 */
export function tileAfter(cells: readonly Place[], at: number, key: string): number | null {
  const from = cells[at];
  if (!from) return null;
  if (key === "Home" || key === "End") return endOfRow(cells, from, key === "End");
  const step = STEPS[key];
  if (!step) return null;
  const [across, down] = step;
  let best: number | null = null;
  let least = Number.POSITIVE_INFINITY;
  cells.forEach((cell, index) => {
    const ahead = across ? (cell.column - from.column) * across : (cell.row - from.row) * down;
    const aside = across ? Math.abs(cell.row - from.row) : Math.abs(cell.column - from.column);
    if (ahead <= 0) return;
    // Whoever stands straight ahead wins, however far; else who is least aside, then nearest.
    const cost = aside * 1000 + ahead;
    if (cost < least) {
      least = cost;
      best = index;
    }
  });
  return best;
}

function endOfRow(cells: readonly Place[], from: Place, last: boolean): number {
  const row = cells.map((cell, index) => ({ ...cell, index })).filter((cell) => cell.row === from.row);
  row.sort((one, two) => one.column - two.column);
  return (last ? row.at(-1) : row[0])?.index ?? 0;
}

/** Where each dot of a tile stands: rows of `perRow`, in units of one dot. */
export function dotPlaces(count: number, perRow: number): { x: number; y: number }[] {
  return Array.from({ length: count }, (_, at) => ({ x: at % perRow, y: Math.floor(at / perRow) }));
}
