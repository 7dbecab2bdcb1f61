import type { JSX } from "preact";
import { Icon, type IconName } from "./icons/Icon";

export type SyncTone = "idle" | "send" | "warn" | "ok";

interface Props {
  tone: SyncTone;
  icon: IconName;
  text: string;
  /** Said aloud when it changes: the kind of news, never each count. */
  announce: string;
  href: string;
}

/** The 48-px status bar: one message, the whole bar leads to "Gửi dữ liệu". */
export function SyncBar({ tone, icon, text, announce, href }: Props): JSX.Element {
  return (
    <>
      <a class={`syncbar syncbar-${tone}`} href={href}>
        <Icon name={icon} size={20} class={icon === "sending" ? "spin" : ""} />
        <span class="syncbar-text">{text}</span>
        <Icon name="next" size={16} />
      </a>
      <p class="vh" role="status">
        {announce}
      </p>
    </>
  );
}
