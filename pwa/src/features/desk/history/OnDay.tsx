import type { JSX } from "preact";
import { api } from "../../../data";
import { useStrings } from "../../../lib/i18n";
import { DateField } from "../../../ui/DateField";
import { EmptyState } from "../../../ui/EmptyState";
import { useDesk } from "../base/desk";
import { count, NOTHING } from "../base/format";
import { Loaded } from "../base/Loaded";
import { useLoad } from "../base/load";
import { Section } from "../base/PageHead";
import { place, setQuery } from "../base/route";
import { PeopleList, type RosterLine } from "./PeopleList";
import { strings } from "./strings";
import type { HistoryItem } from "./types";

/** What the list was on a day: the version in force then, with its people. */
export function OnDay({ team }: { team: string }): JSX.Element {
  const t = useStrings(strings);
  const { meta } = useDesk();
  const day = place.value.query.ngay ?? meta.today;
  const shown = useLoad(day && `${team} on ${day}`, async () => {
    const { items } = await api.get<{ items: HistoryItem[] }>(`/teams/${team}/rosters`, { on: day });
    const [item] = items;
    if (!item) return { item: null, lines: [] };
    const { lines } = await api.get<{ lines: RosterLine[] }>(`/rosters/${item.id}`);
    return { item, lines };
  });
  return (
    <Section title={t.listOn}>
      <div class="dk-box stack">
        <DateField id="on-day" label={t.on} value={day} onChange={(ngay) => ngay && setQuery({ ngay })} />
        <Loaded load={shown}>
          {({ item, lines }) =>
            item === null ? (
              <EmptyState icon="calendar" text={t.noneOn} />
            ) : (
              <>
                <p>
                  <strong>{t.asOf(item.version, item.decision_number ?? NOTHING)}</strong>
                  <span class="dk-sub">{t.members(count(lines.length))}</span>
                </p>
                <PeopleList lines={lines} />
              </>
            )
          }
        </Loaded>
      </div>
    </Section>
  );
}
