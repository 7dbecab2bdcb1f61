import type { ComponentChildren, JSX } from "preact";
import { useState } from "preact/hooks";
import { api } from "../../../data";
import { useStrings } from "../../../lib/i18n";
import { AsOf } from "../../../ui/AsOf";
import { Chip } from "../../../ui/Chip";
import { DateField } from "../../../ui/DateField";
import { EmptyState } from "../../../ui/EmptyState";
import { useDesk } from "../base/desk";
import { Figures } from "../base/Figures";
import { Filters } from "../base/Filters";
import { count, day as dayText, moment } from "../base/format";
import { Loaded } from "../base/Loaded";
import { useLabels } from "../base/labels";
import { useLoad } from "../base/load";
import { PageHead, PrintButton, Section } from "../base/PageHead";
import { place, setQuery } from "../base/route";
import type { Coverage } from "../base/types";
import { ColourBy } from "./ColourBy";
import { CoverageTable } from "./CoverageTable";
import { askedDays, type Campaign } from "./colour";
import { strings } from "./strings";
import { TileMap } from "./TileMap";
import type { TileGrid } from "./types";
import { Unheard } from "./Unheard";

// The last day of the old units, and the day the sources count 585 teams and 2,992 members on.
const BEFORE_REFORM = "2025-06-30";
const FIRST_COUNT = "2023-01-31";

/** Which hamlets have a team, commune by commune, on any day and by the units of that day. */
export function CoveragePage(): JSX.Element {
  const t = useStrings(strings);
  const { meta, unit } = useDesk();
  const { query } = place.value;
  const on = query.ngay || meta.today;
  const scope = { unit: unit?.id ?? null, on };
  const asked = { ...scope, level: "commune" };
  const coverage = useLoad(JSON.stringify(asked), () => api.get<Coverage>("/reports/coverage", asked));
  const campaigns = useCampaigns();
  const tiled = { ...scope, ...askedDays(query, on, meta.cutoff_day, campaigns) };
  const tiles = useLoad(`tiles ${JSON.stringify(tiled)}`, () => api.get<TileGrid>("/reports/tiles", tiled));
  const shown = coverage.data;
  return (
    <div class="dk-page">
      <PageHead title={t.title} sub={shown && t.sub(count(shown.rows.length), dayText(shown.on))}>
        <PrintButton />
      </PageHead>
      <DayFilter on={on} today={meta.today}>
        <ColourBy query={query} week={on} campaigns={campaigns} />
      </DayFilter>
      <Loaded load={coverage} rows={8}>
        {({ rows, totals }) =>
          rows.length === 0 ? (
            <EmptyState icon="calendar" text={t.empty} />
          ) : (
            <>
              <Figures
                label={t.numbers}
                figures={[
                  { key: "teams", icon: "team", label: t.teams, value: count(totals.teams) },
                  { key: "members", icon: "user", label: t.members, value: count(totals.members) },
                  { key: "hamlets", icon: "home", label: t.hamlets, value: count(totals.hamlets) },
                  {
                    key: "covered",
                    icon: "building",
                    label: t.covered,
                    value: count(totals.communes_covered),
                    note: t.ofCommunes(count(totals.communes)),
                  },
                ]}
              />
              <Loaded load={tiles} rows={8}>
                {(grid) => (
                  <>
                    <Coloured grid={grid} />
                    <TileMap grid={grid} day={query.ngay ?? null} />
                  </>
                )}
              </Loaded>
              <Section title={t.table}>
                <CoverageTable rows={rows} grid={tiles.data} day={query.ngay ?? null} />
              </Section>
            </>
          )
        }
      </Loaded>
    </div>
  );
}

/** Campaigns to colour by; a server without any is no reason to show an error. */
function useCampaigns(): readonly Campaign[] {
  const found = useLoad("campaigns", () => api.get<{ items: Campaign[] }>("/campaigns"));
  return (found.data?.items ?? []).filter((one) => one.status !== "draft");
}

/** Says in words what the colours mean. */
function Coloured({ grid }: { grid: TileGrid }): JSX.Element {
  const t = useStrings(strings);
  const labels = useLabels();
  const days = grid.period && ([dayText(grid.period.from), dayText(grid.period.to)] as const);
  const told = !days
    ? t.colouredTeams
    : grid.topics.length > 0
      ? t.colouredTopic(grid.topics.map((topic) => labels("topic", topic, "short")).join(", "), ...days)
      : t.colouredDays(...days);
  return (
    <div>
      <AsOf when={moment(grid.as_of)} />
      <p class="muted small">{told}</p>
      {!grid.period && !grid.silence_known && <Unheard on={grid.on} />}
    </div>
  );
}

interface DayProps {
  on: string;
  today: string;
  children: ComponentChildren;
}

function DayFilter({ on, today, children }: DayProps): JSX.Element {
  const t = useStrings(strings);
  const [typed, setTyped] = useState(on);
  const choose = (day: string) => {
    setTyped(day);
    if (day) setQuery({ ngay: day === today ? null : day });
  };
  const presets = [
    { day: today, label: t.today },
    { day: BEFORE_REFORM, label: t.before },
    { day: FIRST_COUNT, label: t.start },
  ];
  return (
    <Filters summary={dayText(on)}>
      <DateField id="ngay" label={t.day} value={typed} onChange={choose} />
      <fieldset class="field">
        <legend class="label">{t.presets}</legend>
        <div class="chips">
          {presets.map((preset) => (
            <Chip key={preset.day} pressed={preset.day === on} onClick={() => choose(preset.day)}>
              {preset.label}
            </Chip>
          ))}
        </div>
      </fieldset>
      {children}
    </Filters>
  );
}
