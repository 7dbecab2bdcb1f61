import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { language, useStrings } from "../../../lib/i18n";
import { Icon } from "../../../ui/icons/Icon";
import { Pill } from "../../../ui/Pill";
import { count, moment } from "../base/format";
import { Loaded } from "../base/Loaded";
import { hashOf } from "../base/route";
import { PeopleList } from "../history/PeopleList";
import { changesText, teamName } from "./names";
import { useChanges } from "./requests";
import { SendBack } from "./SendBack";
import { strings } from "./strings";
import { takenText } from "./taken";
import type { CheckedRoster, Differences, Fault, RosterFull } from "./types";

interface Props {
  roster: CheckedRoster;
  /** Shown at once; otherwise asked for when it is unfolded. */
  open: boolean;
  stale?: boolean;
  /** Null where nothing is chosen: the draft stands. */
  chosen: boolean | null;
  onChoose: (chosen: boolean) => void;
  /** After it was sent back. */
  onGone: () => void;
}

/** One team's list on the check page: whether it is in, what it changes, what is wrong with it. */
export function TeamCheck({ roster, open, stale = false, chosen, onChoose, onGone }: Props): JSX.Element {
  const t = useStrings(strings);
  const [shown, setShown] = useState(open || stale);
  const visible = shown || stale;
  return (
    <li class={stale || roster.stale ? "dk-check dk-check-stale" : "dk-check"}>
      {chosen !== null && (
        <label class="dk-check-box">
          <input type="checkbox" checked={chosen} onChange={(event) => onChoose(event.currentTarget.checked)} />
          <span class="vh">{t.include(teamName(roster))}</span>
        </label>
      )}
      <details open={visible} onToggle={(event) => setShown(event.currentTarget.open)}>
        <summary>
          <span class="dk-check-name">
            {teamName(roster)}
            <span class="dk-sub">
              {[t.version(roster.version), t.people(count(roster.members)), changesText(t, roster)]
                .filter(Boolean)
                .join(" · ")}
            </span>
          </span>
          {(stale || roster.stale) && (
            <Pill tone="warn" icon="alert">
              {roster.stale ? t.takenMark : t.staleMark}
            </Pill>
          )}
          <Icon name="down" size={20} />
        </summary>
        {roster.stale && <p class="dk-check-body">{takenText(t, roster.stale)}</p>}
        {visible && <Content key={roster.content_hash} roster={roster} onGone={onGone} />}
      </details>
    </li>
  );
}

function Content({ roster, onGone }: { roster: CheckedRoster; onGone: () => void }): JSX.Element {
  const t = useStrings(strings);
  const changes = useChanges(roster);
  return (
    <div class="dk-check-body stack">
      <Loaded load={changes} rows={2}>
        {({ full, differences }) => (
          <>
            <Faults title={t.problems} faults={full.problems} />
            <Told roster={roster} differences={differences} />
            <Faults title={t.warnings} faults={full.warnings} />
            <People full={full} />
          </>
        )}
      </Loaded>
      {roster.submitted_by && (
        <p class="muted small">
          {t.submitted(roster.submitted_by, roster.submitted_at ? moment(roster.submitted_at) : "")}
        </p>
      )}
      <div class="row">
        <SendBack roster={roster} onDone={onGone} />
        <a class="dk-row-link" href={hashOf("lich-su", roster.team_id)}>
          {t.history}
        </a>
      </div>
    </div>
  );
}

function Told({ roster, differences }: { roster: CheckedRoster; differences: Differences }): JSX.Element {
  const t = useStrings(strings);
  if (differences.against === null) return <p>{t.newTeam(count(roster.members))}</p>;
  return (
    <div>
      <p class="dk-small-head">{t.differences}</p>
      <ul class="dk-sentences">
        {differences.sentences[language.value].map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </div>
  );
}

function Faults({ title, faults }: { title: string; faults: readonly Fault[] }): JSX.Element | null {
  if (faults.length === 0) return null;
  return (
    <div>
      <p class="dk-small-head">
        <Icon name="alert" size={16} />
        {title}
      </p>
      <ul class="dk-sentences">
        {faults.map((fault) => (
          <li key={`${fault.code} ${fault.field}`}>{language.value === "vi" ? fault.message : fault.message_en}</li>
        ))}
      </ul>
    </div>
  );
}

function People({ full }: { full: RosterFull }): JSX.Element {
  const t = useStrings(strings);
  return (
    <details class="more">
      <summary>{t.members}</summary>
      <PeopleList lines={full.lines} />
    </details>
  );
}
