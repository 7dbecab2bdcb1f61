import type { ComponentChildren, JSX } from "preact";
import { Icon, type IconName } from "./icons/Icon";

interface Props {
  tone?: "plain" | "warn" | "note";
  icon?: IconName;
  title?: string;
  children?: ComponentChildren;
}

/** A boxed piece of the page: a notice (warn, note) or a group (plain). */
export function Card({ tone = "plain", icon, title, children }: Props): JSX.Element {
  return (
    <section class={tone === "plain" ? "card" : `card card-${tone}`}>
      {title && (
        <div class="card-head">
          {icon && <Icon name={icon} />}
          <h2 class="card-title">{title}</h2>
        </div>
      )}
      {children}
    </section>
  );
}
