import type { JSX } from "preact";
import { api, HttpProblem } from "../../../data";
import { useStrings } from "../../../lib/i18n";
import { textOrNull } from "../../../lib/shape";
import { Button } from "../../../ui/Button";
import { useAction } from "../base/load";
import { ProblemCard } from "../base/Problem";
import { hashOf } from "../base/route";
import { strings } from "./strings";

interface Props {
  team: string;
  /** There is a list in force to begin from. */
  again: boolean;
}

/** Begin the team's next list, or open the one that somebody has begun. */
export function NewList({ team, again }: Props): JSX.Element {
  const t = useStrings(strings);
  const making = useAction();
  const begin = () =>
    making.run(async () => {
      location.hash = hashOf("danh-sach", await draftOf(team));
    });
  return (
    <>
      {making.problem && <ProblemCard problem={making.problem} />}
      <Button icon="edit" disabled={making.busy} onClick={begin}>
        {again ? t.changeList : t.firstList}
      </Button>
    </>
  );
}

async function draftOf(team: string): Promise<string> {
  try {
    return (await api.post<{ id: string }>(`/teams/${team}/rosters`, {})).id;
  } catch (error) {
    const there = error instanceof HttpProblem && error.code === "draft_exists" && textOrNull(error.params.roster_id);
    if (!there) throw error;
    return there;
  }
}
