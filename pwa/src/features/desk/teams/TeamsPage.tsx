import type { JSX } from "preact";
import { api } from "../../../data";
import { useStrings } from "../../../lib/i18n";
import { Call } from "../base/Call";
import { seesPhones, useDesk } from "../base/desk";
import { count, day, NOTHING } from "../base/format";
import { LoadedPages } from "../base/Loaded";
import { usePages, useSettled } from "../base/load";
import { hashOf, place } from "../base/route";
import { type Col, Table } from "../base/Table";
import type { Page, TeamRow } from "../base/types";
import { Head } from "./Head";
import { NoTeam } from "./NoTeam";
import { strings } from "./strings";

/** The teams of the commune, or of the province with a commune to choose. */
export function TeamsPage(): JSX.Element {
  const t = useStrings(strings);
  const { unit, roles } = useDesk();
  const { query } = place.value;
  const q = useSettled(query.q ?? "");
  const asked = { unit: unit?.id ?? query.xa ?? null, q };
  const teams = usePages(JSON.stringify(asked), (after) => api.get<Page<TeamRow>>("/teams", { ...asked, after }));
  return (
    <div class="dk-page">
      <Head page="to" />
      {unit && q === "" && roles.has("commune_officer") && <NoTeam unit={unit.id} />}
      <LoadedPages pages={teams} empty={{ icon: "team", text: t.emptyTeams }} filtered={q !== ""}>
        {(items) => <TeamTable teams={items} withCommune={unit === null} />}
      </LoadedPages>
    </div>
  );
}

function TeamTable({ teams, withCommune }: { teams: readonly TeamRow[]; withCommune: boolean }): JSX.Element {
  const t = useStrings(strings);
  const { roles } = useDesk();
  const commune: Col<TeamRow> = { key: "commune", label: t.commune, cell: (team) => team.commune_name };
  const call: Col<TeamRow> = {
    key: "phone",
    label: t.phone,
    cell: (team) => <Call phone={team.leader_phone} name={team.leader_name} />,
  };
  const columns: Col<TeamRow>[] = [
    {
      key: "team",
      label: t.hamlet,
      head: true,
      cell: (team) => (
        <>
          <a href={hashOf("to", team.id)}>{team.hamlet_label ?? team.title}</a>
          {team.hamlet_label && !withCommune && <span class="dk-sub">{team.title}</span>}
        </>
      ),
    },
    ...(withCommune ? [commune] : []),
    { key: "leader", label: t.leader, cell: (team) => team.leader_name ?? NOTHING },
    ...(seesPhones(roles) ? [call] : []),
    { key: "members", label: t.members, end: true, cell: (team) => count(team.members) },
    {
      key: "decision",
      label: t.decision,
      cell: (team) => <span class="dk-nowrap">{team.decision_number ?? t.notApproved}</span>,
    },
    { key: "approved", label: t.approved, end: true, cell: (team) => day(team.approved_on), wideOnly: true },
    { key: "last", label: t.lastVisit, end: true, cell: (team) => day(team.last_visit_day) },
  ];
  return <Table caption={t.teams} columns={columns} rows={teams} rowKey={(team) => team.id} />;
}
