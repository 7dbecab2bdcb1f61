import type { ComponentChildren, JSX } from "preact";
import { Icon, type IconName } from "./icons/Icon";

interface Props {
  icon: IconName;
  text: string;
  children?: ComponentChildren;
}

/** One sentence and, as children, the action that fills the place. */
export function EmptyState({ icon, text, children }: Props): JSX.Element {
  return (
    <div class="empty">
      <Icon name={icon} size={28} class="empty-icon" />
      <p>{text}</p>
      {children}
    </div>
  );
}

/** The shape of a list that is on its way; shows only after 300 ms. */
export function Skeleton({ rows = 4, label }: { rows?: number; label: string }): JSX.Element {
  return (
    <div class="skeleton" role="status">
      <p class="vh">{label}</p>
      {Array.from({ length: rows }, (_, row) => (
        <span key={row} />
      ))}
    </div>
  );
}
