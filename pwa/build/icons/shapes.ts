/** Shapes as distances: negative inside, in units of the icon's 0–100 square. */

export type Shape = (x: number, y: number) => number;
export type Colour = readonly [red: number, green: number, blue: number];

export interface Layer {
  shape: Shape;
  colour: Colour;
}

/** A rectangle with round corners around (cx, cy). */
export function box(cx: number, cy: number, width: number, height: number, radius: number): Shape {
  return (x, y) => {
    const dx = Math.abs(x - cx) - width / 2 + radius;
    const dy = Math.abs(y - cy) - height / 2 + radius;
    return Math.hypot(Math.max(dx, 0), Math.max(dy, 0)) + Math.min(Math.max(dx, dy), 0) - radius;
  };
}

/** A line with round ends. */
export function stroke(x1: number, y1: number, x2: number, y2: number, width: number): Shape {
  const [dx, dy] = [x2 - x1, y2 - y1];
  const length = dx * dx + dy * dy;
  return (x, y) => {
    const along = Math.min(1, Math.max(0, ((x - x1) * dx + (y - y1) * dy) / length));
    return Math.hypot(x - x1 - along * dx, y - y1 - along * dy) - width / 2;
  };
}

/** The whole square. */
export const everywhere: Shape = () => -100;

/** `shape` drawn smaller or larger around the middle. */
export function scaled(shape: Shape, factor: number): Shape {
  return (x, y) => shape(50 + (x - 50) / factor, 50 + (y - 50) / factor) * factor;
}

/** Paint layers bottom to top with soft edges; what no layer covers stays transparent. */
export function paint(size: number, layers: readonly Layer[]): Uint8Array {
  const pixels = new Uint8Array(size * size * 4);
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) {
      pixels.set(pixel(((x + 0.5) * 100) / size, ((y + 0.5) * 100) / size, size / 100, layers), (y * size + x) * 4);
    }
  }
  return pixels;
}

function pixel(x: number, y: number, perUnit: number, layers: readonly Layer[]): number[] {
  let [red, green, blue, alpha] = [0, 0, 0, 0];
  for (const { shape, colour } of layers) {
    const cover = Math.min(1, Math.max(0, 0.5 - shape(x, y) * perUnit));
    const sum = cover + alpha * (1 - cover);
    if (sum === 0) continue;
    const mix = (over: number, under: number) => (over * cover + under * alpha * (1 - cover)) / sum;
    [red, green, blue, alpha] = [mix(colour[0], red), mix(colour[1], green), mix(colour[2], blue), sum];
  }
  return [red, green, blue, alpha * 255].map(Math.round);
}
