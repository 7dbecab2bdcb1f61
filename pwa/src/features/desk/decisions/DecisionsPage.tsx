import type { JSX } from "preact";
import { useStrings } from "../../../lib/i18n";
import { ButtonLink } from "../../../ui/Button";
import { Card } from "../../../ui/Card";
import { EmptyState } from "../../../ui/EmptyState";
import { useDesk } from "../base/desk";
import { count, day, moment, NOTHING } from "../base/format";
import { Loaded } from "../base/Loaded";
import { PageHead, Section } from "../base/PageHead";
import { hashOf } from "../base/route";
import { type Col, Table } from "../base/Table";
import { NEW } from "./DecisionPage";
import { changesText, teamName } from "./names";
import { type Inbox, useInbox } from "./requests";
import { strings } from "./strings";
import type { DecisionItem, RosterItem } from "./types";

/** What waits, what is drawn up, and every decision of the commune. */
export function DecisionsPage(): JSX.Element {
  const t = useStrings(strings);
  const { unit, meta } = useDesk();
  const inbox = useInbox(unit?.id ?? null);
  return (
    <div class="dk-page">
      <PageHead title={t.title} sub={unit?.name ?? meta.province?.name} />
      <Loaded load={inbox}>
        {(data) => (
          <div class="dk-page">
            <WaitingLists inbox={data} />
            <Drafts drafts={data.drafts} />
            <IssuedList issued={data.issued} />
          </div>
        )}
      </Loaded>
    </div>
  );
}

function WaitingLists({ inbox: { free, drafts } }: { inbox: Inbox }): JSX.Element | null {
  const t = useStrings(strings);
  const { roles, unit } = useDesk();
  if (free.length === 0 && drafts.length > 0) return null;
  const columns: Col<RosterItem>[] = [
    { key: "team", label: t.team, head: true, cell: teamName, sort: teamName },
    ...(unit ? [] : [{ key: "commune", label: t.commune, cell: (roster: RosterItem) => roster.commune_name }]),
    { key: "people", label: t.peopleHead, end: true, cell: (roster) => count(roster.members) },
    { key: "changes", label: t.changesHead, cell: (roster) => changesText(t, roster) || t.newShort },
    { key: "by", label: t.submittedBy, cell: (roster) => roster.submitted_by ?? NOTHING },
    { key: "at", label: t.submittedAt, end: true, cell: (roster) => moment(roster.submitted_at) },
  ];
  const action = unit && free.length > 0 && (
    <ButtonLink kind="primary" icon="tasks" href={hashOf("quyet-dinh", NEW)}>
      {roles.has("commune_approver") ? t.check : t.prepare}
    </ButtonLink>
  );
  return (
    <Section title={t.waiting} sub={free.length > 0 ? t.waitingText(count(free.length)) : undefined} actions={action}>
      {free.length === 0 ? (
        <Card>
          <EmptyState icon="sent" text={t.noneWaiting} />
        </Card>
      ) : (
        <Table caption={t.waiting} columns={columns} rows={free} rowKey={(roster) => roster.id} />
      )}
    </Section>
  );
}

function Drafts({ drafts }: { drafts: readonly DecisionItem[] }): JSX.Element | null {
  const t = useStrings(strings);
  const { unit } = useDesk();
  if (drafts.length === 0) return null;
  const columns: Col<DecisionItem>[] = [
    {
      key: "draft",
      label: t.draftTitle,
      head: true,
      cell: (draft) => (
        <>
          <a href={hashOf("quyet-dinh", draft.id)}>{t.draftOf(count(draft.teams))}</a>
          {!unit && <span class="dk-sub">{draft.unit_name}</span>}
        </>
      ),
    },
    { key: "kind", label: t.kind, cell: (draft) => t.kinds[draft.kind] },
    { key: "signer", label: t.signer, cell: (draft) => draft.signer ?? NOTHING },
    { key: "at", label: t.drawnUp, end: true, cell: (draft) => moment(draft.created_at) },
  ];
  return (
    <Section title={t.drafts}>
      <Table caption={t.drafts} columns={columns} rows={drafts} rowKey={(draft) => draft.id} />
    </Section>
  );
}

function IssuedList({ issued }: { issued: readonly DecisionItem[] }): JSX.Element {
  const t = useStrings(strings);
  const { unit } = useDesk();
  const columns: Col<DecisionItem>[] = [
    {
      key: "number",
      label: t.number,
      head: true,
      cell: (one) => (
        <>
          <a href={hashOf("quyet-dinh", one.id)}>{one.label ?? NOTHING}</a>
          {one.unit_id !== unit?.id && <span class="dk-sub">{one.unit_name}</span>}
        </>
      ),
    },
    { key: "kind", label: t.kind, cell: (one) => t.kinds[one.kind] },
    { key: "date", label: t.date, end: true, cell: (one) => day(one.date), sort: (one) => one.date ?? "" },
    { key: "effective", label: t.effective, end: true, cell: (one) => day(one.effective_date), wideOnly: true },
    { key: "signer", label: t.signer, cell: (one) => one.signer ?? NOTHING },
    { key: "teams", label: t.teams, end: true, cell: (one) => count(one.teams), sort: (one) => one.teams },
  ];
  return (
    <Section title={t.issued}>
      {issued.length === 0 ? (
        <Card>
          <EmptyState icon="note" text={t.noneIssued} />
        </Card>
      ) : (
        <Table
          caption={t.issued}
          columns={columns}
          rows={issued}
          rowKey={(one) => one.id}
          sort={{ key: "date", descending: true }}
        />
      )}
    </Section>
  );
}
