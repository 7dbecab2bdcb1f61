import type { JSX } from "preact";
import { useWidth } from "../base/useWidth";
import { rankY, runsOf, scaleOf, yOf } from "./arithmetic";

export interface TrendPoint {
  key: string;
  label: string;
  /** Null: nobody knows, which leaves a gap. */
  value: number | null;
  /** The number in words, above its mark. */
  text: string;
}

interface Props {
  points: readonly TrendPoint[];
  /** In a sentence what the picture shows; the numbers stand in a table beside it. */
  summary: string;
  goal?: { value: number; text: string } | null | undefined;
  /** A rank: a line with the first place on top, of this many places. */
  rankOf?: number | null;
}

const WIDTH = 560;
const HEIGHT = 260;
const FLOOR = 214;
const TOP = 30;
// What the dashed line means stands above the numbers of the highest columns.
const TOP_GOAL = 48;
const LABEL_ROOM = 84;

/** How something went over time: columns from 0, for ranks a line. Where nothing is known there is a gap. */
export function Trend({ points, summary, goal, rankOf }: Props): JSX.Element {
  const [ref, width] = useWidth<HTMLDivElement>(WIDTH);
  const values = points.map((point) => point.value);
  const scale = scaleOf(values, goal?.value ?? null);
  const top = goal && !rankOf ? TOP_GOAL : TOP;
  const y = (value: number) => (rankOf ? rankY(value, rankOf, FLOOR, top) : yOf(value, scale, FLOOR, top));
  const step = width / Math.max(points.length, 1);
  const x = (at: number) => step * (at + 0.5);
  const skip = Math.ceil(LABEL_ROOM / step);
  const zero = rankOf ? FLOOR : yOf(0, scale, FLOOR, top);
  return (
    <div ref={ref}>
      <svg class="chart" width={width} viewBox={`0 0 ${width} ${HEIGHT}`} role="img" aria-label={summary}>
        {rankOf && <Ends of={rankOf} width={width} />}
        {goal && !rankOf && <Goal y={y(goal.value)} width={width} text={goal.text} />}
        {rankOf && <Line values={values} x={x} y={y} />}
        {points.map((point, at) => (
          <g key={point.key}>
            {point.value !== null &&
              (rankOf ? (
                <circle class="chart-bar" cx={x(at)} cy={y(point.value)} r={6} />
              ) : (
                <Column x={x(at)} y={y(point.value)} zero={zero} room={step} />
              ))}
            {point.value !== null && (
              <text class="chart-value" x={x(at)} y={Math.min(y(point.value), zero) - 11} text-anchor="middle">
                {point.text}
              </text>
            )}
            {(points.length - 1 - at) % skip === 0 && (
              <text class="chart-text" x={x(at)} y={HEIGHT - 18} text-anchor="middle">
                {point.label}
              </text>
            )}
          </g>
        ))}
        <line class="chart-axis" x1={0} x2={width} y1={zero} y2={zero} />
      </svg>
    </div>
  );
}

function Column({ x, y, zero, room }: { x: number; y: number; zero: number; room: number }): JSX.Element {
  const bar = Math.min(room * 0.6, 72);
  // A value of 0 is a thin mark: it is known, a gap is not.
  const height = Math.max(2, Math.abs(zero - y));
  return <rect class="chart-bar" x={x - bar / 2} y={Math.min(y, zero - 2)} width={bar} height={height} rx={2} />;
}

/** The first place on top, the last on the floor. */
function Ends({ of, width }: { of: number; width: number }): JSX.Element {
  return (
    <>
      <line class="dk-goal" x1={22} x2={width} y1={TOP} y2={TOP} />
      <text class="chart-text" x={0} y={TOP + 5}>
        1
      </text>
      <text class="chart-text" x={0} y={FLOOR - 6}>
        {of}
      </text>
    </>
  );
}

interface LineProps {
  values: readonly (number | null)[];
  x: (at: number) => number;
  y: (value: number) => number;
}

function Line({ values, x, y }: LineProps): JSX.Element {
  return (
    <>
      {runsOf(values).map((run) => (
        <polyline
          key={run[0]}
          class="dk-line-path"
          points={run.map((at) => `${x(at)},${y(values[at] ?? 0)}`).join(" ")}
        />
      ))}
    </>
  );
}

/** What the dashed line means stands above the picture: beside the line a column would cover it. */
function Goal({ y, width, text }: { y: number; width: number; text: string }): JSX.Element {
  return (
    <g>
      <line class="dk-goal" x1={0} x2={width} y1={y} y2={y} />
      <line class="dk-goal" x1={0} x2={24} y1={8} y2={8} />
      <text class="chart-text" x={32} y={12}>
        {text}
      </text>
    </g>
  );
}
