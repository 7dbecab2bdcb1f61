import type { JSX } from "preact";
import { useStrings } from "../../../lib/i18n";
import { day } from "../base/format";
import { sortedBars } from "../charts/arithmetic";
import { CompareBars } from "../charts/CompareBars";
import { Trend } from "../charts/Trend";
import { nameOf } from "./names";
import { drawn, markText } from "./numbers";
import { strings } from "./strings";
import type { Indicator, Series } from "./types";

type Goal = { value: number; text: string } | null;

/** One unit's figures over time; those that were corrected are in the table alone. */
export function SeriesTrend(props: { indicator: Indicator; series: Series; goal: Goal }): JSX.Element {
  const { indicator, series, goal } = props;
  const t = useStrings(strings);
  const { shape } = indicator;
  const valid = series.points.filter((point) => point.corrected_by === null);
  const points = valid.map((point) => ({
    key: point.id,
    label: day(point.observed_on),
    value: drawn(point, shape),
    text: markText(point, shape),
  }));
  const first = points[0];
  const last = points.at(-1);
  const name = `${nameOf(indicator)}, ${series.unit_name}`;
  if (!first || !last) return <p class="muted">{t.noPoints}</p>;
  const summary =
    points.length > 1
      ? t.trendSummary(name, first.text, first.label, last.text, last.label)
      : t.trendOne(name, last.text, last.label);
  const places = Math.max(0, ...valid.map((point) => point.rank_of ?? 0));
  return <Trend points={points} summary={summary} goal={goal} rankOf={shape === "rank" ? places : null} />;
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
