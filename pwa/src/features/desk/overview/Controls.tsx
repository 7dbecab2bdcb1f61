import type { JSX } from "preact";
import { useStrings } from "../../../lib/i18n";
import { ChipRadios } from "../../../ui/Chip";
import { Select } from "../../../ui/Select";
import { useDesk } from "../base/desk";
import { Filters } from "../base/Filters";
import { PeriodFields } from "../base/PeriodFields";
import { CommuneSelect } from "../base/Pickers";
import { PRESETS, type Preset, type Range } from "../base/period";
import { setQuery } from "../base/route";
import { UnitsSwitch } from "../base/UnitsSwitch";
import { useUnitsText } from "../base/unitsAsOf";
import { useSpan } from "../base/useSpan";
import { columnsFor, columnsOffered } from "./crossing";
import { strings } from "./strings";
import { groupsFor, MEASURES, type Measure } from "./view";

interface Props {
  period: Range & { preset: Preset };
  /** `then`, `now` or a day. */
  units: string;
  commune: string;
}

/** Period, boundaries and commune. */
export function Controls({ period, units, commune }: Props): JSX.Element {
  const { unit } = useDesk();
  const summary = `${useSpan(period)} · ${useUnitsText(units)}`;
  const ofCommune = (id: string) => setQuery({ xa: id, theo: null, ghep: null });
  return (
    <Filters summary={summary}>
      <PeriodFields value={period} onChange={setQuery} presets={PRESETS} />
      <UnitsSwitch value={units} onChange={setQuery} />
      {unit === null && <CommuneSelect id="xa" value={commune} onChange={ofCommune} />}
    </Filters>
  );
}

interface SwitchProps {
  group: string;
  /** What stands in the columns; empty for one grouping alone. */
  cross: string;
  inCommune: boolean;
}

/** What the rows are, and what the columns. */
export function Switches({ group, cross, inCommune }: SwitchProps): JSX.Element {
  const t = useStrings(strings);
  const name = (value: string) => t.groups[value] ?? value;
  const counted = columnsFor(group);
  const columns = columnsOffered(group).map((value) => ({
    value,
    label: counted.includes(value) ? name(value) : t.crossNot(name(value)),
  }));
  return (
    <div class="dk-switches">
      <Select
        id="theo"
        label={t.groupBy}
        value={group}
        options={groupsFor(inCommune).map((value) => ({ value, label: name(value) }))}
        onChange={(value) => setQuery({ theo: value, ghep: columnsFor(value).includes(cross) ? cross : null })}
      />
      <Select
        id="ghep"
        label={t.crossBy}
        value={cross}
        options={columns}
        empty={t.crossNone}
        onChange={(value) => setQuery({ ghep: value || null })}
      />
    </div>
  );
}

/** Which of the three numbers is drawn. */
export function MeasureSwitch({
  measure,
  present,
}: {
  measure: Measure;
  present: readonly Measure[];
}): JSX.Element | null {
  const t = useStrings(strings);
  if (present.length < 2) return null;
  return (
    <ChipRadios
      name="so"
      legend={t.measure}
      options={MEASURES.filter((one) => present.includes(one)).map((value) => ({ value, label: t.measures[value] }))}
      value={measure}
      onChange={(value) => setQuery({ so: value })}
    />
  );
}
