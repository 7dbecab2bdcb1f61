/** A circle as path data, so that every icon is one <path>. Units: the 24-px grid. */
export function circle(x: number, y: number, r: number): string {
  return `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0`;
}

/** A rectangle with round corners as path data. Units: the 24-px grid. */
export function box(x: number, y: number, w: number, h: number, r = 2): string {
  const arc = (dx: number, dy: number) => `a${r} ${r} 0 0 1 ${dx} ${dy}`;
  const across = w - 2 * r;
  const down = h - 2 * r;
  return `M${x + r} ${y}h${across}${arc(r, r)}v${down}${arc(-r, r)}h${-across}${arc(-r, -r)}v${-down}${arc(r, -r)}z`;
}

/** A dot: a line of no length shows as the round cap alone. */
export function dot(x: number, y: number): string {
  return `M${x} ${y}h.01`;
}
