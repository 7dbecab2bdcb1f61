import type { JSX } from "preact";
import { api } from "../../../data";
import { useStrings } from "../../../lib/i18n";
import { ButtonLink } from "../../../ui/Button";
import { Card } from "../../../ui/Card";
import { EmptyState } from "../../../ui/EmptyState";
import { Facts } from "../../../ui/Facts";
import { Call } from "../base/Call";
import { seesPhones, useDesk } from "../base/desk";
import { count, day, lastDay, NOTHING } from "../base/format";
import { Loaded } from "../base/Loaded";
import { useLoad } from "../base/load";
import { PageHead, PrintButton, Section } from "../base/PageHead";
import { hashOf, place } from "../base/route";
import { type Col, Table } from "../base/Table";
import type { Member, RosterRow, TeamFull } from "../base/types";
import { inviteColumn, PrintCards } from "./Invite";
import { memberColumns } from "./memberColumns";
import { NewList } from "./NewList";
import { strings } from "./strings";

/** One team: who is in it by which decision, and the versions of its roster. */
export function TeamPage(): JSX.Element {
  const t = useStrings(strings);
  const id = place.value.id ?? "";
  const team = useLoad(`team ${id}`, () => api.get<TeamFull>(`/teams/${id}`));
  const { roles } = useDesk();
  const seesVisits = roles.has("commune_officer") || roles.has("commune_approver") || roles.has("admin");
  const officer = roles.has("commune_officer");
  const invites = officer || roles.has("admin");
  const up = { href: hashOf("to"), label: t.title };
  if (!team.data) {
    return (
      <div class="dk-page">
        <PageHead title={t.team} up={up} />
        <Loaded load={team}>{() => null}</Loaded>
      </div>
    );
  }
  const { title, hamlet_label, commune_name } = team.data;
  return (
    <div class="dk-page">
      <PageHead title={title} sub={[hamlet_label, commune_name].filter(Boolean).join(" · ")} up={up}>
        <PrintButton />
        {officer && <NewList team={id} again={team.data.roster !== null} />}
        {invites && <PrintCards team={team.data} />}
        {seesVisits && (
          <ButtonLink href={hashOf("luot", null, { to: id })} icon="journal">
            {t.visits}
          </ButtonLink>
        )}
      </PageHead>
      <Loaded load={team}>
        {(data) => (
          <>
            <Members team={data} invites={invites} />
            <div class="dk-two">
              <About team={data} />
              <Versions id={id} />
            </div>
          </>
        )}
      </Loaded>
    </div>
  );
}

function Members({ team, invites }: { team: TeamFull; invites: boolean }): JSX.Element {
  const t = useStrings(strings);
  const { roles } = useDesk();
  const { roster } = team;
  if (!roster) return <EmptyState icon="users" text={t.noRoster} />;
  const born: Col<Member> = {
    key: "born",
    label: t.birthYear,
    end: true,
    cell: (member) => member.birth_year ?? NOTHING,
    wideOnly: true,
  };
  const columns = memberColumns<Member>(t, seesPhones(roles));
  return (
    <Section
      title={`${t.membersTab} (${count(roster.entries.length)})`}
      sub={t.byVersion(roster.version, roster.decision_number ?? NOTHING, day(roster.approved_on))}
    >
      <Table
        caption={t.membersTab}
        columns={[...columns.slice(0, 2), born, ...columns.slice(2), ...(invites ? [inviteColumn(t.invitation)] : [])]}
        rows={roster.entries}
        rowKey={(member) => member.person_id}
      />
    </Section>
  );
}

function About({ team }: { team: TeamFull }): JSX.Element {
  const t = useStrings(strings);
  return (
    <Card title={t.facts}>
      <Facts
        facts={[
          { name: t.hamlet, value: team.hamlet_label ?? NOTHING },
          { name: t.commune, value: team.commune_name },
          { name: t.leader, value: team.leader_name ?? NOTHING },
          { name: t.phone, value: <Call phone={team.leader_phone} name={team.leader_name} /> },
          { name: t.decision, value: team.decision_number ?? t.notApproved },
          { name: t.approved, value: day(team.approved_on) },
          { name: t.lastVisit, value: day(team.last_visit_day) },
        ]}
      />
    </Card>
  );
}

function Versions({ id }: { id: string }): JSX.Element {
  const t = useStrings(strings);
  const rosters = useLoad(`rosters ${id}`, () => api.get<{ items: RosterRow[] }>(`/teams/${id}/rosters`));
  const columns: Col<RosterRow>[] = [
    {
      key: "version",
      label: t.rosterVersion,
      head: true,
      cell: (row) => (
        <>
          {t.version(row.version)}
          <span class="dk-sub">{t.rosterStatuses[row.status] ?? row.status}</span>
        </>
      ),
    },
    {
      key: "decision",
      label: t.decision,
      cell: (row) => <span class="dk-nowrap">{row.decision_number ?? NOTHING}</span>,
    },
    { key: "members", label: t.members, end: true, cell: (row) => count(row.members) },
    {
      key: "valid",
      label: t.inForce,
      cell: (row) => t.span(day(row.valid_from), row.valid_to ? lastDay(row.valid_to) : null),
    },
  ];
  return (
    <Card title={t.versions}>
      <Loaded load={rosters} rows={2}>
        {({ items }) => <Table caption={t.versions} columns={columns} rows={items} rowKey={(row) => row.id} />}
      </Loaded>
      <div class="row">
        <ButtonLink href={hashOf("lich-su", id)} icon="history">
          {t.history}
        </ButtonLink>
      </div>
    </Card>
  );
}
