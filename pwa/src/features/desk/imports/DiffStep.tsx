import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { api } from "../../../data";
import { useStrings } from "../../../lib/i18n";
import { Card } from "../../../ui/Card";
import { Chip } from "../../../ui/Chip";
import { EmptyState } from "../../../ui/EmptyState";
import { Loaded } from "../base/Loaded";
import { useAction, useLoad } from "../base/load";
import { ProblemCard } from "../base/Problem";
import { answerTo } from "../differ/answer";
import { isSame } from "../differ/Differ";
import { strings as diffStrings } from "../differ/strings";
import type { Line } from "../rosters/types";
import { Commit } from "./Commit";
import { Drafted } from "./Drafted";
import { type Other, otherOf, Quicker } from "./Quicker";
import { StepHead, stepHash } from "./StepBar";
import { questions } from "./steps";
import { strings } from "./strings";
import { TeamDiff } from "./TeamDiff";
import type { Import, TeamDifferences } from "./types";
import type { ImportLoad } from "./useImport";

/** Step 4, C3: each team of the file against its roster in force, then drafts of those that differ. */
export function DiffStep({ given, load }: { given: Import; load: ImportLoad }): JSX.Element {
  const t = useStrings(strings);
  const d = useStrings(diffStrings);
  const [onlyDifferent, setOnlyDifferent] = useState(true);
  const diffs = useLoad(`diff ${given.id} ${given.edits}`, () =>
    api.get<{ items: TeamDifferences[] }>(`/roster-imports/${given.id}/diff`),
  );
  return (
    <section class="dk-section">
      <StepHead title={t.diffTitle}>
        <Chip icon="filter" pressed={onlyDifferent} onClick={() => setOnlyDifferent(!onlyDifferent)}>
          {d.onlyDifferent}
        </Chip>
      </StepHead>
      <Unfinished given={given} />
      <Loaded load={diffs}>
        {({ items }) => <Teams given={given} teams={items} onlyDifferent={onlyDifferent} load={load} />}
      </Loaded>
    </section>
  );
}

function Unfinished({ given }: { given: Import }): JSX.Element | null {
  const t = useStrings(strings);
  const rows = given.error_rows.length;
  const open = questions(given).length;
  if (rows + open === 0) return null;
  return (
    <Card tone="warn" icon="alert">
      {rows > 0 && (
        <p>
          {t.stillRows(rows)} <a href={stepHash(given, "dong")}>{t.toRows}</a>
        </p>
      )}
      {open > 0 && (
        <p>
          {t.commitAsk} <a href={stepHash(given, "cot")}>{t.toColumns}</a>
        </p>
      )}
    </Card>
  );
}

interface TeamsProps {
  given: Import;
  teams: readonly TeamDifferences[];
  onlyDifferent: boolean;
  load: ImportLoad;
}

function Teams({ given, teams, onlyDifferent, load }: TeamsProps): JSX.Element {
  const t = useStrings(strings);
  const d = useStrings(diffStrings);
  const done = new Set(given.committed_teams ?? []);
  const left = teams.filter((team) => !done.has(team.hamlet));
  const different = left.filter((team) => !isSame(team));
  const same = left.length - different.length;
  const shown = onlyDifferent ? different : left;
  const settling = useAction();
  const [other, setOther] = useState<Other | null>(null);
  const settle = (before: Line, after: Line, yes: boolean) =>
    settling.run(async () => {
      try {
        const body = { edits: given.edits, answers: [answerTo(before, after, yes)] };
        load.put(await api.patch<Import>(`/roster-imports/${given.id}`, body));
        setOther(null);
      } catch (error) {
        load.reload();
        const first = otherOf(error);
        if (!first) throw error;
        setOther(first);
      }
    });
  const asked = new Set(questions(given).map((one) => one.name));
  return (
    <>
      <Drafted given={given} left={different.length} />
      {other && <Quicker other={other} kept={false} />}
      {settling.problem && <ProblemCard problem={settling.problem} />}
      {different.length === 0 && onlyDifferent && done.size === 0 && (
        <EmptyState icon="confirmed" text={`${d.same}. ${t.allSame}`} />
      )}
      {shown.map((team) => (
        <TeamDiff
          key={team.hamlet}
          team={team}
          onlyDifferent={onlyDifferent}
          open={shown.length <= 3}
          asked={asked.has(team.hamlet)}
          onAnswer={settle}
        />
      ))}
      {onlyDifferent && same > 0 && different.length > 0 && <p class="muted small">{t.sameTeams(same)}</p>}
      <Commit given={given} different={different} reload={load.reload} />
    </>
  );
}
