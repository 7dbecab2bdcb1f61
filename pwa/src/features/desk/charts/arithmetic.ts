/** The arithmetic of the desk's charts: scales, gaps, shares. No drawing, no words. */

export interface Scale {
  low: number;
  high: number;
}

/**
 * From 0, or the lowest value if that is below, to the highest of the values and the goal, 0 at least. No axis with
 * numbers is drawn, so that nothing is gained by a round end. Of nothing, or noughts alone, from 0 to 1.
 */
export function scaleOf(values: readonly (number | null)[], goal: number | null = null): Scale {
  const known = [...values, goal].filter((value): value is number => value !== null);
  const low = Math.min(0, ...known);
  const high = Math.max(0, ...known);
  return { low, high: low === 0 && high === 0 ? 1 : high };
}

/** Where a value stands between `floor` (the scale's low end) and `top`, in px from above. */
export function yOf(value: number, scale: Scale, floor: number, top: number): number {
  const span = scale.high - scale.low || 1;
  return floor - ((value - scale.low) / span) * (floor - top);
}

/** A rank's place: the first is on top, the last on the floor. */
export function rankY(rank: number, of: number, floor: number, top: number): number {
  return top + ((rank - 1) / Math.max(of - 1, 1)) * (floor - top);
}

/** Stretches of values that follow one another without a gap, as indexes: a line is never drawn over what is not known. */
export function runsOf(values: readonly (number | null)[]): number[][] {
  const runs: number[][] = [];
  values.forEach((value, at) => {
    if (value === null) return;
    const last = runs.at(-1);
    if (last?.at(-1) === at - 1) last.push(at);
    else runs.push([at]);
  });
  return runs;
}

export interface Part {
  key: string;
  value: number;
}

/** A stacked bar's parts as `{x, width}` in per cent. Parts of nothing are left out; of nothing at all there is none. */
export function stack<P extends Part>(parts: readonly P[]): (P & { x: number; width: number })[] {
  const whole = parts.reduce((sum, part) => sum + Math.max(0, part.value), 0);
  let x = 0;
  const placed = parts.map((part) => {
    const width = whole ? (Math.max(0, part.value) / whole) * 100 : 0;
    x += width;
    return { ...part, x: x - width, width };
  });
  return placed.filter((part) => part.width > 0);
}

/** Sorted for comparing, the best first; what is not known comes last. */
export function sortedBars<B extends { value: number | null }>(bars: readonly B[], better: "up" | "down"): B[] {
  return [...bars].sort((one, two) => {
    if (one.value === null || two.value === null) return Number(one.value === null) - Number(two.value === null);
    return better === "up" ? two.value - one.value : one.value - two.value;
  });
}

/** A bar's length in per cent of `most`, never outside of 0 to 100. */
export function lengthOf(value: number, most: number): number {
  return most > 0 ? Math.min(100, Math.max(0, (value / most) * 100)) : 0;
}
