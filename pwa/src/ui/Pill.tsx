import type { JSX } from "preact";
import { Icon, type IconName } from "./icons/Icon";

export type PillTone = "idle" | "ok" | "warn" | "send" | "bad" | "gold";

interface Props {
  tone?: PillTone;
  icon?: IconName;
  spin?: boolean;
  children: string;
}

/** A state in icon and word; colour is never the only sign (WCAG 1.4.1). */
export function Pill({ tone = "idle", icon, spin, children }: Props): JSX.Element {
  return (
    <span class={tone === "idle" ? "pill" : `pill pill-${tone}`}>
      {icon && <Icon name={icon} size={16} class={spin ? "spin" : ""} />}
      {children}
    </span>
  );
}
