import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { api } from "../../../data";
import { useStrings } from "../../../lib/i18n";
import { ButtonLink } from "../../../ui/Button";
import { Card } from "../../../ui/Card";
import { count } from "../base/format";
import { Loaded } from "../base/Loaded";
import { useLoad } from "../base/load";
import { PageHead, PrintButton, Section } from "../base/PageHead";
import { hashOf, place } from "../base/route";
import { Acts } from "./Acts";
import { Against } from "./Against";
import { Events } from "./Events";
import { FaultNotes } from "./FaultNotes";
import { LinesEditor } from "./LinesEditor";
import { LinesTable } from "./LinesTable";
import { StatusPill } from "./StatusPill";
import { strings } from "./strings";
import type { RosterFull } from "./types";

/** One version of a team's roster: its people, what is wrong, what it changes, and what was done to it. */
export function RosterPage(): JSX.Element {
  const t = useStrings(strings);
  const id = place.value.id ?? "";
  const asked = useLoad(`roster ${id}`, () => api.get<RosterFull>(`/rosters/${id}`));
  const [newer, setNewer] = useState<RosterFull | null>(null);
  const roster = newer ?? asked.data;
  const reload = () => {
    setNewer(null);
    asked.reload();
  };
  const up = { href: hashOf("danh-sach"), label: t.title };
  return (
    <div class="dk-page">
      <PageHead title={roster?.team.title ?? t.roster} sub={roster && <Sub roster={roster} />} up={up}>
        {roster && <PrintButton />}
        {roster && (
          <ButtonLink href={hashOf("to", roster.team.id)} icon="team">
            {t.toTeam}
          </ButtonLink>
        )}
      </PageHead>
      <Loaded load={{ ...asked, data: roster }}>
        {(data) => <Parts key={data.id} roster={data} onNewer={setNewer} reload={reload} />}
      </Loaded>
    </div>
  );
}

function Sub({ roster }: { roster: RosterFull }): JSX.Element {
  const t = useStrings(strings);
  const { team, version, status, decision } = roster;
  return (
    <span class="row">
      <StatusPill status={status} />
      <span>
        {[t.versionOf(version), team.hamlet_label, team.commune_name, decision?.number && t.decision(decision.number)]
          .filter(Boolean)
          .join(" · ")}
      </span>
    </span>
  );
}

interface PartsProps {
  roster: RosterFull;
  onNewer: (roster: RosterFull) => void;
  reload: () => void;
}

function Parts({ roster, onNewer, reload }: PartsProps): JSX.Element {
  const t = useStrings(strings);
  const [dirty, setDirty] = useState(false);
  const editable = roster.may.includes("edit");
  return (
    <>
      {roster.status === "returned" && roster.reason && (
        <Card tone="warn" icon="undo" title={t.returnedTitle}>
          <p>{roster.reason}</p>
        </Card>
      )}
      <FaultNotes roster={roster} />
      <Acts roster={roster} dirty={dirty} onNewer={onNewer} reload={reload} />
      <Section title={t.lines(count(roster.lines.length))}>
        {editable ? (
          <LinesEditor roster={roster} onDirty={setDirty} onNewer={onNewer} reload={reload} />
        ) : (
          <LinesTable lines={roster.lines} />
        )}
      </Section>
      {roster.status !== "superseded" && <Against roster={roster} onNewer={onNewer} />}
      <Section title={t.events}>
        <Events events={roster.events} />
      </Section>
    </>
  );
}
