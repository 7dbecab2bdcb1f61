import type { JSX } from "preact";
import { drafts, useLive } from "../../data";
import { useStrings } from "../../lib/i18n";
import { clockTime, formatDay } from "../../lib/time";
import { EmptyState, Skeleton } from "../../ui/EmptyState";
import { RecordRow } from "../../ui/RecordRow";
import { StatePill } from "../../ui/visit/StatePill";
import { strings } from "./strings";

/** The key of the draft of an edit; the group session's own key is "buoi". */
export const editKey = (record: string): string => `sua:${record}`;

/** What was left half done: a group session or a change. */
export function Drafts(): JSX.Element {
  const t = useStrings(strings);
  const list = useLive(() => drafts.live(), []);
  if (!list) {
    return <Skeleton label={t.loading} rows={2} />;
  }
  if (list.length === 0) {
    return <EmptyState icon="draft" text={t.none} />;
  }
  return (
    <ul class="records">
      {list.map((draft) => {
        const record = draft.key.startsWith("sua:") ? draft.key.slice(4) : null;
        return (
          <li key={draft.key}>
            <RecordRow
              icon={record ? "edit" : "users"}
              title={record ? t.draftEdit : t.draftGroup}
              sub={t.savedAt(`${clockTime(draft.saved_at)}, ${formatDay(draft.saved_at.slice(0, 10))}`)}
              href={record ? `#/nhat-ky/${record}/sua` : "#/ghi/buoi"}
              side={<StatePill state="draft" />}
            />
          </li>
        );
      })}
    </ul>
  );
}
