import type { JSX } from "preact";
import type { Item } from "../../../data";
import { useStrings } from "../../../lib/i18n";
import { count } from "../base/format";
import { useDetailLabels, useLabels } from "../base/labels";
import { strings } from "./strings";

/** What was done in a visit, each with its outcome; `full` adds how far it got and why not. */
export function Items({ items, full }: { items: readonly Item[]; full?: boolean }): JSX.Element {
  const t = useStrings(strings);
  const labels = useLabels();
  const details = useDetailLabels();
  return (
    <ul class="dk-items">
      {items.map((item) => {
        const extra = [
          item.detail && details(item.topic, item.detail),
          item.reason && labels("reason", item.reason),
        ].filter(Boolean);
        return (
          <li key={`${item.topic} ${item.outcome} ${item.detail}`}>
            {labels("topic", item.topic, full ? "name" : "short")}
            {item.count > 1 && ` ${t.times(count(item.count))}`}
            <span class="muted"> · {labels("outcome", item.outcome)}</span>
            {full && extra.length > 0 && <span class="dk-sub">{extra.join(" · ")}</span>}
          </li>
        );
      })}
    </ul>
  );
}
