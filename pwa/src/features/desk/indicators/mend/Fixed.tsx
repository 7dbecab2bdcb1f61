import type { JSX } from "preact";

/** A field that no longer changes: what it says, and why it stays. */
export function Fixed({ label, text, why }: { label: string; text: string; why: string }): JSX.Element {
  return (
    <div class="field">
      <p class="label">{label}</p>
      <p class="hint">{why}</p>
      <p>
        <strong>{text}</strong>
      </p>
    </div>
  );
}
