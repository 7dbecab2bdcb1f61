import type { JSX } from "preact";

/** The mark: five as people here tally it, a square of four strokes and one across. */
export function Logo({ size = 48 }: { size?: number }): JSX.Element {
  return (
    <svg width={size} height={size} viewBox="0 0 48 48" aria-hidden="true" focusable="false">
      <rect width="48" height="48" rx="12" fill="#0b57a4" />
      <path
        d="M14 34V14h20v20H14"
        fill="none"
        stroke="#fff"
        stroke-width="4"
        stroke-linecap="round"
        stroke-linejoin="round"
      />
      <path d="M14 34L34 14" fill="none" stroke="#ffc83d" stroke-width="4" stroke-linecap="round" />
    </svg>
  );
}
