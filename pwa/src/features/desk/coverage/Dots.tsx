import type { JSX } from "preact";
import type { TileHamlet } from "./types";
import { type Dot, dotOf, dotPlaces } from "./walk";

const PITCH = 11;
const PER_ROW = 8;

/** One sign for each hamlet: full, half, ring, exclamation mark. They differ in shape, so print needs no colour. */
export function Dots({ hamlets }: { hamlets: readonly TileHamlet[] }): JSX.Element | null {
  if (hamlets.length === 0) return null;
  const places = dotPlaces(hamlets.length, PER_ROW);
  const rows = Math.ceil(hamlets.length / PER_ROW);
  const width = Math.min(hamlets.length, PER_ROW) * PITCH;
  return (
    <svg
      class="dk-dots"
      width={width}
      height={rows * PITCH}
      viewBox={`0 0 ${width} ${rows * PITCH}`}
      aria-hidden="true"
      focusable="false"
    >
      {hamlets.map((hamlet, at) => (
        <Sign
          key={`${at}-${hamlet.label}`}
          dot={dotOf(hamlet)}
          x={((places[at]?.x ?? 0) + 0.5) * PITCH}
          y={((places[at]?.y ?? 0) + 0.5) * PITCH}
        />
      ))}
    </svg>
  );
}

/** One sign alone, for the legend. */
export function DotSample({ dot }: { dot: Dot }): JSX.Element {
  return (
    <svg class="dk-dots" width={PITCH} height={PITCH} aria-hidden="true" focusable="false">
      <Sign dot={dot} x={PITCH / 2} y={PITCH / 2} />
    </svg>
  );
}

function Sign({ dot, x, y }: { dot: Dot; x: number; y: number }): JSX.Element {
  if (dot === "bang") {
    return <path class="dk-dot-line" d={`M${x} ${y - 4}v4.6M${x} ${y + 3.6}v.4`} />;
  }
  return (
    <>
      <circle class="dk-dot-ring" cx={x} cy={y} r={3.6} />
      {dot === "full" && <circle class="dk-dot-full" cx={x} cy={y} r={3.6} />}
      {dot === "half" && <path class="dk-dot-full" d={`M${x} ${y - 3.6}a3.6 3.6 0 0 0 0 7.2z`} />}
    </>
  );
}
