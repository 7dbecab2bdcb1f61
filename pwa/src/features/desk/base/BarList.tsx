import type { JSX } from "preact";
import { count } from "./format";

interface BarRow {
  key: string;
  label: string;
  value: number;
}

/** Sorted bars with direct labels, one inline SVG each; the same numbers stand in the table beside them. */
export function BarList({ rows, label }: { rows: readonly BarRow[]; label: string }): JSX.Element {
  const most = Math.max(1, ...rows.map((row) => row.value));
  return (
    <ul class="dk-bars" aria-label={label}>
      {rows.map((row) => (
        <li key={row.key} class="dk-bar">
          <span class="dk-bar-label">{row.label}</span>
          <strong class="num">{count(row.value)}</strong>
          <svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true" focusable="false">
            <rect class="dk-bar-track" width="100" height="8" />
            <rect class="chart-bar" width={(row.value / most) * 100} height="8" />
          </svg>
        </li>
      ))}
    </ul>
  );
}
