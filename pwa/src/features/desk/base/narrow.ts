import { signal } from "@preact/signals";

// Below this a table of more than three columns cannot be read; its rows become cards. Paper is narrow too, but gets tables.
const QUERY = "screen and (max-width: 719px)";

const list = globalThis.matchMedia?.(QUERY);
const matches = signal(list?.matches ?? false);
list?.addEventListener?.("change", (event) => {
  matches.value = event.matches;
});

/** Whether the window is phone-narrow; read in a component it follows the window. */
export function isNarrow(): boolean {
  return matches.value;
}
