import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { api } from "../../data";
import { useStrings } from "../../lib/i18n";
import { businessDay, clockTime, formatDay } from "../../lib/time";
import { Skeleton } from "../../ui/EmptyState";
import { Icon } from "../../ui/icons/Icon";
import { RecordRow } from "../../ui/RecordRow";
import { strings } from "./strings";

interface Revision {
  op_id: string;
  type: string;
  author_name: string;
  received_at: string;
  effective: boolean;
}

/** Every version the service holds, asked for only when somebody looks. */
export function Versions({ record }: { record: string }): JSX.Element {
  const t = useStrings(strings);
  const [list, setList] = useState<Revision[] | "failed" | null>(null);
  const look = (open: boolean) => {
    if (open && !Array.isArray(list)) {
      setList(null);
      api.get<{ revisions: Revision[] }>(`/sessions/${record}`).then(
        (visit) => setList(visit.revisions),
        () => setList("failed"),
      );
    }
  };
  return (
    <details class="more" onToggle={(event) => look(event.currentTarget.open)}>
      <summary>
        {t.versions}
        <Icon name="down" size={20} />
      </summary>
      {list === null && <Skeleton label={t.loading} rows={2} />}
      {list === "failed" && <p class="hint">{t.versionsNeedNetwork}</p>}
      {Array.isArray(list) && (
        <ul class="records">
          {list.map((one) => (
            <li key={one.op_id}>
              <RecordRow
                icon="history"
                title={`${typeName(one.type, t)}${one.effective ? ` · ${t.effective}` : ""}`}
                sub={`${clockTime(one.received_at)}, ${formatDay(businessDay(one.received_at))} · ${one.author_name}`}
              />
            </li>
          ))}
        </ul>
      )}
    </details>
  );
}

function typeName(type: string, t: typeof strings.vi): string {
  const kind = type.split(".").pop() ?? "";
  return kind in t.version ? t.version[kind as keyof typeof t.version] : kind;
}
