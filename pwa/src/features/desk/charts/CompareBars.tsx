import type { JSX } from "preact";
import { lengthOf } from "./arithmetic";

export interface CompareBar {
  key: string;
  label: string;
  /** Null: nobody knows. The bar is hatched instead of empty. */
  value: number | null;
  text: string;
}

interface Props {
  bars: readonly CompareBar[];
  label: string;
  goal?: { value: number; text: string } | null | undefined;
  /** The length of a whole bar; without it the longest one fills the room. */
  most?: number;
}

/** Bars to compare by, with direct labels and a tick at the goal. The caller sorts them and has a table of the same. */
export function CompareBars({ bars, label, goal, most }: Props): JSX.Element {
  const values = bars.map((bar) => bar.value ?? 0);
  const whole = most ?? Math.max(1e-9, goal?.value ?? 0, ...values);
  const tick = goal && lengthOf(goal.value, whole);
  return (
    <div class="dk-compare">
      <ul class="dk-bars" aria-label={label}>
        {bars.map((bar) => (
          <li key={bar.key} class="dk-bar">
            <span class="dk-bar-label">{bar.label}</span>
            <strong class="num">{bar.text}</strong>
            <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true" focusable="false">
              <rect class={bar.value === null ? "dk-bar-unknown" : "dk-bar-track"} width="100" height="10" />
              {bar.value !== null && <rect class="chart-bar" width={lengthOf(bar.value, whole)} height="10" />}
              {tick !== null && tick !== undefined && (
                <rect class="dk-bar-goal" x={Math.min(tick, 99.2)} width="0.8" height="10" />
              )}
            </svg>
          </li>
        ))}
      </ul>
      {goal && <p class="muted small">{goal.text}</p>}
    </div>
  );
}
