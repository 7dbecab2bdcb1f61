import { count } from "../base/format";
import type { DecisionStrings } from "./strings";
import type { CheckedRoster, RosterItem } from "./types";

/** How a team is told from its neighbours. */
export function teamName(roster: Pick<RosterItem, "team_title" | "hamlet_label">): string {
  return roster.hamlet_label ?? roster.team_title;
}

/** `2 mới, 1 rời tổ`; a new team has nothing that it changes. */
export function changesText(
  t: DecisionStrings,
  { changes, version }: Pick<CheckedRoster, "changes" | "version">,
): string {
  if (!changes || version === 1) return "";
  const kinds = (["new", "left", "changed"] as const).filter((kind) => changes[kind] > 0);
  return kinds.map((kind) => t.changes[kind](count(changes[kind]))).join(", ") || t.noChanges;
}
