import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { useStrings } from "../../../lib/i18n";
import { Icon } from "../../../ui/icons/Icon";
import { Pill } from "../../../ui/Pill";
import { Differ, isSame } from "../differ/Differ";
import { strings as diffStrings } from "../differ/strings";
import type { Answer } from "../differ/Unsure";
import { strings } from "./strings";
import type { TeamDifferences } from "./types";

interface Props {
  team: TeamDifferences;
  onlyDifferent: boolean;
  open: boolean;
  /** Nobody has said yet which hamlet is meant: what is in force there is not known. */
  asked: boolean;
  onAnswer: Answer;
}

/** One team of the file: what changes in numbers, and opened in sentences and side by side. */
export function TeamDiff({ team, onlyDifferent, open: openAtFirst, asked, onAnswer }: Props): JSX.Element {
  const t = useStrings(strings);
  const d = useStrings(diffStrings);
  const [open, setOpen] = useState(openAtFirst);
  const name = team.team_title ?? team.hamlet;
  const { new: came, left, changed } = team.counts;
  return (
    <details class="dk-fold" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <Icon name="team" size={20} />
        <span class="dk-fold-text">
          {name}
          <span class="muted small num">{isSame(team) ? d.same : d.counts(came, left, changed)}</span>
        </span>
        {team.team_id === null && (
          <Pill tone={asked ? "warn" : "ok"} icon={asked ? "help" : "plus"}>
            {asked ? t.whichTeam : t.newTeam}
          </Pill>
        )}
        <Icon name="down" size={16} />
      </summary>
      {open && (
        <div class="dk-fold-body">
          <Differ diff={team} onlyDifferent={onlyDifferent} caption={`${d.table}: ${name}`} onAnswer={onAnswer} />
        </div>
      )}
    </details>
  );
}
