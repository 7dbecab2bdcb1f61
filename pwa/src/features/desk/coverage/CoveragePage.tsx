import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { api } from "../../../data";
import { useStrings } from "../../../lib/i18n";
import { Chip } from "../../../ui/Chip";
import { DateField } from "../../../ui/DateField";
import { EmptyState } from "../../../ui/EmptyState";
import { useDesk } from "../base/desk";
import { Figures } from "../base/Figures";
import { Filters } from "../base/Filters";
import { count, day as dayText } from "../base/format";
import { Loaded } from "../base/Loaded";
import { useLoad } from "../base/load";
import { PageHead, PrintButton } from "../base/PageHead";
import { place, setQuery } from "../base/route";
import type { Coverage } from "../base/types";
import { CoverageTable } from "./CoverageTable";
import { strings } from "./strings";

// The last day of the old units, and the day the sources count 585 teams and 2,992 members on.
const BEFORE_REFORM = "2025-06-30";
const FIRST_COUNT = "2023-01-31";

/** Which hamlets have a team, commune by commune, on any day and by the units of that day. */
export function CoveragePage(): JSX.Element {
  const t = useStrings(strings);
  const { meta, unit } = useDesk();
  const on = place.value.query.ngay || meta.today;
  const asked = { unit: unit?.id ?? null, on, level: "commune" };
  const coverage = useLoad(JSON.stringify(asked), () => api.get<Coverage>("/reports/coverage", asked));
  const shown = coverage.data;
  return (
    <div class="dk-page">
      <PageHead title={t.title} sub={shown && t.sub(count(shown.rows.length), dayText(shown.on))}>
        <PrintButton />
      </PageHead>
      <DayFilter on={on} today={meta.today} />
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
              <CoverageTable rows={rows} />
            </>
          )
        }
      </Loaded>
    </div>
  );
}

function DayFilter({ on, today }: { on: string; today: string }): JSX.Element {
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
    </Filters>
  );
}
