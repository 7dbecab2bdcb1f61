import type { JSX } from "preact";
import { useStrings } from "../../../lib/i18n";
import { isRecord } from "../../../lib/shape";
import { type Fact, Facts } from "../../../ui/Facts";
import { count, moment } from "../base/format";
import { useLabels } from "../base/labels";
import { Items } from "../visits/Items";
import { readSent } from "./sent";
import { strings } from "./strings";

/** What the phone sent, as far as it can be read; the bare text stands folded below. */
export function SentFacts({ raw }: { raw: unknown }): JSX.Element {
  const t = useStrings(strings);
  const labels = useLabels();
  if (raw === null || raw === undefined) return <p class="muted">{t.noRaw}</p>;
  const { startedAt, place, people, items, note } = readSent(raw);
  const facts: Fact[] = [];
  if (startedAt) facts.push({ name: t.when, value: moment(startedAt) });
  if (place) facts.push({ name: t.place, value: labels("place", place) });
  if (people !== null) facts.push({ name: t.people, value: count(people) });
  if (items.length > 0) facts.push({ name: t.items, value: <Items items={items} full /> });
  if (note) facts.push({ name: t.sentNote, value: note });
  return (
    <>
      <Facts facts={facts} />
      <details class="more">
        <summary>{t.rawText}</summary>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: keyboard users scroll it with the arrow keys */}
        <pre class="dk-raw" tabIndex={0}>
          {isRecord(raw) ? JSON.stringify(raw, null, 2) : String(raw)}
        </pre>
      </details>
    </>
  );
}
