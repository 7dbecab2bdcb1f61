import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { api } from "../../../data";
import { useStrings } from "../../../lib/i18n";
import { Chip } from "../../../ui/Chip";
import { Loaded } from "../base/Loaded";
import { useAction, useLoad } from "../base/load";
import { Section } from "../base/PageHead";
import { ProblemCard } from "../base/Problem";
import { answerTo } from "../differ/answer";
import { Differ } from "../differ/Differ";
import { strings as diffStrings } from "../differ/strings";
import { strings } from "./strings";
import type { Differences, Line, RosterFull } from "./types";

interface Props {
  roster: RosterFull;
  onNewer: (roster: RosterFull) => void;
}

/** C3: what a version changes about the one in force; doubtful pairs are settled here. */
export function Against({ roster, onNewer }: Props): JSX.Element | null {
  const t = useStrings(strings);
  const d = useStrings(diffStrings);
  const [onlyDifferent, setOnlyDifferent] = useState(true);
  const settling = useAction();
  const wanted = roster.status !== "approved";
  const diff = useLoad(wanted ? `diff ${roster.id} ${roster.edits}` : null, () =>
    api.get<Differences>(`/rosters/${roster.id}/diff`, { against: "in_force" }),
  );
  if (!wanted) return null;
  const settle = (before: Line, after: Line, same: boolean) =>
    settling.run(async () => {
      if (!same) {
        await api.post(`/rosters/${roster.id}/answers`, { answers: [answerTo(before, after, false)] });
        return diff.reload();
      }
      const lines = roster.lines.map((line) => (isLine(line, after) ? { ...line, person_id: before.person_id } : line));
      onNewer(await api.put<RosterFull>(`/rosters/${roster.id}`, { edits: roster.edits, lines }));
    });
  return (
    <Section
      title={t.diff}
      actions={
        <Chip icon="filter" pressed={onlyDifferent} onClick={() => setOnlyDifferent(!onlyDifferent)}>
          {d.onlyDifferent}
        </Chip>
      }
    >
      {settling.problem && <ProblemCard problem={settling.problem} />}
      <Loaded load={diff} rows={3}>
        {(data) => (
          <Differ
            diff={data}
            onlyDifferent={onlyDifferent}
            caption={t.diff}
            onAnswer={roster.may.includes("edit") ? settle : undefined}
          />
        )}
      </Loaded>
    </Section>
  );
}

function isLine(line: Line, other: Line): boolean {
  return line.full_name === other.full_name && line.phone === other.phone && line.birth_year === other.birth_year;
}
