import type { JSX } from "preact";
import { api } from "../../../data";
import { useStrings } from "../../../lib/i18n";
import { ChipRadios } from "../../../ui/Chip";
import { Icon } from "../../../ui/icons/Icon";
import { count } from "../base/format";
import { Loaded } from "../base/Loaded";
import { useLoad } from "../base/load";
import { Section } from "../base/PageHead";
import { setQuery } from "../base/route";
import { CannotCross } from "./CannotCross";
import { CrossTable } from "./CrossTable";
import { measuresIn } from "./crossing";
import { strings } from "./strings";
import type { Crossing } from "./types";
import { type Measure, shownMeasure } from "./view";
import { needsWholeMonths, WholeMonths } from "./WholeMonths";

interface Props {
  asked: Readonly<Record<string, string | null>>;
  group: string;
  cross: string;
  /** The measure that the address asks for. */
  measure: string | undefined;
}

/** Two groupings at once: one measure in each cell, with the sums that the server gives and not those of the cells. */
export function CrossPart({ asked, group, cross, measure }: Props): JSX.Element {
  const wish = { ...asked, cross };
  const crossing = useLoad(JSON.stringify(wish), () => api.get<Crossing>("/reports/summary", wish));
  if (crossing.problem?.code === "cannot_cross") {
    return <CannotCross group={group} cross={cross} reason={String(crossing.problem.params?.reason)} />;
  }
  if (needsWholeMonths(crossing.problem)) return <WholeMonths problem={crossing.problem} />;
  return (
    <Loaded load={crossing} rows={8}>
      {(data) => {
        const present = measuresIn(data);
        return <Shown crossing={data} measure={shownMeasure(measure ?? firstOf(data), present)} present={present} />;
      }}
    </Loaded>
  );
}

/** Where people are told apart they are asked for first; of visits the sums would not agree. */
function firstOf({ group_by, cross }: Crossing): Measure {
  return [group_by, cross].some((one) => one === "age_band" || one === "sex") ? "people" : "visits";
}

interface ShownProps {
  crossing: Crossing;
  measure: Measure;
  present: readonly Measure[];
}

function Shown({ crossing, measure, present }: ShownProps): JSX.Element {
  const t = useStrings(strings);
  const [rows, columns] = [crossing.group_by, crossing.cross].map((one) => t.groups[one] ?? one) as [string, string];
  const title = t.cross(t.measures[measure], rows, columns);
  return (
    <div class="dk-cross-part">
      <Section
        title={title}
        actions={
          present.length > 1 && (
            <ChipRadios
              name="so"
              legend={t.measureIn}
              hideLegend
              options={present.map((value) => ({ value, label: t.measures[value] }))}
              value={measure}
              onChange={(value) => setQuery({ so: value })}
            />
          )
        }
      >
        <CrossNotes crossing={crossing} />
        <CrossTable crossing={crossing} measure={measure} caption={title} />
      </Section>
    </div>
  );
}

/** What must be known before the numbers are read. */
function CrossNotes({ crossing }: { crossing: Crossing }): JSX.Element | null {
  const t = useStrings(strings);
  const { notes, group_by, cross, crossed, totals } = crossing;
  const overlapping = [group_by, cross].flatMap((one) => t.overlapBy[one] ?? []).join(", ");
  const told = [
    notes.includes("visits_overlap") && t.overlap(overlapping),
    notes.includes("one_person_visits") && t.crossNotes.one_person_visits(count(crossed.visits), count(totals.visits)),
    notes.includes("units_of_month_end") && t.crossNotes.units_of_month_end,
    notes.includes("small_hidden") && t.crossNotes.small_hidden,
  ].filter((text): text is string => text !== false);
  if (told.length === 0) return null;
  return (
    <ul class="dk-notes">
      {told.map((text) => (
        <li key={text}>
          <Icon name="info" size={16} />
          {text}
        </li>
      ))}
    </ul>
  );
}
