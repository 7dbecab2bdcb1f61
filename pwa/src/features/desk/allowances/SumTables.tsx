import type { JSX } from "preact";
import { useStrings } from "../../../lib/i18n";
import { Pill } from "../../../ui/Pill";
import { count } from "../base/format";
import { isNarrow } from "../base/narrow";
import { hashOf } from "../base/route";
import { strings as baseStrings } from "../base/strings";
import { type Col, Table } from "../base/Table";
import { useMonth } from "./MonthSelect";
import { strings } from "./strings";
import type { Allowances, CommuneSums, Sums, TeamSums } from "./types";

const KEYS = ["members", "days", "nights", "amount"] as const;

function useSumColumns<Row extends Sums>(totals: Sums): Col<Row>[] {
  const t = useStrings(strings);
  const labels = { members: t.members, days: t.days, nights: t.nights, amount: t.money };
  return KEYS.map((key) => ({
    key,
    label: labels[key],
    end: true,
    cell: (row: Row) => count(row[key]),
    foot: count(totals[key]),
  }));
}

/** Communes with their sums; each opens its teams. */
export function CommuneTable({ data }: { data: Allowances }): JSX.Element {
  const t = useStrings(strings);
  const common = useStrings(baseStrings);
  const month = useMonth();
  const teams = data.communes.reduce((sum, row) => sum + row.teams, 0);
  const waiting = data.communes.reduce((sum, row) => sum + row.unconfirmed_teams, 0);
  const columns: Col<CommuneSums>[] = [
    {
      key: "name",
      label: common.commune,
      head: true,
      foot: common.sum,
      cell: (row) => <a href={hashOf("ho-tro", null, { xa: row.unit_id, thang: month })}>{row.name}</a>,
    },
    { key: "teams", label: t.teamCount, end: true, cell: (row) => count(row.teams), foot: count(teams) },
    {
      key: "waiting",
      label: t.waiting,
      // on a phone lines of words: as numbers side by side six would not fit
      end: !isNarrow(),
      cell: (row) => count(row.unconfirmed_teams),
      foot: count(waiting),
    },
    ...useSumColumns<CommuneSums>(data.totals),
  ];
  return <Table caption={t.communes} columns={columns} rows={data.communes} rowKey={(row) => row.unit_id} totals />;
}

/** Teams with their sums; each opens its sheet. */
export function TeamTable({ data }: { data: Allowances }): JSX.Element {
  const t = useStrings(strings);
  const common = useStrings(baseStrings);
  const month = useMonth();
  const columns: Col<TeamSums>[] = [
    {
      key: "title",
      label: t.team,
      head: true,
      foot: common.sum,
      cell: (row) => (
        <>
          <a href={hashOf("ho-tro", row.team_id, { thang: month })}>{row.title}</a>
          <span class="dk-sub">{row.unit_name}</span>
        </>
      ),
    },
    {
      key: "state",
      label: t.state,
      cell: (row) => <Pill tone={row.confirmed ? "ok" : "idle"}>{row.confirmed ? t.confirmed : t.unconfirmed}</Pill>,
      foot: "",
    },
    ...useSumColumns<TeamSums>(data.totals),
  ];
  return <Table caption={t.teams} columns={columns} rows={data.teams} rowKey={(row) => row.team_id} totals />;
}
