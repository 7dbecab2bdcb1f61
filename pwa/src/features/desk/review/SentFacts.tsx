import type { JSX } from "preact";
import { useStrings } from "../../../lib/i18n";
import { isRecord } from "../../../lib/shape";
import { type Fact, Facts } from "../../../ui/Facts";
import { count, moment } from "../base/format";
import type { Quarantined } from "../base/inbox";
import { useLabels } from "../base/labels";
import { Items } from "../visits/Items";
import { readSent } from "./sent";
import { strings } from "./strings";

/** What the phone sent, as far as it can be read; the bare text stands folded below, open where nothing can be read. */
export function SentFacts({ entry }: { entry: Pick<Quarantined, "raw" | "code"> }): JSX.Element {
  const t = useStrings(strings);
  const { raw, code } = entry;
  const facts = useSentFacts(raw);
  if (raw === null || raw === undefined) {
    return <p class="muted">{code === "personal_data" ? t.covered : t.cleared}</p>;
  }
  return (
    <>
      {facts.length > 0 && <Facts facts={facts} />}
      <details class="more" open={facts.length === 0}>
        <summary>{t.rawText}</summary>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: keyboard users scroll it with the arrow keys */}
        <pre class="dk-raw" tabIndex={0}>
          {isRecord(raw) ? JSON.stringify(raw, null, 2) : String(raw)}
        </pre>
      </details>
    </>
  );
}

function useSentFacts(raw: unknown): Fact[] {
  const t = useStrings(strings);
  const labels = useLabels();
  const { type, startedAt, place, people, items, note } = readSent(raw);
  const facts: Fact[] = [];
  if (type) facts.push({ name: t.kindOf, value: t.kinds[type] ?? type });
  if (startedAt) facts.push({ name: t.when, value: moment(startedAt) });
  if (place) facts.push({ name: t.place, value: labels("place", place) });
  if (people !== null) facts.push({ name: t.people, value: count(people) });
  if (items.length > 0) facts.push({ name: t.items, value: <Items items={items} full /> });
  if (note) facts.push({ name: t.sentNote, value: note });
  return facts;
}
