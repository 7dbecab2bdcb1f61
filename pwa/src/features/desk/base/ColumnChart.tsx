import type { JSX } from "preact";
import { count } from "./format";

export interface ColumnPoint {
  key: string;
  label: string;
  value: number;
}

const WIDTH = 560;
const HEIGHT = 260;
const FLOOR = 222;
const TOP = 26;
const VALUE_ROOM = 40;

/** Columns over time in an inline SVG; `summary` says in a sentence what the picture shows. */
export function ColumnChart({ points, summary }: { points: readonly ColumnPoint[]; summary: string }): JSX.Element {
  const step = WIDTH / Math.max(points.length, 1);
  const bar = Math.min(step * 0.62, 56);
  const most = Math.max(1, ...points.map((point) => point.value));
  // Labels and values are left out where they would touch; the table has them all.
  const skip = Math.ceil(56 / step);
  return (
    <svg class="chart dk-columns" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={summary}>
      {points.map((point, at) => {
        const height = (point.value / most) * (FLOOR - TOP);
        const middle = step * (at + 0.5);
        return (
          <g key={point.key}>
            <rect class="chart-bar" x={middle - bar / 2} y={FLOOR - height} width={bar} height={height} rx={2} />
            {step >= VALUE_ROOM && point.value > 0 && (
              <text class="chart-value" x={middle} y={FLOOR - height - 7} text-anchor="middle">
                {count(point.value)}
              </text>
            )}
            {(points.length - 1 - at) % skip === 0 && (
              <text class="chart-text" x={middle} y={HEIGHT - 14} text-anchor="middle">
                {point.label}
              </text>
            )}
          </g>
        );
      })}
      <line class="chart-axis" x1={0} x2={WIDTH} y1={FLOOR} y2={FLOOR} />
    </svg>
  );
}
