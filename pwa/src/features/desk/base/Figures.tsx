import type { JSX } from "preact";
import { Icon, type IconName } from "../../../ui/icons/Icon";

/** One large number and what it counts. */
interface Figure {
  key: string;
  icon: IconName;
  label: string;
  value: string;
  note?: string | undefined;
}

/** Large numbers side by side; visits, people and services stay apart because they never add up. */
export function Figures({ figures, label }: { figures: readonly Figure[]; label: string }): JSX.Element {
  return (
    <ul class="dk-figures" aria-label={label}>
      {figures.map((figure) => (
        <li key={figure.key} class="dk-figure">
          <Icon name={figure.icon} size={20} class="dk-figure-icon" />
          <strong class="dk-figure-value num">{figure.value}</strong>
          <span class="dk-figure-label">{figure.label}</span>
          {figure.note && <span class="dk-figure-note">{figure.note}</span>}
        </li>
      ))}
    </ul>
  );
}
