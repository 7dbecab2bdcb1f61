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

/** P1's four numbers: who there is, and the three measures of what they did, which never add up. */
export function Numbers({ summary, coverage, inCommune }: Props): JSX.Element {
  const t = useStrings(strings);
  const { totals } = summary;
  const have = coverage?.totals;
  const members = have && count(have.members);
  const strength =
    members &&
    (inCommune ? t.members(members) : t.inCommunes(members, count(have.communes_covered), count(have.communes)));
  return (
    <Figures
      label={t.numbers}
      figures={[
        { key: "visits", icon: "journal", label: t.visits, value: count(totals.visits) },
        { key: "people", icon: "users", label: t.people, value: count(totals.people) },
        { key: "items", icon: "tasks", label: t.items, value: count(totals.items) },
        { key: "teams", icon: "team", label: t.teams, value: count(have?.teams), note: strength },
      ]}
    />
  );
}
