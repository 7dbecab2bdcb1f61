import type { JSX } from "preact";
import { useStrings } from "../../../lib/i18n";
import { useDesk } from "../base/desk";
import { count, NOTHING } from "../base/format";
import { isNarrow } from "../base/narrow";
import { hashOf, place } from "../base/route";
import { strings as baseStrings } from "../base/strings";
import { type Col, Table } from "../base/Table";
import { strings } from "./strings";
import type { CommuneCard, TeamCard } from "./types";

function share(part: number, whole: number): string {
  return whole ? `${count(part)}/${count(whole)}` : NOTHING;
}

function useColumns<Row extends CommuneCard | TeamCard>(): Col<Row>[] {
  const t = useStrings(strings);
  const common = useStrings(baseStrings);
  return [
    { key: "visits", label: common.visits, end: true, cell: (row) => count(row.visits) },
    { key: "people", label: common.people, end: true, cell: (row) => count(row.people) },
    { key: "days", label: t.daysActive, end: true, cell: (row) => count(row.days_active) },
    { key: "topics", label: t.topics, end: true, cell: (row) => count(row.topics) },
    // on a phone lines of words: as numbers side by side six would not fit
    { key: "goals", label: t.goals, end: !isNarrow(), cell: (row) => share(row.goals.reached, row.goals.given) },
  ];
}

/** Communes by name; no column can be sorted by, so that nobody makes a ranking of them here. */
export function CommuneCards({ rows }: { rows: readonly CommuneCard[] }): JSX.Element {
  const t = useStrings(strings);
  const common = useStrings(baseStrings);
  const { unit } = useDesk();
  const { query } = place.value;
  const columns: Col<CommuneCard>[] = [
    {
      key: "name",
      label: common.commune,
      head: true,
      cell: (row) => (unit ? row.name : <a href={hashOf("phieu", null, { ...query, xa: row.unit_id })}>{row.name}</a>),
    },
    ...useColumns<CommuneCard>(),
    { key: "silent", label: t.silentTeams, end: true, cell: (row) => share(row.silent_teams, row.teams) },
    { key: "reports", label: t.reports, end: true, cell: (row) => share(row.reports.on_time, row.reports.due) },
  ];
  return <Table caption={t.communes} columns={columns} rows={rows} rowKey={(row) => row.unit_id} />;
}

/** Teams by name. */
export function TeamCards({ rows }: { rows: readonly TeamCard[] }): JSX.Element {
  const t = useStrings(strings);
  const columns: Col<TeamCard>[] = [
    { key: "title", label: t.team, head: true, cell: (row) => <Team row={row} /> },
    ...useColumns<TeamCard>(),
    { key: "silent", label: t.silent, end: true, cell: (row) => count(row.silent_days) },
  ];
  return <Table caption={t.teams} columns={columns} rows={rows} rowKey={(row) => row.team_id} />;
}

function Team({ row }: { row: TeamCard }): JSX.Element {
  return (
    <>
      {row.title}
      <span class="dk-sub">{row.unit_name}</span>
    </>
  );
}
