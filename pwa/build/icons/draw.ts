/**
 * Draws the app's icons: a tally of five on a sheet of paper, the fifth stroke gold as the sun.
 *
 * Run `node pwa/build/icons/draw.ts` after a change and commit the PNGs.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { encodePng } from "./png.ts";
import { box, type Colour, everywhere, type Layer, paint, scaled, stroke } from "./shapes.ts";

const INK: Colour = [0x0b, 0x57, 0xa4];
const PAPER: Colour = [0xff, 0xff, 0xff];
const SUN: Colour = [0xff, 0xc8, 0x3d];
const TEXT: Colour = [0x14, 0x20, 0x2b];

const OUT = fileURLToPath(new URL("../../public/icons/", import.meta.url));

const bars = [32, 44, 56, 68].map((x) => stroke(x, 34, x, 66, 5.6));
const fifth = stroke(24, 60, 76, 40, 6.4);

/** The sheet with the tally; `factor` keeps it inside what a mask leaves. */
function tally(factor: number): Layer[] {
  const sheet = { shape: scaled(box(50, 50, 68, 60, 10), factor), colour: PAPER };
  const strokes = bars.map((shape) => ({ shape: scaled(shape, factor), colour: TEXT }));
  return [sheet, ...strokes, { shape: scaled(fifth, factor), colour: SUN }];
}

const rounded: Layer = { shape: box(50, 50, 96, 96, 22), colour: INK };
const full: Layer = { shape: everywhere, colour: INK };
const pencil: Layer[] = [stroke(34, 66, 64, 36, 12), stroke(30, 70, 36, 64, 5)].map((shape) => ({
  shape,
  colour: PAPER,
}));
const lines: Layer[] = [34, 50, 66].map((y) => ({ shape: stroke(30, y, 70, y, 7), colour: PAPER }));
const outline: Layer[] = [...bars, fifth].map((shape) => ({ shape: scaled(shape, 1.3), colour: PAPER }));

const ICONS: readonly (readonly [name: string, size: number, layers: Layer[]])[] = [
  ["icon-192", 192, [rounded, ...tally(1)]],
  ["icon-512", 512, [rounded, ...tally(1)]],
  // A mask may take all but the middle 80 %.
  ["maskable-192", 192, [full, ...tally(0.86)]],
  ["maskable-512", 512, [full, ...tally(0.86)]],
  ["apple-touch-180", 180, [full, ...tally(1)]],
  ["monochrome-512", 512, outline],
  ["shortcut-log-96", 96, [rounded, ...pencil]],
  ["shortcut-journal-96", 96, [rounded, ...lines]],
];

mkdirSync(OUT, { recursive: true });
for (const [name, size, layers] of ICONS) writeFileSync(`${OUT}${name}.png`, encodePng(size, paint(size, layers)));
