import type { JSX } from "preact";
import { api } from "../../../data";
import { useStrings } from "../../../lib/i18n";
import { Button } from "../../../ui/Button";
import { showToast } from "../../../ui/Toast";
import { forgetLists, useTeamsOf } from "../base/lists";
import { useAction, useLoad } from "../base/load";
import { Section } from "../base/PageHead";
import { ProblemCard } from "../base/Problem";
import { hashOf } from "../base/route";
import type { TeamRow } from "../base/types";
import { strings } from "./strings";

interface Hamlet {
  hamlet_id: string;
  label: string;
  state: string;
}

interface Answer {
  rows: { unit_id: string; hamlet_states: Hamlet[] | null }[];
}

/** Hamlets of the officer's commune that have no team, each with "Lập tổ"; nothing where all have one. */
export function NoTeam({ unit }: { unit: string }): JSX.Element | null {
  const t = useStrings(strings);
  const making = useAction();
  const teams = useTeamsOf(unit);
  const coverage = useLoad(`hamlets ${unit}`, () => api.get<Answer>("/reports/coverage", { unit, level: "commune" }));
  const bare = teams.data && coverage.data ? without(coverage.data, teams.data) : [];
  if (bare.length === 0) return null;
  const make = (hamlet: Hamlet) =>
    making.run(async () => {
      const team = await api.post<{ id: string; title: string }>("/teams", { unit_id: hamlet.hamlet_id });
      forgetLists();
      showToast(t.teamMade(team.title));
      location.hash = hashOf("to", team.id);
    });
  return (
    <Section title={t.noTeam} sub={t.noTeamText}>
      {making.problem && <ProblemCard problem={making.problem} />}
      <ul class="dk-bare">
        {bare.map((hamlet) => (
          <li key={hamlet.hamlet_id}>
            <span>{hamlet.label}</span>
            <Button
              icon="plus"
              disabled={making.busy}
              label={`${t.makeTeam}: ${hamlet.label}`}
              onClick={() => make(hamlet)}
            >
              {t.makeTeam}
            </Button>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function without({ rows }: Answer, teams: readonly TeamRow[]): Hamlet[] {
  const taken = new Set(teams.map((team) => team.hamlet_id));
  const open = rows.flatMap((row) => row.hamlet_states ?? []).filter(({ state }) => state === "without");
  return open.filter(({ hamlet_id }) => !taken.has(hamlet_id));
}
