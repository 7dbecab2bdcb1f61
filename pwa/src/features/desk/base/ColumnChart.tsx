import type { JSX } from "preact";
import { count } from "./format";
import { useWidth } from "./useWidth";

interface ColumnPoint {
  key: string;
  label: string;
  value: number;
}

const WIDTH = 560;
const HEIGHT = 260;
const FLOOR = 226;
const TOP = 26;
const LABEL_ROOM = 60;
const VALUE_ROOM = 44;

/** Columns over time in an inline SVG as wide as its place; `summary` says in a sentence what it shows. */
export function ColumnChart({ points, summary }: { points: readonly ColumnPoint[]; summary: string }): JSX.Element {
  const [ref, width] = useWidth<HTMLDivElement>(WIDTH);
  const step = width / Math.max(points.length, 1);
  const bar = Math.min(step * 0.66, 72);
  const most = Math.max(1, ...points.map((point) => point.value));
  // Labels are left out where they would touch; the table has them all.
  const skip = Math.ceil(LABEL_ROOM / step);
  return (
    <div ref={ref}>
      <svg class="chart" width={width} viewBox={`0 0 ${width} ${HEIGHT}`} role="img" aria-label={summary}>
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
                <text class="chart-text" x={middle} y={HEIGHT - 12} text-anchor="middle">
                  {point.label}
                </text>
              )}
            </g>
          );
        })}
        <line class="chart-axis" x1={0} x2={width} y1={FLOOR} y2={FLOOR} />
      </svg>
    </div>
  );
}
