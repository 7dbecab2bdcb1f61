import type { JSX } from "preact";
import { useStrings } from "../../../lib/i18n";
import { Figures } from "../base/Figures";
import { count } from "../base/format";
import type { Coverage, Summary } from "../base/types";
import { strings } from "./strings";

interface Props {
  summary: Summary;
  coverage: Coverage | undefined;
  /** Whether one commune is shown: then "communes covered" says nothing. */
  inCommune: boolean;
}

/** The numbers of the province or commune: who there is, and what they did, kept apart. */
export function Numbers({ summary, coverage, inCommune }: Props): JSX.Element {
  const t = useStrings(strings);
  const { totals } = summary;
  const have = coverage?.totals;
  const strength = [
    { key: "teams", icon: "team", label: t.teams, value: count(have?.teams) },
    { key: "members", icon: "user", label: t.members, value: count(have?.members) },
    {
      key: "communes",
      icon: "building",
      label: t.communes,
      value: count(have?.communes_covered),
      note: have && t.ofCommunes(count(have.communes)),
    },
  ] as const;
  return (
    <div class="dk-numbers">
      <Figures label={t.strength} figures={inCommune ? strength.slice(0, 2) : strength} />
      <Figures
        label={t.activity}
        figures={[
          { key: "visits", icon: "journal", label: t.visits, value: count(totals.visits) },
          { key: "people", icon: "users", label: t.people, value: count(totals.people) },
          { key: "items", icon: "tasks", label: t.items, value: count(totals.items) },
        ]}
      />
    </div>
  );
}
