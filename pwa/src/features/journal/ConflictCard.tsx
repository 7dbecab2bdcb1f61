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

interface Props {
  visit: Visit;
  other: ConflictingBody;
}

/** Two people changed the same part: only what differs, side by side; nothing is chosen beforehand. */
export function ConflictCard({ visit, other }: Props): JSX.Element {
  const t = useStrings(strings);
  const facts = useFacts();
  const keptIsMine = other.author_name === session.current.value?.name;
  const [mine, theirs]: [Body, Body] = keptIsMine ? [other.body, visit] : [visit, other.body];
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
      <p>{t.conflictText(keptIsMine ? visit.author_name : other.author_name)}</p>
      <DataTable
        caption={t.conflictTitle}
        hideCaption
        rows={rows}
        rowKey={(row) => row.name}
        columns={[
          { key: "name", label: t.field, cell: (row) => row.name, head: true },
          { key: "mine", label: t.mine, cell: (row) => row.mine || t.empty },
          { key: "theirs", label: t.theirs, cell: (row) => row.theirs || t.empty },
        ]}
      />
      <div class="stack stack-2">
        <Button wide onClick={() => pick(mine)}>
          {t.keepMine}
        </Button>
        <Button wide onClick={() => pick(theirs)}>
          {t.takeTheirs}
        </Button>
      </div>
    </Card>
  );
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
