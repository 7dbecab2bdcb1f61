import type { JSX } from "preact";
import type { StripDay } from "../../lib/campaignTypes";
import { cellsOf, PER_ROW, STEP } from "./strip";

/** One cell a day: the fuller the more was done, hatched where nobody knows, dotted what is to come, ringed today. */
export function DayStrip({ days, summary }: { days: readonly StripDay[]; summary: string }): JSX.Element {
  const columns = Math.min(days.length, PER_ROW);
  const rows = Math.ceil(days.length / PER_ROW);
  return (
    <svg
      class="strip"
      viewBox={`0 0 ${columns * STEP} ${rows * STEP}`}
      style={{ maxWidth: `${columns * 24}px` }}
      role="img"
      aria-label={summary}
    >
      {cellsOf(days).map((cell) => (
        <g key={cell.day} transform={`translate(${cell.x} ${cell.y})`}>
          <rect class={`strip-${cell.look}`} x={0.75} y={0.75} width={STEP - 2.5} height={STEP - 2.5} rx={1.5} />
          {cell.look === "unknown" && <path class="strip-hatch" d={`M1 ${STEP - 2}L${STEP - 2} 1`} />}
          {cell.fill > 0 && (
            <rect
              class="strip-fill"
              x={0.75}
              y={0.75 + (STEP - 2.5) * (1 - cell.fill)}
              width={STEP - 2.5}
              height={(STEP - 2.5) * cell.fill}
              rx={1.5}
            />
          )}
          {cell.today && <rect class="strip-today" x={0} y={0} width={STEP - 1} height={STEP - 1} rx={2} />}
        </g>
      ))}
    </svg>
  );
}
