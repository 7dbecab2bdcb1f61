import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { matches } from "../../lib/fold";
import { useStrings } from "../../lib/i18n";
import { EmptyState } from "../../ui/EmptyState";
import { Icon, topicIcon } from "../../ui/icons/Icon";
import { SearchField } from "../../ui/SearchField";
import { Sheet } from "../../ui/Sheet";
import { type Entry, useCatalogue } from "../../ui/visit/catalogue";
import { strings } from "./strings";

interface Props {
  onPick: (topic: string) => void;
  onClose: () => void;
}

/** "Việc khác…": the whole list by group; "ky so" finds Chữ ký số. */
export function TopicPicker({ onPick, onClose }: Props): JSX.Element {
  const t = useStrings(strings);
  const { entries, label } = useCatalogue();
  const [query, setQuery] = useState("");
  const text = (entry: Entry) => `${label("topic", entry.code)} ${label("topic", entry.code, "short")}`;
  const found = entries.topic.filter((entry) => matches(text(entry), query));
  return (
    <Sheet title={t.other} icon="more" onClose={onClose}>
      <SearchField id="topic-search" label={t.findTopic} value={query} onInput={setQuery} />
      {found.length === 0 && <EmptyState icon="search" text={t.noTopic} />}
      {[...groups(found)].map(([group, list]) => (
        <section key={group}>
          <h3 class="hint">{group ? label("skill", group) : t.otherGroup}</h3>
          <ul class="records">
            {list.map((entry) => (
              <li key={entry.code}>
                <button type="button" class="record" onClick={() => onPick(entry.code)}>
                  <Icon name={topicIcon(entry.code, entry.icon)} />
                  <span class="record-main">{label("topic", entry.code)}</span>
                </button>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </Sheet>
  );
}

/** Topics by their group, both in the order of the catalogue. */
function groups(topics: readonly Entry[]): Map<string, Entry[]> {
  const by = new Map<string, Entry[]>();
  for (const topic of topics) {
    const group = topic.group ?? "";
    by.set(group, [...(by.get(group) ?? []), topic]);
  }
  return by;
}
