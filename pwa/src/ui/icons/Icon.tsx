import type { JSX } from "preact";
import { general } from "./general";
import { topicIcons, topics } from "./topics";

const all = { ...general, ...topics };

/** Every icon that can be drawn by name. */
export type IconName = keyof typeof all;

interface Props {
  name: IconName;
  size?: number;
  class?: string;
}

/** One icon. Decorative by rule: the word beside it carries the meaning. */
export function Icon({ name, size = 24, class: className }: Props): JSX.Element {
  return (
    <svg
      class={className}
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      stroke-width="2"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      <path d={all[name]} />
    </svg>
  );
}

/**
 * The icon of a topic: the name given in the catalogue when it is one of ours, else by
 * code; a topic that came after this build shows the neutral icon.
 */
export function topicIcon(code: string, given?: string | null): IconName {
  if (given && given in all) {
    return given as IconName;
  }
  return topicIcons[code] ?? "other";
}
