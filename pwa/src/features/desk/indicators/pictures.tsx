import type { JSX } from "preact";
import { useStrings } from "../../../lib/i18n";
import { day } from "../base/format";
import { sortedBars } from "../charts/arithmetic";
import { CompareBars } from "../charts/CompareBars";
import { Trend } from "../charts/Trend";
import { nameOf } from "./names";
import { drawn, fullText, markText } from "./numbers";
import { strings } from "./strings";
import type { Indicator, Observation, Series } from "./types";

type Goal = { value: number; text: string } | null;

/** Whether a single figure is known of a unit, so that nothing goes over time yet. */
export function toldOnce(series: Series): boolean {
  return inForce(series).length === 1;
}

function inForce({ points }: Series): Observation[] {
  return points.filter((point) => point.corrected_by === null);
}

/** One unit's figures over time; those that were corrected are in the table alone. */
export function SeriesTrend(props: { indicator: Indicator; series: Series; goal: Goal }): JSX.Element {
  const { indicator, series, goal } = props;
  const t = useStrings(strings);
  const { shape } = indicator;
  const valid = inForce(series);
  const points = valid.map((point) => ({
    key: point.id,
    label: day(point.observed_on),
    value: drawn(point, shape),
    text: markText(point, shape),
  }));
  const [first, ...later] = points;
  const last = later.at(-1);
  if (!first || !valid[0]) return <p class="muted">{t.noPoints}</p>;
  if (!last) return <OnlyOne one={valid[0]} indicator={indicator} goal={goal} />;
  const name = `${nameOf(indicator)}, ${series.unit_name}`;
  const summary = t.trendSummary(name, first.text, first.label, last.text, last.label);
  const places = Math.max(0, ...valid.map((point) => point.rank_of ?? 0));
  return <Trend points={points} summary={summary} goal={goal} rankOf={shape === "rank" ? places : null} />;
}

interface OnlyProps {
  one: Observation;
  indicator: Indicator;
  goal: Goal;
}

/** A single figure: over time there is nothing to draw yet, so it is told with its day and source. */
function OnlyOne({ one, indicator, goal }: OnlyProps): JSX.Element {
  return (
    <>
      <p class="dk-score">
        <strong class="num">{fullText(one, indicator.shape, indicator.measure)}</strong>
        <span class="muted small">
          {day(one.observed_on)} · {one.source}
        </span>
      </p>
      {goal && <p class="muted small">{goal.text}</p>}
    </>
  );
}

/** The newest figure of every unit, the best first. A rank's bar is the longer the better the rank. */
export function CompareUnits({ indicator, goal }: { indicator: Indicator; goal: Goal }): JSX.Element {
  const t = useStrings(strings);
  const { shape } = indicator;
  const bars = indicator.latest.map((one) => ({
    key: one.id,
    label: `${one.unit_name}, ${day(one.observed_on)}`,
    value: drawn(one, shape),
    text: markText(one, shape),
    of: one.rank_of,
  }));
  const sorted = sortedBars(bars, indicator.better).map(({ of, ...bar }) => ({
    ...bar,
    value: shape === "rank" && bar.value !== null && of ? (of - bar.value + 1) / of : bar.value,
  }));
  return <CompareBars bars={sorted} label={t.compare} goal={goal} {...(shape === "rank" ? { most: 1 } : {})} />;
}
