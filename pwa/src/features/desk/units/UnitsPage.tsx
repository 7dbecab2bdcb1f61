import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { api } from "../../../data";
import { useStrings } from "../../../lib/i18n";
import { Button } from "../../../ui/Button";
import { ChipRadios } from "../../../ui/Chip";
import { DateField } from "../../../ui/DateField";
import { EmptyState } from "../../../ui/EmptyState";
import { SearchField } from "../../../ui/SearchField";
import { useDesk } from "../base/desk";
import { Filters } from "../base/Filters";
import { day } from "../base/format";
import { Loaded } from "../base/Loaded";
import { useLoad, useSettled } from "../base/load";
import { PageHead, PrintButton } from "../base/PageHead";
import { place, setQuery } from "../base/route";
import type { Level, Unit, UnitHistory } from "../base/types";
import { strings } from "./strings";
import { UnitTable } from "./UnitTable";

const LEVELS: readonly Level[] = ["province", "district", "commune", "hamlet"];
const MOST = 1000;

/** Units as they stood on a day, level by level. */
export function UnitsPage(): JSX.Element {
  const t = useStrings(strings);
  const { meta } = useDesk();
  const { query } = place.value;
  const on = query.ngay || meta.today;
  const level = LEVELS.find((one) => one === query.cap) ?? "commune";
  const q = useSettled(query.q ?? "");
  const asked = { level, on, parent: query.trong ?? null, q };
  const units = useLoad(JSON.stringify(asked), () => api.get<{ items: Unit[] }>("/units", asked));
  return (
    <div class="dk-page">
      <PageHead title={t.title} sub={t.sub(day(on))}>
        <PrintButton />
      </PageHead>
      <Filters
        summary={`${t.levels[level]} · ${day(on)}`}
        search={<SearchField id="q" label={t.search} value={query.q ?? ""} onInput={(text) => setQuery({ q: text })} />}
      >
        <ChipRadios
          name="cap"
          legend={t.level}
          options={LEVELS.map((value) => ({ value, label: t.levels[value] }))}
          value={level}
          onChange={(cap) => setQuery({ cap, trong: null })}
        />
        <OnDay on={on} today={meta.today} />
      </Filters>
      {query.trong && <Within id={query.trong} />}
      <Loaded load={units} rows={10}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState icon="building" text={t.empty} />
          ) : (
            <>
              {items.length >= MOST && <p class="muted small">{t.most}</p>}
              <UnitTable units={items} caption={t.levels[level]} />
            </>
          )
        }
      </Loaded>
    </div>
  );
}

function OnDay({ on, today }: { on: string; today: string }): JSX.Element {
  const t = useStrings(strings);
  const [typed, setTyped] = useState(on);
  const choose = (value: string) => {
    setTyped(value);
    if (value) setQuery({ ngay: value === today ? null : value });
  };
  return <DateField id="ngay" label={t.on} value={typed} onChange={choose} />;
}

function Within({ id }: { id: string }): JSX.Element {
  const t = useStrings(strings);
  const unit = useLoad(`unit ${id}`, () => api.get<UnitHistory>(`/units/${id}`));
  const name = unit.data?.versions.at(-1)?.name;
  return (
    <p class="row">
      {name && <strong>{t.within(name)}</strong>}
      <Button kind="quiet" icon="back" onClick={() => setQuery({ trong: null })}>
        {t.all}
      </Button>
    </p>
  );
}
