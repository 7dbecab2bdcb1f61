import type { JSX } from "preact";

/** One column of a chart: a short label under it, its number above it. */
export interface ChartPoint {
  label: string;
  value: number;
  /** The running period: drawn in the second colour, because it is not over. */
  now?: boolean;
}

const WIDTH = 328;
const HEIGHT = 168;
const FLOOR = 140;
const TOP = 22;

/**
 * Columns over time, 8–12 of them, in an inline SVG. `summary` says in a sentence what the
 * picture shows; the caller puts the same numbers in a table beside it.
 */
export function Columns({ points, summary }: { points: readonly ChartPoint[]; summary: string }): JSX.Element {
  const step = WIDTH / Math.max(points.length, 1);
  const bar = Math.min(step * 0.64, 40);
  const most = Math.max(1, ...points.map((point) => point.value));
  // Every second label when they would touch.
  const skip = step < 34 ? 2 : 1;
  return (
    <svg class="chart" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={summary}>
      {points.map((point, at) => {
        const height = (point.value / most) * (FLOOR - TOP);
        const middle = step * (at + 0.5);
        const labelled = (points.length - 1 - at) % skip === 0;
        return (
          <g key={point.label}>
            <rect
              class={point.now ? "chart-bar-now" : "chart-bar"}
              x={middle - bar / 2}
              y={FLOOR - height}
              width={bar}
              height={height}
              rx={2}
            />
            {point.value > 0 && (
              <text class="chart-value" x={middle} y={FLOOR - height - 5} text-anchor="middle">
                {point.value}
              </text>
            )}
            {labelled && (
              <text class="chart-text" x={middle} y={HEIGHT - 8} text-anchor="middle">
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

/** One bar with its words. */
export interface Bar {
  key: string;
  label: string;
  value: number;
  /** The number as words, for example "12 việc". */
  text: string;
}

/** Sorted bars with direct labels: compare a few things without an axis. */
export function Bars({ bars }: { bars: readonly Bar[] }): JSX.Element {
  const most = Math.max(1, ...bars.map((bar) => bar.value));
  return (
    <ul class="bars">
      {bars.map((bar) => (
        <li key={bar.key}>
          <div class="bar-head">
            <span>{bar.label}</span>
            <strong class="num">{bar.text}</strong>
          </div>
          <div class="bar-track" aria-hidden="true">
            <span class="bar-fill" style={{ width: `${Math.round((bar.value / most) * 100)}%` }} />
          </div>
        </li>
      ))}
    </ul>
  );
}
