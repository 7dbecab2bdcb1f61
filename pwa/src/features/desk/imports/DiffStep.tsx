import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { api } from "../../../data";
import { useStrings } from "../../../lib/i18n";
import { Button, ButtonLink } from "../../../ui/Button";
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
import { StepHead, stepHash } from "./StepBar";
import { questions } from "./steps";
import { strings } from "./strings";
import { TeamDiff } from "./TeamDiff";
import type { Import, TeamDifferences } from "./types";

/** Step 4, C3: each team of the file against its roster in force, then drafts of those that differ. */
export function DiffStep({ given }: { given: Import }): JSX.Element {
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
      <Loaded load={diffs}>{({ items }) => <Teams given={given} teams={items} onlyDifferent={onlyDifferent} />}</Loaded>
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
}

function Teams({ given, teams, onlyDifferent }: TeamsProps): JSX.Element {
  const t = useStrings(strings);
  const d = useStrings(diffStrings);
  const different = teams.filter((team) => !isSame(team));
  const same = teams.length - different.length;
  const shown = onlyDifferent ? different : teams;
  return (
    <>
      {different.length === 0 && onlyDifferent && <EmptyState icon="confirmed" text={`${d.same}. ${t.allSame}`} />}
      {shown.map((team) => (
        <TeamDiff key={team.hamlet} team={team} onlyDifferent={onlyDifferent} open={shown.length <= 3} />
      ))}
      {onlyDifferent && same > 0 && different.length > 0 && <p class="muted small">{t.sameTeams(same)}</p>}
      <Commit given={given} different={different} />
    </>
  );
}

function Commit({ given, different }: { given: Import; different: readonly TeamDifferences[] }): JSX.Element {
  const t = useStrings(strings);
  const making = useAction();
  const undecided = new Set(questions(given).map((one) => one.name));
  const faulty = faultyTeams(given);
  const ready = different.filter(({ hamlet }) => !undecided.has(hamlet) && !faulty.has(hamlet));
  const skipped = different.filter((team) => !ready.includes(team)).map(({ hamlet }) => hamlet);
  if (given.committed_at) {
    return (
      <Card tone="note" icon="confirmed" title={t.states.committed}>
        <p>{t.committedText}</p>
        <ButtonLink kind="primary" icon="next" href={hashOf("danh-sach", null, { xem: "draft" })}>
          {t.toDrafts}
        </ButtonLink>
      </Card>
    );
  }
  const commit = () =>
    making.run(async () => {
      const body = { edits: given.edits, teams: ready.map(({ hamlet }) => hamlet) };
      const { rosters } = await api.post<{ rosters: { id: string }[] }>(`/roster-imports/${given.id}/commit`, body);
      showToast(t.committed(rosters.length));
      const only = rosters.length === 1 ? (rosters[0]?.id ?? null) : null;
      location.hash = hashOf("danh-sach", only, only ? {} : { xem: "draft" });
    });
  return (
    <>
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

/** Teams, by the hamlet's name, that have an error of their own or a row with one. */
export function faultyTeams(given: Pick<Import, "errors" | "error_rows">): ReadonlySet<string> {
  const found = new Set(given.errors.flatMap(({ team }) => (team ? [team] : [])));
  for (const row of given.error_rows) if (row.hamlet) found.add(row.hamlet);
  return found;
}
