import type { JSX } from "preact";
import { stack } from "./arithmetic";

export interface StackPart {
  key: string;
  label: string;
  value: number;
  text: string;
}

const MOST = 4;

/** What a whole is made of: at most four parts side by side, each with its own label and number. */
export function Stacked({ parts, summary }: { parts: readonly StackPart[]; summary: string }): JSX.Element {
  if (parts.length > MOST) throw new Error("a stacked bar has at most four parts");
  const numbered = parts.map((part, at) => ({ ...part, colour: at + 1 }));
  return (
    <div class="dk-stacked">
      <svg
        class="dk-parts dk-parts-tall"
        viewBox="0 0 100 12"
        preserveAspectRatio="none"
        role="img"
        aria-label={summary}
      >
        {stack(numbered).map((part) => (
          <rect key={part.key} class={`dk-stack-${part.colour}`} x={part.x} width={part.width} height={12} />
        ))}
      </svg>
      <ul class="dk-legend">
        {numbered.map((part) => (
          <li key={part.key}>
            <svg width="16" height="12" aria-hidden="true" focusable="false">
              <rect class={`dk-stack-${part.colour}`} x="0.5" y="0.5" width="15" height="11" rx="3" />
            </svg>
            {part.label} <strong class="num">{part.text}</strong>
          </li>
        ))}
      </ul>
    </div>
  );
}
