import type { JSX } from "preact";
import type { StripDay } from "../../../data";
import { useStrings } from "../../../lib/i18n";
import { DayStrip } from "../../../ui/campaign/DayStrip";
import { DataTable } from "../../../ui/DataTable";
import { Icon } from "../../../ui/icons/Icon";
import { useDesk } from "../base/desk";
import { count, day as dayText } from "../base/format";
import { Section } from "../base/PageHead";
import { strings } from "./strings";
import type { Campaign, Progress } from "./types";

/** A cell a day, what it counts in words, and the same as a table. */
export function DayPart({ campaign, progress }: { campaign: Campaign; progress: Progress }): JSX.Element {
  const t = useStrings(strings);
  const { meta } = useDesk();
  const days = progress.days.map(({ day, done }): StripDay => {
    const when = day === meta.today ? "today" : day < meta.today ? "past" : "ahead";
    return { day, done, when };
  });
  const known = days.filter(({ done }) => done !== null);
  const busiest = known.reduce<StripDay | null>(
    (best, one) => ((one.done ?? 0) > (best?.done ?? 0) ? one : best),
    null,
  );
  const done = `${count(busiest?.done)} ${t.units[campaign.measure]}`;
  const summary = busiest ? t.daySummary(count(days.length), dayText(busiest.day), done) : t.noDays;
  return (
    <Section title={t.byDay} sub={summary}>
      <DayStrip days={days} summary={summary} />
      <p class="hint">
        {t.dayHint[campaign.measure]} {days.some(({ when }) => when === "today") && t.todayHint}
      </p>
      <details class="more">
        <summary>
          {t.table}
          <Icon name="down" size={20} />
        </summary>
        <DataTable
          caption={t.byDay}
          hideCaption
          rows={[...known].reverse()}
          rowKey={(one) => one.day}
          columns={[
            { key: "day", label: t.day, cell: (one) => dayText(one.day), head: true },
            { key: "done", label: t.units[campaign.measure], cell: (one) => count(one.done), end: true },
          ]}
        />
      </details>
    </Section>
  );
}
