import type { JSX } from "preact";
import { useStrings } from "../../../lib/i18n";
import { Call } from "./Call";
import { seesPhones, useDesk } from "./desk";
import { count, day, NOTHING } from "./format";
import { hashOf } from "./route";
import { strings } from "./strings";
import { type Col, Table } from "./Table";
import type { SilentTeam } from "./types";

interface Props {
  teams: readonly SilentTeam[];
  withCommune: boolean;
  caption: string;
  /** In a narrow place: without the day of the newest visit. */
  compact?: boolean;
}

/** Silent teams: since when, and whom to call. */
export function SilentTable({ teams, withCommune, caption, compact }: Props): JSX.Element {
  const t = useStrings(strings);
  const words = t.silent;
  const { roles } = useDesk();
  const commune: Col<SilentTeam> = {
    key: "commune",
    label: t.commune,
    cell: (team) => team.commune_name,
    sort: (team) => team.commune_name,
  };
  const last: Col<SilentTeam> = {
    key: "last",
    label: words.lastVisit,
    end: true,
    cell: (team) => (team.last_visit_day ? day(team.last_visit_day) : words.neverYet),
  };
  const call: Col<SilentTeam> = {
    key: "phone",
    label: words.phone,
    cell: (team) => <Call phone={team.leader_phone} name={team.leader_name} />,
  };
  const columns: Col<SilentTeam>[] = [
    {
      key: "team",
      label: words.hamlet,
      head: true,
      cell: (team) => <a href={hashOf("to", team.team_id)}>{team.hamlet_label ?? team.title}</a>,
      sort: (team) => team.hamlet_label ?? team.title,
    },
    ...(withCommune ? [commune] : []),
    {
      key: "days",
      label: words.days,
      end: true,
      cell: (team) => count(team.silent_days),
      // Without any visit the silence has no beginning: longest of all.
      sort: (team) => team.silent_days ?? Number.MAX_SAFE_INTEGER,
    },
    ...(compact ? [] : [last]),
    { key: "leader", label: words.leader, cell: (team) => team.leader_name ?? NOTHING },
    ...(seesPhones(roles) ? [call] : []),
  ];
  return (
    <Table
      caption={caption}
      columns={columns}
      rows={teams}
      rowKey={(team) => team.team_id}
      sort={{ key: "days", descending: true }}
    />
  );
}
