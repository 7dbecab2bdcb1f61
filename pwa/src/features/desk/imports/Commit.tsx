import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { api } from "../../../data";
import { useStrings } from "../../../lib/i18n";
import { Button } from "../../../ui/Button";
import { showToast } from "../../../ui/Toast";
import { useAction } from "../base/load";
import { ProblemCard } from "../base/Problem";
import { hashOf } from "../base/route";
import { type Other, otherOf, Quicker } from "./Quicker";
import { questions } from "./steps";
import { strings } from "./strings";
import type { Import, TeamDifferences } from "./types";

interface CommitProps {
  given: Import;
  different: readonly TeamDifferences[];
  reload: () => void;
}

/** Drafts of the teams that differ and have neither an error nor an open question. */
export function Commit({ given, different, reload }: CommitProps): JSX.Element | null {
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
