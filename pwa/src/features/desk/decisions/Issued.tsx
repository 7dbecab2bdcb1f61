import type { JSX } from "preact";
import { useStrings } from "../../../lib/i18n";
import { Button } from "../../../ui/Button";
import { Card } from "../../../ui/Card";
import { Facts } from "../../../ui/Facts";
import { count, day, moment, NOTHING } from "../base/format";
import { useAction } from "../base/load";
import { Section } from "../base/PageHead";
import { ProblemCard } from "../base/Problem";
import { hashOf, place } from "../base/route";
import { type Col, Table } from "../base/Table";
import { teamName } from "./names";
import { download } from "./papers";
import { SignedCopy } from "./SignedCopy";
import { strings } from "./strings";
import type { DecidedRoster, DecisionFull } from "./types";

interface Props {
  decision: DecisionFull;
  reload: () => void;
}

/** C5: the approved decision: paper to print, the signed copy, and whose lists it put in force. */
export function Issued({ decision, reload }: Props): JSX.Element {
  return (
    <>
      {place.value.query.xong && <Approved decision={decision} />}
      <div class="dk-two">
        <Paper decision={decision} />
        <SignedCopy decision={decision} onSaved={reload} />
      </div>
      <About decision={decision} />
      <Lists rosters={decision.rosters} />
    </>
  );
}

function Approved({ decision: { rosters } }: { decision: DecisionFull }): JSX.Element {
  const t = useStrings(strings);
  const [first] = rosters;
  const what = rosters.length === 1 && first ? t.approvedOne(first.version) : t.approvedTeams(count(rosters.length));
  return (
    <div role="status">
      <Card tone="note" icon="sent" title={t.approved(what)} />
    </div>
  );
}

function Paper({ decision: { id, label } }: { decision: DecisionFull }): JSX.Element {
  const t = useStrings(strings);
  const action = useAction();
  const get = (format: "pdf" | "docx") => action.run(() => download(id, format, label));
  return (
    <Card icon="note" title={t.paper}>
      {action.problem && <ProblemCard problem={action.problem} />}
      <div class="row">
        <Button kind="primary" icon="note" disabled={action.busy} onClick={() => get("pdf")}>
          {t.pdf}
        </Button>
        <Button icon="download" disabled={action.busy} onClick={() => get("docx")}>
          {t.word}
        </Button>
      </div>
    </Card>
  );
}

function About({ decision }: { decision: DecisionFull }): JSX.Element {
  const t = useStrings(strings);
  const { replaces } = decision;
  const facts = [
    { name: t.kind, value: t.kinds[decision.kind] },
    { name: t.date, value: day(decision.date) },
    { name: t.effective, value: day(decision.effective_date) },
    { name: t.signer, value: [decision.signer, decision.position].filter(Boolean).join(", ") || NOTHING },
    {
      name: t.replaces,
      value: replaces ? (
        <a href={hashOf("quyet-dinh", replaces.id)}>
          {t.replacesLine(replaces.label ?? NOTHING, day(replaces.date), "")}
        </a>
      ) : (
        NOTHING
      ),
    },
    { name: t.approvedBy, value: approvedBy(decision) },
  ];
  return (
    <Card title={t.facts}>
      <Facts facts={facts} />
    </Card>
  );
}

function approvedBy({ approved_by, approved_at }: DecisionFull): string {
  return approved_at ? [approved_by, moment(approved_at)].filter(Boolean).join(", ") : NOTHING;
}

function Lists({ rosters }: { rosters: readonly DecidedRoster[] }): JSX.Element {
  const t = useStrings(strings);
  const columns: Col<DecidedRoster>[] = [
    {
      key: "team",
      label: t.team,
      head: true,
      cell: (roster) => <a href={hashOf("lich-su", roster.team_id)}>{teamName(roster)}</a>,
      sort: teamName,
    },
    { key: "version", label: t.versionHead, end: true, cell: (roster) => roster.version },
    { key: "people", label: t.peopleHead, end: true, cell: (roster) => count(roster.members) },
    { key: "by", label: t.submittedBy, cell: (roster) => roster.submitted_by ?? NOTHING },
  ];
  return (
    <Section title={t.teams} sub={t.teamsIn(count(rosters.length))}>
      <Table caption={t.teams} columns={columns} rows={rosters} rowKey={(roster) => roster.id} />
    </Section>
  );
}
