import type { JSX } from "preact";
import { Icon, type IconName } from "./icons/Icon";

export type OutcomeKind = "done" | "follow_up" | "not_done";

const icons: Record<OutcomeKind, IconName> = { done: "sent", follow_up: "later", not_done: "close" };

interface Props {
  kind: OutcomeKind;
  label: string;
  onClick: () => void;
}

/** One of the three 60-px outcomes. Pressing it saves: there is no other save button. */
export function OutcomeButton({ kind, label, onClick }: Props): JSX.Element {
  return (
    <button type="button" class={`outcome outcome-${kind}`} onClick={onClick}>
      <Icon name={icons[kind]} />
      <span>{label}</span>
    </button>
  );
}
