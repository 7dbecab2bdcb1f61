import type { JSX } from "preact";
import { Icon, type IconName } from "./icons/Icon";

export type PillTone = "idle" | "ok" | "warn" | "send" | "bad";

interface Props {
  tone?: PillTone;
  icon?: IconName;
  spin?: boolean;
  /** What the pill stands for, for tests: sent and confirmed share their word. */
  state?: string;
  children: string;
}

/** A state in icon and word; colour is never the only sign (WCAG 1.4.1). */
export function Pill({ tone = "idle", icon, spin, state, children }: Props): JSX.Element {
  return (
    <span class={tone === "idle" ? "pill" : `pill pill-${tone}`} data-state={state}>
      {icon && <Icon name={icon} size={16} class={spin ? "spin" : ""} />}
      {children}
    </span>
  );
}
