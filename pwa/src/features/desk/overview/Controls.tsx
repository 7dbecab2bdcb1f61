import type { JSX } from "preact";
import { useStrings } from "../../../lib/i18n";
import { ChipRadios } from "../../../ui/Chip";
import { useDesk } from "../base/desk";
import { Filters } from "../base/Filters";
import { PeriodFields } from "../base/PeriodFields";
import { CommuneSelect } from "../base/Pickers";
import type { Preset, Range } from "../base/period";
import { setQuery } from "../base/route";
import { strings as baseStrings } from "../base/strings";
import { UnitsSwitch } from "../base/UnitsSwitch";
import { useSpan } from "../base/useSpan";
import { strings } from "./strings";
import { groupsFor, MEASURES, type Measure } from "./view";

interface Props {
  period: Range & { preset: Preset };
  unitsNow: boolean;
  commune: string;
}

/** Period, boundaries and commune. */
export function Controls({ period, unitsNow, commune }: Props): JSX.Element {
  const common = useStrings(baseStrings);
  const { unit } = useDesk();
  const summary = `${useSpan(period)} · ${unitsNow ? common.unitsNow : common.unitsThen}`;
  return (
    <Filters summary={summary}>
      <PeriodFields value={period} onChange={setQuery} />
      <UnitsSwitch now={unitsNow} onChange={(now) => setQuery({ "don-vi": now ? "nay" : null })} />
      {unit === null && <CommuneSelect id="xa" value={commune} onChange={(id) => setQuery({ xa: id, theo: null })} />}
    </Filters>
  );
}

interface SwitchProps {
  group: string;
  inCommune: boolean;
  measure: Measure;
  present: readonly Measure[];
}

/** How the numbers are broken down, and which of them is drawn. */
export function Switches({ group, inCommune, measure, present }: SwitchProps): JSX.Element {
  const t = useStrings(strings);
  return (
    <div class="dk-switches">
      <ChipRadios
        name="theo"
        legend={t.groupBy}
        options={groupsFor(inCommune).map((value) => ({ value, label: t.groups[value] ?? value }))}
        value={group}
        onChange={(value) => setQuery({ theo: value })}
      />
      {present.length > 1 && (
        <ChipRadios
          name="so"
          legend={t.measure}
          options={MEASURES.filter((one) => present.includes(one)).map((value) => ({
            value,
            label: t.measures[value],
          }))}
          value={measure}
          onChange={(value) => setQuery({ so: value })}
        />
      )}
    </div>
  );
}
