import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { api } from "../../../data";
import { useStrings } from "../../../lib/i18n";
import { Button } from "../../../ui/Button";
import { Card } from "../../../ui/Card";
import { showToast } from "../../../ui/Toast";
import { count } from "../base/format";
import { Loaded } from "../base/Loaded";
import { useAction, useLoad } from "../base/load";
import { Section } from "../base/PageHead";
import { ProblemCard } from "../base/Problem";
import { type Col, Table } from "../base/Table";
import { numberOf } from "./draft";
import { GoalSheet } from "./GoalSheet";
import { SpreadForm } from "./SpreadForm";
import { strings } from "./strings";
import type { Campaign, Target, Targets } from "./types";
import { useMayRun } from "./useMayRun";

interface Props {
  campaign: Campaign;
  /** A commune of the campaign; left out: all communes, or the own one's teams. */
  unit?: string | null;
  onChange: () => void;
}

/** The goals of communes, or of a commune's teams: spread by a rule, from a sheet, or typed in the table. */
export function GoalsPart({ campaign, unit = null, onChange }: Props): JSX.Element {
  const t = useStrings(strings);
  const home = useMayRun();
  const key = `targets ${campaign.id} ${unit} ${campaign.version} ${campaign.goal}`;
  const targets = useLoad(key, () => api.get<Targets>(`/campaigns/${campaign.id}/targets`, { unit }));
  const changed = () => {
    showToast(t.saved);
    targets.reload();
    onChange();
  };
  const path = `/campaigns/${campaign.id}/targets`;
  return (
    <Section title={t.targets} sub={t.targetsLead}>
      <Loaded load={targets} rows={5}>
        {(found) => (
          <>
            {found.whole !== null && <p>{t.whole(count(found.whole))}</p>}
            {home && campaign.status !== "closed" && (
              <>
                <SpreadForm path={path} targets={found} onDone={changed} />
                <GoalSheet path={path} targets={found} onDone={changed} />
              </>
            )}
            <GoalTable key={targetsKey(found)} path={path} targets={found} mayWrite={home !== null} onDone={changed} />
          </>
        )}
      </Loaded>
    </Section>
  );
}

/** The table begins anew with every other set of goals. */
function targetsKey({ items }: Targets): string {
  return items.map(({ goal }) => goal).join();
}

interface TableProps {
  path: string;
  targets: Targets;
  mayWrite: boolean;
  onDone: () => void;
}

function GoalTable({ path, targets, mayWrite, onDone }: TableProps): JSX.Element {
  const t = useStrings(strings);
  const [typed, setTyped] = useState<Record<string, string>>({});
  const saving = useAction();
  const wanted = targets.items.filter((row) => textOf(row, typed) !== textOf(row, {}));
  const faulty = wanted.some((row) => isFaulty(textOf(row, typed)));
  const save = () =>
    saving.run(async () => {
      // An emptied field takes the goal out.
      const goals = wanted.map((row) => ({ ...named(row), goal: numberOf(textOf(row, typed)) }));
      await api.post(path, { goals });
      onDone();
    });
  const columns: Col<Target>[] = [
    { key: "code", label: t.code, cell: (row) => <span class="num">{row.code}</span>, wideOnly: true },
    { key: "label", label: t.unit, head: true, cell: (row) => row.label, foot: t.sum(count(targets.total)) },
    {
      key: "goal",
      label: t.goal,
      end: true,
      foot: count(targets.total),
      cell: (row) =>
        mayWrite ? (
          <input
            class="input dk-goal"
            inputMode="numeric"
            autoComplete="off"
            aria-label={`${t.goal}: ${row.label}`}
            aria-invalid={isFaulty(textOf(row, typed)) ? "true" : undefined}
            value={textOf(row, typed)}
            onInput={({ currentTarget }) => setTyped((last) => ({ ...last, [idOf(row)]: currentTarget.value }))}
          />
        ) : (
          count(row.goal)
        ),
    },
  ];
  return (
    <>
      {saving.problem && <ProblemCard problem={saving.problem} />}
      {faulty && <Card tone="warn" icon="alert" title={t.number} />}
      <Table caption={t.targets} columns={columns} rows={targets.items} rowKey={idOf} totals />
      {mayWrite && wanted.length > 0 && (
        <div class="dk-foot">
          <Button kind="primary" disabled={faulty || saving.busy} onClick={save}>
            {t.save}
          </Button>
        </div>
      )}
    </>
  );
}

/** What stands in the row's field. */
function textOf(row: Target, typed: Readonly<Record<string, string>>): string {
  return typed[idOf(row)] ?? (row.goal === null ? "" : String(row.goal));
}

function isFaulty(text: string): boolean {
  return text.trim() !== "" && numberOf(text) === null;
}

function idOf({ team_id, unit_id }: Target): string {
  return team_id ?? unit_id;
}

function named({ team_id, unit_id }: Target): { team_id: string } | { unit_id: string } {
  return team_id ? { team_id } : { unit_id };
}
