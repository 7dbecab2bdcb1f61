import type { JSX } from "preact";
import { session, useLive } from "../../data";
import { type UnsentLists, unsentLists } from "../../data/unsentLists";
import { useStrings } from "../../lib/i18n";
import { Icon } from "../../ui/icons/Icon";
import { strings } from "./strings";

/** Lists that only this phone has; undefined while they are being counted. */
export function useListsLeft(): (UnsentLists & { count: number }) | undefined {
  const lists = useLive(() => unsentLists.live(), []);
  return lists && { ...lists, count: lists.teams.length + lists.desk };
}

/** What a log-out would remove besides visits, by name. */
export function ListsLeft({ lists }: { lists: UnsentLists }): JSX.Element | null {
  const t = useStrings(strings);
  const lines = [
    ...lists.teams.map((team) => t.proposal(titleOf(team))),
    ...(lists.desk > 0 ? [t.deskLists(lists.desk)] : []),
  ];
  if (lines.length === 0) return null;
  return (
    <ul class="stack stack-2" data-lists-left>
      {lines.map((line) => (
        <li key={line} class="field-error">
          <Icon name="alert" size={20} />
          {line}
        </li>
      ))}
    </ul>
  );
}

function titleOf(team: string): string {
  return session.current.value?.grants.find((grant) => grant.team_id === team)?.team_title ?? "";
}
