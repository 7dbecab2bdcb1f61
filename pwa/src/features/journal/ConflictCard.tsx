import type { JSX } from "preact";
import { type ConflictingBody, session, type Visit, visits } from "../../data";
import { useStrings } from "../../lib/i18n";
import { businessDay } from "../../lib/time";
import { Button } from "../../ui/Button";
import { Card } from "../../ui/Card";
import { DataTable } from "../../ui/DataTable";
import { showToast } from "../../ui/Toast";
import { type Body, bodyOf, formOf } from "../../ui/visit/model";
import { strings } from "./strings";
import { useFacts } from "./useFacts";
import { isOwn } from "./whose";

interface Props {
  visit: Visit;
  other: ConflictingBody;
}

/** Two people changed the same part: only what differs, side by side; nothing is chosen beforehand. */
export function ConflictCard({ visit, other }: Props): JSX.Element {
  const t = useStrings(strings);
  const facts = useFacts();
  const { mine, theirs, text, names } = sidesOf(visit, other, t);
  const rows = differences(facts(mine, businessDay(mine.started_at)), facts(theirs, businessDay(theirs.started_at)));

  const pick = (body: Body) => {
    const whole = bodyOf(formOf(body, visit.business_day), visit.team_id, body.started_at);
    // On top of the kept revision: that is the choice which settles it (S22).
    visits.amend(visit.record_id, other.op_id, whole).then(
      () => showToast(t.picked),
      () => showToast(t.failed),
    );
  };

  return (
    <Card tone="warn" icon="swap" title={t.conflictTitle}>
      <p>{text}</p>
      <DataTable
        caption={t.conflictTitle}
        hideCaption
        rows={rows}
        rowKey={(row) => row.name}
        columns={[
          { key: "name", label: t.field, cell: (row) => row.name, head: true },
          { key: "mine", label: names.mine, cell: (row) => row.mine || t.empty },
          { key: "theirs", label: names.theirs, cell: (row) => row.theirs || t.empty },
        ]}
      />
      <div class="stack stack-2">
        <Button wide onClick={() => pick(mine)}>
          {names.keep}
        </Button>
        <Button wide onClick={() => pick(theirs)}>
          {names.take}
        </Button>
      </div>
    </Card>
  );
}

interface Sides {
  mine: Body;
  theirs: Body;
  text: string;
  names: Record<"mine" | "theirs" | "keep" | "take", string>;
}

/**
 * Which side is the person's own. The kept version is: then whoever wrote the one in force is not known here. Or the
 * one in force is, and the other has a name. A leader may look at two versions that are both somebody else's.
 */
function sidesOf(visit: Visit, other: ConflictingBody, t: typeof strings.vi): Sides {
  if (isOwn(visit, other, session.current.value)) {
    const names = { mine: t.mine, theirs: t.theirs, keep: t.keepMine, take: t.takeTheirs };
    return { mine: other.body, theirs: visit, text: t.conflictSomebody, names };
  }
  const theirs = t.versionOf(other.author_name);
  const names = visit.mine
    ? { mine: t.mine, theirs, keep: t.keepMine, take: t.takeOf(other.author_name) }
    : { mine: t.inForce, theirs, keep: t.keepInForce, take: t.takeOf(other.author_name) };
  return { mine: visit, theirs: other.body, text: t.conflictText(other.author_name), names };
}

type Facts = ReturnType<ReturnType<typeof useFacts>>;

/** The parts in which two versions differ, with the words of both. */
function differences(mine: Facts, theirs: Facts): { name: string; mine: string; theirs: string }[] {
  const names = new Map([...mine, ...theirs].map((fact) => [fact.key, fact.name]));
  const text = (facts: Facts, key: string) => facts.find((fact) => fact.key === key)?.value ?? "";
  return [...names]
    .map(([key, name]) => ({ name, mine: text(mine, key), theirs: text(theirs, key) }))
    .filter((row) => row.mine !== row.theirs);
}
