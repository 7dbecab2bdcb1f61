import type { ComponentChildren, JSX } from "preact";
import { Icon, type IconName } from "./icons/Icon";

interface Props {
  icon?: IconName;
  title: string;
  sub?: string | undefined;
  href?: string;
  side?: ComponentChildren;
}

/** A list row of at least 56 px: icon, two lines, a pill or an action at the end. */
export function RecordRow({ icon = "other", title, sub, href, side }: Props): JSX.Element {
  const inner = (
    <>
      <Icon name={icon} />
      <span class="record-main">
        <span class="record-title">{title}</span>
        {sub && <span class="record-sub">{sub}</span>}
      </span>
      {side && <span class="record-side">{side}</span>}
    </>
  );
  return href === undefined ? (
    <div class="record">{inner}</div>
  ) : (
    <a class="record" href={href}>
      {inner}
    </a>
  );
}
