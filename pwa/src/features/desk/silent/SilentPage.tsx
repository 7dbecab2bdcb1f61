import type { JSX } from "preact";
import { api } from "../../../data";
import { useStrings } from "../../../lib/i18n";
import { AsOf } from "../../../ui/AsOf";
import { ChipRadios } from "../../../ui/Chip";
import { EmptyState } from "../../../ui/EmptyState";
import { seesPhones, useDesk } from "../base/desk";
import { Filters } from "../base/Filters";
import { count, moment } from "../base/format";
import { Loaded } from "../base/Loaded";
import { useLoad } from "../base/load";
import { PageHead, PrintButton, Section } from "../base/PageHead";
import { CommuneSelect } from "../base/Pickers";
import { place, setQuery } from "../base/route";
import { SilentTable } from "../base/SilentTable";
import type { SilentTeams } from "../base/types";
import { Phones } from "./Phones";
import { strings } from "./strings";

const SPANS = [7, 14, 30] as const;

/** Teams without a visit for a while, the longest first, and phones to ask about, each with somebody to call. */
export function SilentPage(): JSX.Element {
  const t = useStrings(strings);
  const { unit, roles } = useDesk();
  const { query } = place.value;
  const days = SPANS.find((span) => String(span) === query.ngay) ?? SPANS[0];
  const asked = { unit: unit?.id ?? query.xa ?? null, days };
  const silent = useLoad(JSON.stringify(asked), () => api.get<SilentTeams>("/reports/silent-teams", asked));
  return (
    <div class="dk-page">
      <PageHead title={t.title} sub={t.hint}>
        <PrintButton />
      </PageHead>
      <Filters summary={t.options(days)}>
        <ChipRadios
          name="ngay"
          legend={t.atLeast}
          options={SPANS.map((span) => ({ value: String(span), label: t.options(span) }))}
          value={String(days)}
          onChange={(value) => setQuery({ ngay: value === String(SPANS[0]) ? null : value })}
        />
        {unit === null && <CommuneSelect id="xa" value={query.xa ?? ""} onChange={(xa) => setQuery({ xa })} />}
      </Filters>
      <Section title={t.teams} sub={t.lead(count(days))}>
        <Loaded load={silent}>
          {(data) =>
            data.items.length === 0 ? (
              <EmptyState icon="sent" text={t.empty} />
            ) : (
              <>
                <AsOf when={moment(data.as_of)} />
                <SilentTable teams={data.items} withCommune={unit === null} caption={t.teams} />
              </>
            )
          }
        </Loaded>
      </Section>
      {seesPhones(roles) && <Phones unit={unit?.id ?? query.xa ?? null} />}
    </div>
  );
}
