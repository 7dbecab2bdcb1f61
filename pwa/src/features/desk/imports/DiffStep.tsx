import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { api } from "../../../data";
import { useStrings } from "../../../lib/i18n";
import { Button } from "../../../ui/Button";
import { Card } from "../../../ui/Card";
import { Chip } from "../../../ui/Chip";
import { EmptyState } from "../../../ui/EmptyState";
import { showToast } from "../../../ui/Toast";
import { Loaded } from "../base/Loaded";
import { useAction, useLoad } from "../base/load";
import { ProblemCard } from "../base/Problem";
import { hashOf } from "../base/route";
import { isSame } from "../differ/Differ";
import { strings as diffStrings } from "../differ/strings";
import { Drafted } from "./Drafted";
import { type Other, otherOf, Quicker } from "./Quicker";
import { StepHead, stepHash } from "./StepBar";
import { questions } from "./steps";
import { strings } from "./strings";
import { TeamDiff } from "./TeamDiff";
import type { Import, TeamDifferences } from "./types";

/** Step 4, C3: each team of the file against its roster in force, then drafts of those that differ. */
export function DiffStep({ given, reload }: { given: Import; reload: () => void }): JSX.Element {
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
        {({ items }) => <Teams given={given} teams={items} onlyDifferent={onlyDifferent} reload={reload} />}
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
  reload: () => void;
}

function Teams({ given, teams, onlyDifferent, reload }: TeamsProps): JSX.Element {
  const t = useStrings(strings);
  const d = useStrings(diffStrings);
  const done = new Set(given.committed_teams ?? []);
  const left = teams.filter((team) => !done.has(team.hamlet));
  const different = left.filter((team) => !isSame(team));
  const same = left.length - different.length;
  const shown = onlyDifferent ? different : left;
  const asked = new Set(questions(given).map((one) => one.name));
  return (
    <>
      <Drafted given={given} left={different.length} />
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
        />
      ))}
      {onlyDifferent && same > 0 && different.length > 0 && <p class="muted small">{t.sameTeams(same)}</p>}
      <Commit given={given} different={different} reload={reload} />
    </>
  );
}

interface CommitProps {
  given: Import;
  different: readonly TeamDifferences[];
  reload: () => void;
}

function Commit({ given, different, reload }: CommitProps): JSX.Element | null {
  const t = useStrings(strings);
  const making = useAction();
  const [other, setOther] = useState<Other | null>(null);
  const undecided = new Set(questions(given).map((one) => one.name));
  const faulty = faultyTeams(given);
  const ready = different.filter(({ hamlet }) => !undecided.has(hamlet) && !faulty.has(hamlet));
  const skipped = different.filter((team) => !ready.includes(team)).map(({ hamlet }) => hamlet);
  if (given.committed_at) return null;
  const commit = () =>
    making.run(async () => {
      try {
        const rosters = await draftsOf(given, ready);
        showToast(t.committed(rosters.length));
        const only = rosters.length === 1 ? (rosters[0]?.id ?? null) : null;
        location.hash = hashOf("danh-sach", only, only ? {} : { xem: "draft" });
      } catch (error) {
        reload();
        const first = otherOf(error);
        if (!first) throw error;
        setOther(first);
      }
    });
  return (
    <>
      {other && <Quicker other={other} kept={false} />}
      {making.problem && <ProblemCard problem={making.problem} />}
      <div class="dk-recheck">
        <p class="small">
          {ready.length + skipped.length === 0 && t.commitNothing}
          {skipped.length > 0 && <span class="dk-sub">{t.commitSkips(skipped.join(", "))}</span>}
        </p>
        <Button kind="primary" icon="draft" disabled={making.busy || ready.length === 0} onClick={commit}>
          {t.commit(ready.length)}
        </Button>
      </div>
    </>
  );
}

async function draftsOf(given: Import, teams: readonly TeamDifferences[]): Promise<{ id: string }[]> {
  const body = { edits: given.edits, teams: teams.map(({ hamlet }) => hamlet) };
  return (await api.post<{ rosters: { id: string }[] }>(`/roster-imports/${given.id}/commit`, body)).rosters;
}

/** Teams, by the hamlet's name, that have an error of their own or a row with one. */
export function faultyTeams(given: Pick<Import, "errors" | "error_rows">): ReadonlySet<string> {
  const found = new Set(given.errors.flatMap(({ team }) => (team ? [team] : [])));
  for (const row of given.error_rows) if (row.hamlet) found.add(row.hamlet);
  return found;
}
